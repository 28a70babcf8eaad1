"""The first room: a map, a search, three doors."""

from __future__ import annotations

from comity.web.core.later import router_of
from comity.web.core.room import Room

room = Room(
    name="home",
    title=None,
    order=0,
    entry="home:index",
    pages=lambda: ("/",),
    router=router_of(__package__),
)
