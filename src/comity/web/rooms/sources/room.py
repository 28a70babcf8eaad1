"""The room of sources, as the site knows it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from django.utils.translation import gettext_lazy as _

from comity.web.core.later import later, router_of
from comity.web.core.room import Room


def _pages() -> Iterable[str]:
    every = import_module(f"{__package__}.records").every
    return ("/sources/", *(f"/sources/{name}/" for name in every()))


room = Room(
    name="sources",
    title=_("Sources"),
    order=40,
    entry="sources:index",
    find=later(__package__, "found.find"),
    pages=_pages,
    tables=later(__package__, "tables.tables"),
    router=router_of(__package__),
)
