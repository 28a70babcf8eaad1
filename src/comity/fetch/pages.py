"""Read a service that sends its rows page by page, as JSON.

Each page is kept as it comes, so that a call on the same day goes on where the last one
stopped. Pages that repeat, contradict each other or stop too early are refused: a table
with a page missing looks like a table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.fetch.client import Client, Order, Progress, Received, Report
from comity.fetch.faults import RefusedError
from comity.fetch.raw import cell_text
from comity.fetch.services import Form
from comity.fetch.unpack import content, text

if TYPE_CHECKING:
    import polars as pl

MOST_PAGES = 2_000
_SHAPE = "See whether the publisher changed the interface, and correct the list of services."
_CHANGED = "Try again; the publisher may have changed the data in between."


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number, how many there are, its rows, and how many rows in all."""

    number: int
    of: int
    rows: list[dict[str, Any]]
    total: int | None


@dataclass(frozen=True, slots=True)
class Book:
    """All pages of an address: the rows, the files, and what the server said last."""

    rows: list[dict[str, Any]]
    files: list[Path]
    last: Received


def read_book(
    client: Client, order: Order, form: Form, folder: Path, report: Report | None = None
) -> Book:
    """Fetch every page of an address.

    Raises
    ------
    RefusedError
        If a page is not of the form, or does not fit to the others.
    FetchError
        If a page does not come.
    """
    rows: list[dict[str, Any]] = []
    files: list[Path] = []
    before: Page | None = None
    while before is None or before.number < before.of:
        number = before.number + 1 if before else 1
        page, received = _page(client, order, form, number, folder)
        try:
            _fits(page, number, before)
        except RefusedError:
            received.path.unlink(missing_ok=True)
            raise
        rows += page.rows
        files.append(received.path)
        before = page
        if report:
            report(Progress("pages", number, page.of))
    if before.total is not None and before.total != len(rows):
        for path in files:
            path.unlink(missing_ok=True)
        raise RefusedError(f"{len(rows):,} rows came of {before.total:,} announced.", _CHANGED)
    return Book(rows, files, received)


def table(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Make a table of text from rows of JSON; a record within a row gives dotted names."""
    import polars as pl

    flat = [dict(_flat(row)) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    return pl.DataFrame({name: [row.get(name) for row in flat] for name in names},
                        schema=dict.fromkeys(names, pl.String))  # fmt: skip


def _page(
    client: Client, order: Order, form: Form, number: int, folder: Path
) -> tuple[Page, Received]:
    mark = "&" if "?" in order.address else "?"
    asked = replace(order, address=f"{order.address}{mark}page={number}")
    name = sha256(order.address.encode()).hexdigest()[:12]
    path = folder / f"{name}-{number:04}.json"
    received = _kept(path, asked) or client.download(asked, path)
    try:
        return _READERS[form](_json(path, order.largest)), received
    except RefusedError:
        path.unlink(missing_ok=True)
        raise


def _kept(path: Path, order: Order) -> Received | None:
    """Return a page that came whole earlier on the same day."""
    if not path.exists():
        return None
    found = path.read_bytes()
    return Received(path, order.address, sha256(found).hexdigest(), len(found), "", "", "")


def _json(path: Path, most: int) -> object:
    found = text(content(path, most))
    try:
        value: object = json.loads(found, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise RefusedError("what came is no JSON.", _SHAPE) from None
    return value


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _fits(page: Page, number: int, before: Page | None) -> None:
    """Refuse a page that is not the next one."""
    if page.number != number:
        raise RefusedError(f"page {page.number} came when page {number} was asked for.", _SHAPE)
    if page.of > MOST_PAGES:
        raise RefusedError(
            f"{page.of:,} pages are announced; at most {MOST_PAGES:,} are read.", _SHAPE
        )
    if not page.rows:
        raise RefusedError(f"page {number} of {page.of} is empty.", _CHANGED)
    if before and (page.of, page.total) != (before.of, before.total):
        raise RefusedError("the number of pages changed on the way.", _CHANGED)
    if before and page.rows == before.rows:
        raise RefusedError(f"page {number} repeats the page before.", _SHAPE)


def _unhcr(value: object) -> Page:
    """Read ``{"page": 1, "maxPages": 3, "items": [...]}``."""
    if not isinstance(value, Mapping) or not {"page", "maxPages", "items"} <= set(value):
        raise RefusedError("the JSON has no page, maxPages and items.", _SHAPE)
    return Page(_whole(value["page"]), _whole(value["maxPages"]), _rows(value["items"]), None)


def _world_bank(value: object) -> Page:
    """Read ``[{"page": 1, "pages": 3, "total": 120}, [...]]``."""
    if not isinstance(value, list) or not value or not isinstance(value[0], Mapping):
        raise RefusedError("the JSON is not a list of a heading and rows.", _SHAPE)
    if "message" in value[0]:
        raise RefusedError(f"it answered {json.dumps(value[0]['message'])[:160]}.", _SHAPE)
    if len(value) != 2 or not {"page", "pages", "total"} <= set(value[0]):
        raise RefusedError("the heading of the JSON has no page, pages and total.", _SHAPE)
    head, rows = value
    return Page(
        _whole(head["page"]), _whole(head["pages"]), _rows(rows or []), _whole(head["total"])
    )


_READERS: Mapping[Form, Callable[[object], Page]] = {
    Form.UNHCR: _unhcr,
    Form.WORLD_BANK: _world_bank,
}


def _whole(value: object) -> int:
    text = str(value)
    if isinstance(value, bool) or not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise RefusedError(f"a number of pages is {text[:40]!r}.", _SHAPE)
    return int(text)


def _rows(value: object) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise RefusedError("the rows of the JSON are not a list of records.", _SHAPE)
    return value


def _flat(row: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for name, value in row.items():
        if isinstance(value, Mapping):
            found += [(f"{name}.{key}", cell_text(part)) for key, part in value.items()]
        else:
            found.append((name, cell_text(value)))
    return found
