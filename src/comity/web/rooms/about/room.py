"""The room that says how everything is done, as the site knows it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from django.utils.translation import gettext_lazy as _

from comity.web.core.later import later, router_of
from comity.web.core.room import Room


def _pages() -> Iterable[str]:
    names = import_module(f"{__package__}.docs").method_pages()
    return ("/method/", *(f"/method/{name}/" for name in names), "/glossary/", "/status/", "/api/")


room = Room(
    name="about",
    title=_("Method"),
    order=50,
    entry="about:method",
    find=later(__package__, "found.find"),
    pages=_pages,
    router=router_of(__package__),
)
