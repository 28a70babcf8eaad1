"""Receive the body of an answer, and tell a passing fault from a lasting one."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable
from dataclasses import dataclass

from comity.fetch.faults import PassingError, RefusedError
from comity.fetch.part import Part, validator
from comity.fetch.retry import retry_after

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
GONE = frozenset({404, 410})
_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")
_CHUNK = 1 << 16
_PACKINGS = frozenset({"", "identity", "gzip", "x-gzip"})
_MOVED = "Look for the new address at the publisher, and correct it in the list of services."
_FORBIDDEN = "The service refuses this question; see whether the publisher changed its terms."
_TRICKLE = "Try again at another hour; what came is kept and only the rest will be asked for."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the beginning of its answer."""

    start: str
    address: str
    connection: http.client.HTTPConnection
    answer: http.client.HTTPResponse

    def header(self, name: str) -> str:
        """Return a header of the answer, or nothing; long ones are cut."""
        return (self.answer.getheader(name) or "").strip()[:200]

    def close(self) -> None:
        """Close both ends: the answer holds the connection once the server lets go of it."""
        self.answer.close()
        self.connection.close()


def receive(
    asked: Asked,
    part: Part,
    largest: int,
    late: Callable[[], bool],
    report: Callable[[int, int | None], None],
) -> None:
    """Write the body into the part, after what is there already."""
    _status(asked, part)
    if asked.header("Content-Encoding").lower() not in _PACKINGS:
        raise RefusedError(
            "the answer is packed in a way that was not asked for.", "Tell the publisher."
        )
    length = asked.answer.length
    if asked.answer.status == 206:
        _same_version(asked, part)
    else:
        mark = validator(asked.header("ETag"), asked.header("Last-Modified"))
        part.begin(asked.start, mark)
    begun = part.size()
    whole = None if length is None else begun + length
    if whole is not None and whole > largest:
        raise _too_large(largest)
    done = _write(asked, part, begun, largest, late, lambda size: report(size, whole))
    if whole is not None and done != whole:
        raise PassingError(f"the answer broke off after {done:,} of {whole:,} bytes.")
    if not done:
        raise PassingError("the answer was empty.")


def _status(asked: Asked, part: Part) -> None:
    """Go on only when the answer carries the file or the rest of it."""
    status, answer = asked.answer.status, asked.answer
    if status in (200, 206):
        return
    if status == 416:
        part.discard()
        raise PassingError("the rest asked for does not exist.")
    if status in PASSING:
        after = retry_after(answer.getheader("Retry-After"), answer.getheader("Date"))
        raise PassingError(f"it answered {_status_line(answer)}.", after)
    raise RefusedError(
        f"it answered {_status_line(answer)}.", _MOVED if status in GONE else _FORBIDDEN
    )


def _status_line(answer: http.client.HTTPResponse) -> str:
    return f"{answer.status} {answer.reason[:60]}".strip()


def _same_version(asked: Asked, part: Part) -> None:
    """Begin anew unless the rest begins where the part ends, in the same version."""
    found = _RANGE.fullmatch(asked.header("Content-Range"))
    fits = found is not None and 0 < int(found[1]) == part.size()
    if fits and found is not None and asked.answer.length is not None:
        fits = int(found[2]) - int(found[1]) + 1 == asked.answer.length
        fits = fits and (found[3] == "*" or int(found[3]) == int(found[2]) + 1)
    if not fits:
        part.discard()
        raise PassingError("the rest that came does not continue what was kept.")


def _write(
    asked: Asked,
    part: Part,
    done: int,
    largest: int,
    late: Callable[[], bool],
    report: Callable[[int], None],
) -> int:
    with part.path.open("ab") as file:
        while piece := _piece(asked):
            done += len(piece)
            if done > largest:
                raise _too_large(largest)
            file.write(piece)
            report(done)
            if late():
                raise RefusedError(
                    "the answer came too slowly and was given up.", _TRICKLE, keep=True
                )
    return done


def _piece(asked: Asked) -> bytes:
    try:
        return asked.answer.read1(_CHUNK)
    except TimeoutError:
        raise PassingError("the answer stopped midway.") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise PassingError("the answer broke off midway.") from None


def _too_large(largest: int) -> RefusedError:
    came = f"the answer is larger than {largest:,} bytes."
    return RefusedError(
        came, "Raise the bound in the list of services if the publisher's file has grown."
    )
