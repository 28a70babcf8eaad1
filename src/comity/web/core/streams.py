"""Few whole tables are sent at one time: each keeps a thread for as long as its reader takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import BoundedSemaphore
from typing import Final

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from comity.web.core.errors import busy
from comity.web.core.hands import BusyError

#: Downloads that are sent at one time by one process; other threads answer pages meanwhile.
MOST: Final = 3
_BUSY = "Other downloads are being sent; ask again in half a minute."


class Streams:
    """Let few answers be sent bit by bit, and refuse more until one has come to its end."""

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponseBase], most: int = MOST
    ) -> None:
        self.get_response, self._places = get_response, BoundedSemaphore(most)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; what is sent at once passes through."""
        response = self.get_response(request)
        if not isinstance(response, StreamingHttpResponse):
            return response
        if not self._places.acquire(blocking=False):
            response.close()
            return busy(request, BusyError(_BUSY))
        response.streaming_content = Sent(iter(response), self._places.release)
        return response


class Sent:
    """The parts of an answer, and what is to be done once when no more of it is sent."""

    def __init__(self, parts: Iterable[bytes], then: Callable[[], None]) -> None:
        self._parts, self._then = parts, [then]

    def __iter__(self) -> Iterator[bytes]:
        """Go through the parts."""
        yield from self._parts

    def close(self) -> None:
        """Give the place away, whether all was sent or the reader left."""
        while self._then:
            self._then.pop()()
