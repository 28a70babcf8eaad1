"""States: what the room is called and offers."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from comity.web.core.later import later, router_of
from comity.web.core.room import Room


def _pages() -> Iterable[str]:
    from comity.facts import ground

    return ("/states/", "/compare/", *(f"/states/{place.code}/" for place in ground().states()))


room = Room(
    name="states",
    title=_("States"),
    order=10,
    entry="states:index",
    find=later(__package__, "finding.find"),
    pages=_pages,
    tables=later(__package__, "bulk.tables"),
    router=router_of(__package__),
)
