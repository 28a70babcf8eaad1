"""Few whole tables are sent at one time: each keeps a thread for as long as its reader takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from comity.web.core.errors import busy
from comity.web.core.hands import BusyError, long


class Streams:
    """Let few answers be sent bit by bit, and refuse more until one has come to its end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; what is sent at once passes through."""
        response = self.get_response(request)
        if not isinstance(response, StreamingHttpResponse):
            return response
        place = ExitStack()
        try:
            place.enter_context(long())
        except BusyError as error:
            response.close()
            return busy(request, error)
        response.streaming_content = Sent(iter(response), place.close)
        return response


class Sent:
    """The parts of an answer, and what is to be done when no more of it is sent."""

    def __init__(self, parts: Iterable[bytes], then: Callable[[], None]) -> None:
        self._parts, self._then = parts, then

    def __iter__(self) -> Iterator[bytes]:
        """Go through the parts."""
        yield from self._parts

    def close(self) -> None:
        """Give the place away, whether all was sent or the reader left."""
        self._then()

    __del__ = close
