"""The room of figures, as the site knows it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from comity.web.core.room import Bulk, Door, Hit, Room

if TYPE_CHECKING:
    from ninja import Router


def _find(text: str) -> Iterable[Hit]:
    found: Iterable[Hit] = import_module(f"{__package__}.found").find(text)
    return found


def _pages() -> Iterable[str]:
    sets = import_module(f"{__package__}.data").the_store().sets
    return ("/figures/", "/corridors/", "/rankings/", *(f"/figures/{name}/" for name in sets))


def _tables() -> Iterable[Bulk]:
    found: Iterable[Bulk] = import_module(f"{__package__}.tables").tables()
    return found


def _router() -> Router:
    router: Router = import_module(f"{__package__}.api").router
    return router


room = Room(
    name="figures",
    title=_("Figures"),
    order=30,
    entry="figures:index",
    find=_find,
    pages=_pages,
    tables=_tables,
    router=_router,
    door=Door(
        _("A figure"),
        _("Migrants, refugees, remittances: where from, where to, how many, known how well."),
        "figures:index",
    ),
)
