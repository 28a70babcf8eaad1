"""What every page knows: the rooms, the languages, the edition."""

from __future__ import annotations

import json
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url

from comity.web.core.edition import edition
from comity.web.core.language import direction, language
from comity.web.rooms import rooms

#: Files of the look, in the order in which they build on each other.
SHEETS: Final = tuple(
    f"design/{name}.css"
    for name in ("tokens", "text", "frame", "parts", "tables", "figures", "map", "print")
)
#: How htmx behaves: it writes no style, runs no text as code, asks no other site, shows
#: a refusal in place of the page, and asks again instead of keeping copies of pages.
HTMX: Final = json.dumps(
    {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "allowScriptTags": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "scrollBehavior": "auto",
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {
                "code": "[45]..",
                "swap": True,
                "error": True,
                "target": "#main",
                "select": "#main",
                "swapOverride": "outerHTML",
            },
        ],
    }
)


class Tongue(NamedTuple):
    """A language in which a page can be read, and where."""

    code: str
    name: str
    url: str
    canonical: str


def site(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of a page draws."""
    match = request.resolver_match
    here = language()
    frame = {
        "canonical": settings.PUBLIC_URL + request.path,
        "found": match is not None,
        "htmx": HTMX,
        "room": match.app_name if match else "",
        "sheets": SHEETS,
    }
    return {
        "direction": direction(here),
        "edition": edition(),
        "frame": frame,
        "language": here,
        "languages": [_tongue(request, code, name) for code, name in settings.LANGUAGES],
        "public_url": settings.PUBLIC_URL,
        "rooms": [room for room in rooms() if room.title is not None],
    }


def _tongue(request: HttpRequest, code: str, name: str) -> Tongue:
    """Return where the page stands in a language; the first page where nothing stands."""
    address = request.get_full_path() if request.resolver_match else reverse("home:index")
    url = translate_url(address, code)
    return Tongue(code, name, url, settings.PUBLIC_URL + urlsplit(url).path)
