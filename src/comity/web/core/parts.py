"""Tell whether htmx asks for the part of a page that changes, or for the whole."""

from __future__ import annotations

from django.http import HttpRequest


def wants_part(request: HttpRequest) -> bool:
    """Tell whether a part is asked for; going back in the history asks for the whole page."""
    asks = request.META.get("HTTP_HX_REQUEST") == "true"
    return asks and request.META.get("HTTP_HX_HISTORY_RESTORE_REQUEST") != "true"
