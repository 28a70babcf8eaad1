"""Every address of the site: those of the rooms in all languages, the API, and the rest."""

from __future__ import annotations

from importlib import import_module

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from comity.web.api import api
from comity.web.operations import urls as operations
from comity.web.rooms import rooms

_PAGES = [path("", include(f"comity.web.rooms.{room.name}.urls")) for room in rooms()]


def _plain() -> list[URLPattern | URLResolver]:
    """Return the addresses that have no language: those that a room gives as ``plain``."""
    found = (import_module(f"comity.web.rooms.{room.name}.urls") for room in rooms())
    return [item for module in found for item in getattr(module, "plain", ())]


urlpatterns = [
    *operations.urlpatterns,
    path("api/v1/", api.urls),
    *_plain(),
    *i18n_patterns(*_PAGES, prefix_default_language=False),
]
handler400 = "comity.web.core.errors.bad_request"
handler404 = "comity.web.core.errors.not_found"
handler500 = "comity.web.core.errors.fault"
