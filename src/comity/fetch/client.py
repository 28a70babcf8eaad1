"""Fetch one file over the web: patiently, politely, within bounds, and resumably.

Only the standard library speaks here. Settings of the machine that would send requests
through another host are not read.
"""

from __future__ import annotations

import http.client
import random
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from comity.facts.errors import FetchError
from comity.fetch.address import Address
from comity.fetch.body import Asked, receive
from comity.fetch.clock import Clock, Pace, SystemClock
from comity.fetch.faults import PassingError, RefusedError
from comity.fetch.part import Part
from comity.fetch.retry import LONGEST_ASKED, backoff

REDIRECTS = 5
SENT_ON = frozenset({301, 302, 303, 307, 308})
CERTIFICATE = "Check the date of this machine and who stands between it and the service."
LATER = "Try again later; if the server allows it, only the rest will be asked for."


class Progress(NamedTuple):
    """How far a fetch has come: in bytes of a file, or in pages."""

    what: str
    done: int
    of: int | None


Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to fetch, and within which bounds."""

    source: str
    address: str
    largest: int
    rate_per_second: float
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came whole, and what the server said of it."""

    path: Path
    address: str
    sha256: str
    bytes: int
    etag: str
    last_modified: str
    content_type: str


class Client:
    """A patient reader of web services.

    Parameters
    ----------
    clock : counts seconds and waits
    jitter : draws a number from 0 to 1, so that waits differ
    attempts : how often to ask before giving up
    timeout : seconds to wait for each answer
    longest : seconds after which a file is given up, however it trickles
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        jitter: Callable[[], float] | None = None,
        attempts: int = 5,
        timeout: float = 60.0,
        longest: float = 3600.0,
    ) -> None:
        self.clock = clock or SystemClock()
        self._jitter = jitter or random.Random().random  # noqa: S311  waits are no secret
        self._attempts, self._timeout, self._longest = attempts, timeout, longest
        self._pace = Pace(self.clock)

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    def download(self, order: Order, to: Path, report: Report | None = None) -> Received:
        """Fetch a file, asking again after passing faults.

        Raises
        ------
        FetchError
            If it does not come whole within the bounds; the file is then not there, or
            stays as it was.
        """
        part, deadline = Part(to), self.clock.now() + self._longest
        for attempt in range(self._attempts):
            try:
                asked = self._ask(order, part)
                try:
                    receive(asked, part, order.largest, self._until(deadline), _bytes(report))
                finally:
                    asked.close()
                part.finish(to)
                return _received(asked, to)
            except PassingError as fault:
                last = fault
            except RefusedError as fault:
                part.keep() if fault.keep else part.discard()
                raise FetchError(order.source, order.address, fault.came, fault.advice) from None
            except BaseException:
                part.keep()
                raise
            self._wait(order, last, attempt, part)
        part.keep()
        came = f"{last.came.rstrip('.')}, {self._attempts} times in a row."
        raise FetchError(order.source, order.address, came, LATER)

    def _until(self, deadline: float) -> Callable[[], bool]:
        return lambda: self.clock.now() > deadline

    def _wait(self, order: Order, fault: PassingError, attempt: int, part: Part) -> None:
        """Wait as long as the server asks, or longer each time."""
        if fault.after is not None and fault.after > LONGEST_ASKED:
            part.keep()
            advice = f"It asks for a pause of {fault.after:,.0f} seconds; try again after it."
            raise FetchError(order.source, order.address, fault.came, advice)
        if attempt + 1 < self._attempts:
            least = backoff(attempt, self._jitter)
            self.clock.sleep(least if fault.after is None else max(fault.after, least))

    def _ask(self, order: Order, part: Part) -> Asked:
        """Ask for the file, or for the rest of it, and follow where the server sends on."""
        try:
            address = Address.parse(order.address)
        except ValueError as error:
            raise RefusedError(
                f"the address {error}.", "Correct it in the list of services."
            ) from None
        headers = part.headers(str(address)) | {
            "Accept": order.accept,
            "Accept-Encoding": "identity",
            "User-Agent": "comity/1 (reader of statistics)",
        }
        start = str(address)
        for _ in range(REDIRECTS + 1):
            self._pace.keep(address.host, order.rate_per_second)
            connection, answer = self._request(address, headers)
            asked = Asked(start, str(address), connection, answer)
            if answer.status not in SENT_ON:
                return asked
            asked.close()
            address = _sent_on(address, answer.getheader("Location") or "")
        raise RefusedError(f"it sends on more than {REDIRECTS} times.", "Ask the publisher.")

    def _request(
        self, address: Address, headers: dict[str, str]
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        connection = self._connection(address)
        try:
            connection.request("GET", address.target, headers=headers)
            return connection, connection.getresponse()
        except ssl.SSLCertVerificationError as error:
            connection.close()
            raise RefusedError(
                f"its certificate is not trusted ({error.verify_message}).", CERTIFICATE
            ) from None
        except TimeoutError:
            connection.close()
            raise PassingError("no answer came in time.") from None
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise PassingError(f"the connection failed ({_reason(error)}).") from None

    def _connection(self, address: Address) -> http.client.HTTPConnection:
        host = address.host.strip("[]")
        if address.scheme == "http":
            return http.client.HTTPConnection(host, address.port, timeout=self._timeout)
        return http.client.HTTPSConnection(
            host, address.port, timeout=self._timeout, context=self._trust
        )


def _sent_on(address: Address, location: str) -> Address:
    try:
        return address.sent_on(location)
    except ValueError as error:
        came = f"it sends on to {location[:120]!r}, which {error}."
        raise RefusedError(came, "Nothing was read there; ask the publisher.") from None


def _bytes(report: Report | None) -> Callable[[int, int | None], None]:
    if report is None:
        return lambda done, of: None  # noqa: ARG005  nobody listens
    return lambda done, of: report(Progress("bytes", done, of))


def _received(asked: Asked, path: Path) -> Received:
    with path.open("rb") as file:
        digest, size = sha256(), 0
        while piece := file.read(1 << 20):
            digest.update(piece)
            size += len(piece)
    return Received(
        path=path,
        address=asked.address,
        sha256=digest.hexdigest(),
        bytes=size,
        etag=asked.header("ETag"),
        last_modified=asked.header("Last-Modified"),
        content_type=asked.header("Content-Type"),
    )


def _reason(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(text)[:120].lower()
