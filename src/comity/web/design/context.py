"""What every page knows: the rooms, the languages, the edition."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from comity.web.core.edition import edition
from comity.web.core.language import direction, language
from comity.web.rooms import rooms


def site(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of a page draws."""
    here, address = language(), request.get_full_path()
    return {
        "edition": edition(),
        "language": here,
        "direction": direction(here),
        "languages": [
            {"code": code, "name": name, "url": translate_url(address, code)}
            for code, name in settings.LANGUAGES
        ],
        "rooms": [room for room in rooms() if room.title is not None],
        "public_url": settings.PUBLIC_URL,
    }
