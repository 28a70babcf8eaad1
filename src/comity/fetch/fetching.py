"""Fetch a source, judge what came, and keep it as a new vintage."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.catalogue import catalogue, columns
from comity.facts.errors import ComityError, FetchError, OutputError
from comity.facts.ground import ground as read_ground
from comity.facts.records import KNOWLEDGE
from comity.fetch.client import Client, Order, Received, Report
from comity.fetch.faults import RefusedError
from comity.fetch.judge import judge
from comity.fetch.pages import read_book
from comity.fetch.pages import table as page_table
from comity.fetch.raw import read_csv, read_xlsx
from comity.fetch.sdmx import ACCEPT, PREFIX, read_sdmx, sdmx_service
from comity.fetch.services import Form, Service, service
from comity.fetch.shape import Plan, plan, shaped
from comity.fetch.vintage import WORK, Vintage, current, folder_of, store

if TYPE_CHECKING:
    import polars as pl

_PAGED = frozenset({Form.UNHCR, Form.WORLD_BANK})
_ADDRESS = "Give the address of the file with it; the publisher offers none that lasts."


def fetch(
    source: str | Service,
    into: Path,
    *,
    today: date,
    client: Client | None = None,
    progress: Report | None = None,
    address: str | None = None,
    root: Path = KNOWLEDGE,
) -> Vintage:
    """Fetch the data of a source and put them in use, when they pass the checks.

    Parameters
    ----------
    source : id of a service, ``sdmx:SERVICE/FLOW/KEY``, or a service
    into : folder of the user, below which the vintages are kept
    today : day of the fetch
    client : reader of the web; one with the clock of this machine if none is given
    progress : told of every piece or page that came
    address : another address than that of the record, such as that of a newer file
    root : folder of knowledge with the catalogue and the ground

    Returns
    -------
    The new vintage; or the one in use, when nothing in it has changed.

    Raises
    ------
    FetchError
        If the data do not come or are not as expected. What was kept stays in use.
    """
    asked = _asked(source, address)
    folder = folder_of(asked.dataset, into) / WORK
    addresses = [f"{asked.base}{path}".replace("{year}", str(today.year)) for path in asked.paths]
    if not addresses or not addresses[0]:
        raise FetchError(asked.id, "no address", "none is on record.", _ADDRESS)
    try:
        take = _pages if asked.form in _PAGED else _files
        taken = take(asked, addresses, folder, today, client or Client(), progress)
        kept = _kept(asked, taken, today, into, root)
    except RefusedError as fault:
        _forget(folder)
        raise FetchError(asked.id, addresses[0], fault.came, fault.advice) from None
    except ComityError:
        raise
    except OSError as error:
        raise OutputError(folder, f"{(error.strerror or str(error)).lower()}.") from None
    _forget(folder)
    return kept


def _asked(source: str | Service, address: str | None) -> Service:
    if isinstance(source, str):
        source = sdmx_service(source) if source.startswith(PREFIX) else service(source)
    return source if address is None else replace(source, base="", paths=(address,))


Taken = tuple["pl.DataFrame", Plan | None, list[Received]]


def _files(
    asked: Service,
    addresses: Sequence[str],
    folder: Path,
    today: date,  # noqa: ARG001  the form of a taker
    client: Client,
    progress: Report | None,
) -> Taken:
    """Take whole files."""
    import polars as pl

    tables, received, wanted = [], [], None
    for at, address in enumerate(addresses):
        accept = ACCEPT if asked.form is Form.SDMX else "*/*"
        order = Order(asked.id, address, asked.largest, asked.rate, accept)
        folder.mkdir(parents=True, exist_ok=True)
        came = client.download(order, folder / f"file-{at}", progress)
        received.append(came)
        if asked.form is Form.SDMX:
            table, wanted = read_sdmx(came.path, asked)
        else:
            table = (read_xlsx if asked.form is Form.XLSX else read_csv)(came.path, asked)
        tables.append(table)
    return pl.concat(tables, how="diagonal"), wanted, received


def _pages(
    asked: Service,
    addresses: Sequence[str],
    folder: Path,
    today: date,
    client: Client,
    progress: Report | None,
) -> Taken:
    """Take pages of rows; those of the same day are not asked for again."""
    kept = f"pages-{today.isoformat()}"
    for old in folder.glob("pages-*"):
        if old.name != kept:
            _forget(old)
    folder = folder / kept
    folder.mkdir(parents=True, exist_ok=True)
    rows, received = [], []
    for address in addresses:
        order = Order(asked.id, address, asked.largest, asked.rate, "application/json")
        book = read_book(client, order, asked.form, folder, progress)
        rows += book.rows
        received += [replace(book.last, path=path) for path in book.files]
    return page_table(rows), None, received


def _kept(asked: Service, taken: Taken, today: date, home: Path, root: Path) -> Vintage:
    """Judge what came, and keep it when nothing speaks against it."""
    raw, found, received = taken
    ground, before = read_ground(root), current(asked.dataset, home)
    if found is None:
        known = catalogue(root)[asked.dataset]
        found = plan(known, columns(root), known.expect.rows)
    wanted = replace(found, rows=before.origin.rows) if before else found
    table = shaped(raw, asked, wanted, ground)
    judge(table, wanted, ground, today)
    return store(table, _origin(asked, received, today), today, home)


def _origin(asked: Service, received: Sequence[Received], today: date) -> dict[str, object]:
    digest, size = sha256(), 0
    for item in received:
        with item.path.open("rb") as file:
            for piece in iter(partial(file.read, 1 << 20), b""):
                digest.update(piece)
                size += len(piece)
    last = received[-1]
    return {
        "dataset": asked.dataset,
        "service": asked.id,
        "address": last.address,
        "fetched": today.isoformat(),
        "raw_sha256": digest.hexdigest(),
        "raw_bytes": size,
        "etag": last.etag,
        "last_modified": last.last_modified,
        "licence": asked.licence,
        "absent": list(asked.absent),
    }


def _forget(folder: Path) -> None:
    """Remove what came, once it is kept or refused."""
    shutil.rmtree(folder, ignore_errors=True)
