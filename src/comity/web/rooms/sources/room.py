"""The room of sources, as the site knows it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from comity.web.core.room import Bulk, Hit, Room

if TYPE_CHECKING:
    from ninja import Router


def _find(text: str) -> Iterable[Hit]:
    found: Iterable[Hit] = import_module(f"{__package__}.found").find(text)
    return found


def _pages() -> Iterable[str]:
    every = import_module(f"{__package__}.records").every
    return ("/sources/", *(f"/sources/{name}/" for name in every()))


def _tables() -> Iterable[Bulk]:
    found: Iterable[Bulk] = import_module(f"{__package__}.tables").tables()
    return found


def _router() -> Router:
    router: Router = import_module(f"{__package__}.api").router
    return router


room = Room(
    name="sources",
    title=_("Sources"),
    order=40,
    entry="sources:index",
    find=_find,
    pages=_pages,
    tables=_tables,
    router=_router,
)
