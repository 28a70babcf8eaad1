"""The first room: a map, a search, three doors."""

from __future__ import annotations

from importlib import import_module

from comity.web.core.room import Room

room = Room(
    name="home",
    title=None,
    order=0,
    entry="home:index",
    pages=lambda: ("/",),
    router=lambda: import_module("comity.web.rooms.home.api").router,
)
