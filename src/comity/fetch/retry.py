"""How long to wait before asking again."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
LONGEST_ASKED = 300.0


def backoff(attempt: int, jitter: Callable[[], float]) -> float:
    """Return the seconds to wait after a failed attempt, the first being 0.

    The wait doubles each time. Half of it is drawn by chance, so that many readers
    turned away together do not come back together.

    >>> [backoff(attempt, lambda: 1.0) for attempt in (0, 1, 2, 20)]
    [1.0, 2.0, 4.0, 60.0]
    """
    longest: float = min(LONGEST_WAIT, FIRST_WAIT * 2.0**attempt)
    return longest * (0.5 + jitter() / 2)


def retry_after(header: str | None, date_header: str | None) -> float | None:
    """Return the seconds that a server asks to wait, or None if it does not say.

    A server may name a moment; its own date, not the clock of this machine, tells how
    far off that is.

    >>> retry_after("120", None)
    120.0
    >>> retry_after("Wed, 21 Oct 2026 07:28:30 GMT", "Wed, 21 Oct 2026 07:28:00 GMT")
    30.0
    """
    text = (header or "").strip()
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, (moment - parsedate_to_datetime(date_header or "")).total_seconds())
    except (TypeError, ValueError):
        return None
