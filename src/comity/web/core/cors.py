"""The API and the downloads may be read from any page: they are public and know no reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from comity.web.core.errors import problem

OPEN: Final = ("/api/", "/downloads/")
READ: Final = ("GET", "HEAD", "OPTIONS")
_ANY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Last-Modified, Retry-After, Content-Disposition, Content-Length"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_ASKED_BEFORE = {
    "Access-Control-Allow-Methods": ", ".join(READ),
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
    "Allow": ", ".join(READ),
}


class OpenReading:
    """Let pages of others read, answer what a browser asks before, and refuse all writing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; what does not belong to the API or the downloads passes through."""
        if not request.path.startswith(OPEN):
            return self.get_response(request)
        response = self._answer(request)
        for name, value in _ANY.items():
            response.headers.setdefault(name, value)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=_ASKED_BEFORE)
        if request.method not in READ:
            response = problem(request, 405, _NO_WRITING)
            response.headers["Allow"] = ", ".join(READ)
            return response
        return self.get_response(request)


_NO_WRITING = "Everything here is for reading; ask with GET or HEAD."
