"""What is refused before anything is looked up: other names, long addresses, many parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.exceptions import DisallowedHost, TooManyFieldsSent
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from comity.web.core.errors import refused

#: Characters of an address as it is sent; the longest question that a page takes has fewer.
LONGEST: Final = 8000
_NAME = (
    "This site does not go by the name under which it was asked; those who run it list its names "
    "in COMITY_HOSTS."
)


class Bounds:
    """Refuse what no page can answer, at little cost and without repeating it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer what is within bounds."""
        problem = _problem(request)
        return refused(request, 400, problem) if problem else self.get_response(request)


def _problem(request: HttpRequest) -> str:
    """Return what is wrong with a question before it is read; nothing if all is well."""
    length = len(request.META.get("PATH_INFO", "")) + len(request.META.get("QUERY_STRING", ""))
    if length > LONGEST:
        return f"The address has {length:,} characters, and {LONGEST:,} are read; ask for less."
    try:
        request.get_host()
        _ = request.GET
    except DisallowedHost:
        return _NAME
    except TooManyFieldsSent:
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        return f"More than {most} parameters are given; ask for less at once."
    return ""
