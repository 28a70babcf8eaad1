"""Count each answer and write one line about it, without a word about who asked."""

from __future__ import annotations

import logging
import re
import secrets
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any, Final

from django.core.signals import got_request_exception
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase

from comity.web.core.kept import Shelved, shelved
from comity.web.operations.lines import ANSWERS
from comity.web.operations.meters import meters

_ID: Final = re.compile(r"[A-Za-z0-9-]{8,64}")
_FAULT: Final = "comity.fault"
_LOG = logging.getLogger(ANSWERS)


class Watched:
    """Watch over every answer; stands before everything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        got_request_exception.connect(_remember, dispatch_uid=__name__)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, count, and write the line."""
        began = perf_counter()
        given = request.headers.get("X-Request-ID", "")
        name = given if _ID.fullmatch(given) else secrets.token_hex(8)
        response = self.get_response(request)
        response["X-Request-ID"] = name
        seconds, said = perf_counter() - began, shelved(request)
        route = route_of(request, response, said)
        meters().count(request.method or "", route, response.status_code, seconds)
        meters().shelve(said)
        fault = request.META.get(_FAULT)
        _LOG.log(
            logging.ERROR if fault else logging.INFO,
            "%s %s %s",
            request.method,
            route,
            response.status_code,
            exc_info=fault,
            extra={
                "answer": {
                    "method": request.method,
                    "route": route,
                    "status": response.status_code,
                    "ms": round(seconds * 1000, 2),
                    "bytes": _size(response),
                    "kept": said.outcome,
                    "id": name,
                }
            },
        )
        return response


def route_of(request: HttpRequest, response: HttpResponseBase, said: Shelved) -> str:
    """Return the name of the address that was asked, such as ``states:state``."""
    if said.route:
        return said.route
    match = request.resolver_match
    if match is not None:
        return match.view_name or match.route
    if request.path.startswith("/static/"):
        return "static"
    return "unknown" if response.status_code >= 400 else "redirect"


def _size(response: HttpResponseBase) -> int | None:
    """Return the bytes of an answer; None for one of which they are not known beforehand."""
    if isinstance(response, HttpResponse):
        return len(response.content)
    length = response.get("Content-Length", "")
    return int(length) if length.isdigit() else None


def _remember(request: HttpRequest | None = None, **_: Any) -> None:
    """Keep what went wrong, for the line of the answer."""
    if request is not None:
        request.META[_FAULT] = sys.exc_info()
