"""The page of downloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from comity.answers.forms import Record, to_json
from comity.web.core.answer import Answer
from comity.web.core.page import page
from comity.web.core.query import Query
from comity.web.core.room import Bulk
from comity.web.rooms.open import linked
from comity.web.rooms.open.bulks import bulks, types, units

#: What could end a block of data in a page, written as JSON allows.
_SAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@page("open/index.html")
def index(request: HttpRequest, _query: Query) -> Answer:
    """List the tables that can be downloaded whole."""

    def context() -> Mapping[str, object]:
        data = linked.catalogue(linked.base(request))
        return {"tables": [_shown(bulk) for bulk in bulks().values()], "linked": block(data)}

    def records() -> list[Record]:
        return [of_bulk(bulk) for bulk in bulks().values()]

    return Answer(_("Downloads"), "downloads", context, records)


def block(value: object) -> SafeString:
    """Return JSON that may stand in a page: nothing in it can end the block."""
    return mark_safe(to_json(value).translate(_SAFE))  # noqa: S308  # no mark is left in it


def of_bulk(bulk: Bulk) -> Record:
    """Return a table that can be downloaded, as a record."""
    return {
        "name": bulk.name,
        "title": bulk.title,
        "about": bulk.about,
        "publisher": linked.publisher(bulk),
        "known_to": linked.known_to(bulk),
        "first": bulk.first,
        "last": bulk.last,
        "licence": bulk.licence,
        "citation": bulk.citation,
        "columns": list(types(bulk.name)),
        "csv": f"/downloads/{bulk.name}.csv",
        "parquet": f"/downloads/{bulk.name}.parquet",
    }


def _shown(bulk: Bulk) -> dict[str, Any]:
    known, meanings = units(), bulk.columns()
    columns = [
        (name, kind, known.get(name, ""), meanings.get(name, ""))
        for name, kind in types(bulk.name).items()
    ]
    return {**of_bulk(bulk), "columns": columns}
