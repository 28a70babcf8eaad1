"""The room of instruments, as the site knows it: the rest is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from comity.norms import norms
from comity.web.core.room import Bulk, Door, Hit, Room

if TYPE_CHECKING:
    from ninja import Router


def _find(text: str) -> Iterable[Hit]:
    found: Iterable[Hit] = import_module(f"{__package__}.found").find(text)
    return found


def _pages() -> Iterator[str]:
    yield "/instruments/"
    for item in norms().all:
        yield f"/instruments/{item.id}/"
        if item.binding:
            yield f"/instruments/{item.id}/diff/"


def _tables() -> Iterable[Bulk]:
    found: Iterable[Bulk] = import_module(f"{__package__}.tables").tables()
    return found


def _router() -> Router:
    router: Router = import_module(f"{__package__}.api").router
    return router


room = Room(
    name="instruments",
    title=_("Instruments"),
    order=20,
    entry="instruments:index",
    find=_find,
    pages=_pages,
    tables=_tables,
    router=_router,
    door=Door(
        _("An instrument"),
        _("Who is bound by it, since when, with which reservations, and what it asks."),
        "instruments:index",
    ),
)
