"""States: what the room is called and offers."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from django.utils.translation import gettext_lazy as _

from comity.web.core.room import Bulk, Hit, Room


def _find(text: str) -> Iterable[Hit]:
    from comity.web.rooms.states.finding import find

    return find(text)


def _pages() -> Iterable[str]:
    from comity.facts import ground

    return ("/states/", "/compare/", *(f"/states/{place.code}/" for place in ground().states()))


def _tables() -> Iterable[Bulk]:
    from comity.web.rooms.states.bulk import tables

    return tables()


room = Room(
    name="states",
    title=_("States"),
    order=10,
    entry="states:index",
    find=_find,
    pages=_pages,
    tables=_tables,
    router=lambda: import_module("comity.web.rooms.states.api").router,
)
