"""The room of instruments, as the site knows it: the rest is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from comity.norms import norms
from comity.web.core.later import later, router_of
from comity.web.core.room import Door, Room


def _pages() -> Iterator[str]:
    yield "/instruments/"
    for item in norms().all:
        yield f"/instruments/{item.id}/"
        if item.binding:
            yield f"/instruments/{item.id}/diff/"


room = Room(
    name="instruments",
    title=_("Instruments"),
    order=20,
    entry="instruments:index",
    find=later(__package__, "found.find"),
    pages=_pages,
    tables=later(__package__, "tables.tables"),
    router=router_of(__package__),
    door=Door(
        _("An instrument"),
        _("Who is bound by it, since when, with which reservations, and what it asks."),
        "instruments:index",
    ),
)
