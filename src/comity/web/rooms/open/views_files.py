"""The files of the downloads: tables, their dictionary, and what search engines read of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import condition, require_safe

from comity.answers.forms import to_csv, to_json
from comity.facts import ComityError, UnknownNameError
from comity.web.core.edition import edition
from comity.web.core.errors import refusal
from comity.web.core.query import Query
from comity.web.rooms.open import linked, stream
from comity.web.rooms.open.bulks import dictionary as every_column
from comity.web.rooms.open.bulks import packaged, the_bulk

CSV, PARQUET = "text/csv; charset=utf-8", "application/vnd.apache.parquet"
COLUMNS = ("table", "column", "type", "unit", "meaning")
KEPT = "public, max-age=3600"
View = Callable[..., HttpResponseBase]


def _mark(_request: HttpRequest, **_path: object) -> str:
    """Return the mark of a file: it changes with the edition, and with nothing else."""
    return f'W/"{edition().mark}"'


def file(view: View) -> View:
    """Make a view of a file: for reading, without parameters, not sent again to who has it."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **path: Any) -> HttpResponseBase:
        try:
            Query(request, ())
            response = view(request, **path)
        except ComityError as error:
            return refusal(request, error)
        response.headers.setdefault("Cache-Control", KEPT)
        return response

    marked = condition(_mark, lambda *_, **__: edition().modified)
    return marked(answer)


@file
def whole_csv(_request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a whole table as CSV, a part at a time."""
    parts = _begun(stream.csv(the_bulk(name)))
    return StreamingHttpResponse(parts, content_type=CSV, headers=_named(name, "csv"))


@file
def whole_parquet(_request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a whole table as Parquet: the file itself where there is one."""
    bulk, headers = the_bulk(name), _named(name, "parquet")
    kept = packaged(bulk)
    if kept is not None:
        return FileResponse(kept.open("rb"), content_type=PARQUET, headers=headers)
    written = BytesIO()
    bulk.table().write_parquet(written)
    return HttpResponse(written.getvalue(), content_type=PARQUET, headers=headers)


@file
def dictionary(_request: HttpRequest, form: str) -> HttpResponseBase:
    """Send every column of every table with its type, its unit and its meaning."""
    if form == "csv":
        text = to_csv(every_column(), COLUMNS)
        return HttpResponse(text, content_type=CSV, headers=_named("dictionary", "csv"))
    if form == "json":
        return HttpResponse(to_json(every_column()), content_type="application/json")
    raise UnknownNameError("format of the dictionary (csv, json)", form, ("csv", "json"))


@file
def catalogue(request: HttpRequest) -> HttpResponseBase:
    """Send what search engines read of all tables."""
    return _linked(linked.catalogue(linked.base(request)))


@file
def about(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send what search engines read of one table."""
    bulk = the_bulk(name)
    return _linked({"@context": linked.CONTEXT, **linked.dataset(bulk, linked.base(request))})


def _linked(value: object) -> HttpResponse:
    return HttpResponse(to_json(value), content_type="application/ld+json")


def _named(name: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="comity-{name}.{ending}"'}


def _begun(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Return parts whose first is made at once: what fails, fails before anything is sent."""
    first = next(parts)

    def rest() -> Iterator[bytes]:
        yield first
        yield from parts

    return rest()
