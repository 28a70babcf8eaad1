"""The room that says how everything is done, as the site knows it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from comity.web.core.room import Hit, Room

if TYPE_CHECKING:
    from ninja import Router


def _find(text: str) -> Iterable[Hit]:
    found: Iterable[Hit] = import_module(f"{__package__}.found").find(text)
    return found


def _pages() -> Iterable[str]:
    names = import_module(f"{__package__}.docs").method_pages()
    return ("/method/", *(f"/method/{name}/" for name in names), "/glossary/", "/status/", "/api/")


def _router() -> Router:
    router: Router = import_module(f"{__package__}.api").router
    return router


room = Room(
    name="about",
    title=_("Method"),
    order=50,
    entry="about:method",
    find=_find,
    pages=_pages,
    router=_router,
)
