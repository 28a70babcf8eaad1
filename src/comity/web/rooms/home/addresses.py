"""Where the map and the doors lead: to the rooms that are there."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from comity.facts import PARTY_KINDS, ground
from comity.web.rooms import FOLDERS


def on_day(url: str, given: str) -> str:
    """Return an address that keeps the day asked, where one was.

    >>> on_day("/states/KEN/", "2003-07-01"), on_day("/states/KEN/", "")
    ('/states/KEN/?on=2003-07-01', '/states/KEN/')
    """
    return f"{url}?{urlencode({'on': given})}" if given else url


def state_url(code: str, given: str = "") -> str:
    """Return the address of a State; none for a place that has no page."""
    place = ground().places.get(code)
    if not has_states() or place is None or place.kind not in PARTY_KINDS:
        return ""
    return on_day(reverse("states:state", args=[code]), given)


@cache
def has_states() -> bool:
    """Tell whether the room of the States is there."""
    return "states" in FOLDERS
