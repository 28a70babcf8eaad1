"""Time as the reader of services sees it; tests bring a clock that does not wait."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Counts seconds from some moment, and waits."""

    def now(self) -> float:
        """Return the seconds since some moment."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> float:
        """Return the seconds since some moment; never turned back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class Pace:
    """Keeps requests to one host a stated time apart."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: dict[str, float] = {}

    def keep(self, host: str, rate_per_second: float) -> None:
        """Wait until the next request to a host is polite."""
        last = self._last.get(host)
        if last is not None:
            left = last + 1 / rate_per_second - self._clock.now()
            if left > 0:
                self._clock.sleep(left)
        self._last[host] = self._clock.now()
