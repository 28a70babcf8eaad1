"""The room of figures, as the site knows it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from django.utils.translation import gettext_lazy as _

from comity.web.core.later import later, router_of
from comity.web.core.room import Door, Room


def _pages() -> Iterable[str]:
    sets = import_module(f"{__package__}.data").the_store().sets
    return ("/figures/", "/corridors/", "/rankings/", *(f"/figures/{name}/" for name in sets))


room = Room(
    name="figures",
    title=_("Figures"),
    order=30,
    entry="figures:index",
    find=later(__package__, "found.find"),
    pages=_pages,
    tables=later(__package__, "tables.tables"),
    router=router_of(__package__),
    door=Door(
        _("A figure"),
        _("Migrants, refugees, remittances: where from, where to, how many, known how well."),
        "figures:index",
    ),
)
