"""Fetch a flow of any SDMX REST service, with the package ``sdmx1`` as reader."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.evidence.catalogue import ColumnKind, ColumnMeaning, Missing
from comity.facts.errors import FetchError, QuestionError
from comity.fetch.faults import RefusedError
from comity.fetch.raw import LAYOUT
from comity.fetch.services import MEGABYTE, Form, Service
from comity.fetch.shape import Plan
from comity.fetch.unpack import refuse_web_page

if TYPE_CHECKING:
    import polars as pl

ACCEPT = "application/vnd.sdmx.genericdata+xml;version=2.1"
PREFIX = "sdmx:"
_PART = re.compile(r"(?!\.+$)[A-Za-z0-9_.,+@$-]{1,200}")
_INSTALL = 'Install it with `pip install "comity[sdmx]"`.'
_VALUE = "value"


def sdmx_service(reference: str, base: str = "") -> Service:
    """Return the service of ``sdmx:SERVICE/FLOW`` or ``sdmx:SERVICE/FLOW/KEY``.

    Parameters
    ----------
    reference : service as ``sdmx1`` names it (``ESTAT``, ``OECD``, ``ILO``), flow, and key
    base : address of the service, when ``sdmx1`` does not know it

    Raises
    ------
    QuestionError
        If the reference is of another form, or the service unknown.
    FetchError
        If ``sdmx1`` is not installed.
    """
    parts = reference.removeprefix(PREFIX).split("/")
    if len(parts) not in (2, 3) or not all(_PART.fullmatch(part) for part in parts):
        problem = (
            f"{reference[:80]!r} names no flow; write sdmx:SERVICE/FLOW or sdmx:SERVICE/FLOW/KEY."
        )
        raise QuestionError(problem)
    agency, flow, key = (*parts, "all")[:3]
    name = re.sub(r"[^a-z0-9]+", "_", f"sdmx {agency} {flow} {'' if key == 'all' else key}".lower())
    return Service(
        id=reference[:200],
        title=f"{flow} of {agency}",
        dataset=name.strip("_")[:80],
        base=base or _base(agency),
        paths=(f"/data/{flow}/{key}",),
        form=Form.SDMX,
        rate=0.5,
        largest=500 * MEGABYTE,
        unpacked=2_000 * MEGABYTE,
        licence="as the service states",
    )


def read_sdmx(path: Path, service: Service) -> tuple[pl.DataFrame, Plan]:
    """Return the observations of a message, and what a table of them must be."""
    import polars as pl

    package = _package(service.id)
    _refuse_hostile(path)
    try:
        with path.open("rb") as file:
            message = package.read_sdmx(file)
        rows = [_row(item) for data in message.data for item in data.obs]
    except Exception as error:  # sdmx1 and lxml raise many kinds
        first = (str(error).splitlines() or [""])[0][:120]
        raise RefusedError(f"what came is no SDMX message of data ({first}).", LAYOUT) from None
    if not rows:
        raise RefusedError("a message without observations came.", LAYOUT)
    keys = list(dict.fromkeys(name for row in rows for name in row if name != _VALUE))
    if any(set(row) - {_VALUE} != set(keys) for row in rows):
        raise RefusedError("the observations differ in their dimensions.", LAYOUT)
    columns = {name: [row[name] for row in rows] for name in [*keys, _VALUE]}
    table = pl.DataFrame(columns, schema=dict.fromkeys(keys, pl.String) | {_VALUE: pl.String})
    return table, Plan(tuple(keys), (_VALUE,), {name: _meaning(name) for name in columns})


def _row(item: Any) -> dict[str, str | None]:
    """Return one observation; a dimension of several values is a fault of the message."""
    row: dict[str, str | None] = {
        str(name).lower(): str(part.value) for name, part in item.key.values.items()
    }
    if _VALUE in row:
        raise ValueError("a dimension is called value")
    value = None if item.value is None else str(item.value).strip()
    row[_VALUE] = None if value in ("", "NaN", "nan", None) else value
    return row


def _meaning(name: str) -> ColumnMeaning:
    if name == _VALUE:
        return ColumnMeaning(
            name,
            ColumnKind.NUMBER,
            "Float64",
            "Value observed.",
            Missing.UNKNOWN,
            "as the flow states",
        )
    return ColumnMeaning(name, ColumnKind.TEXT, "String", f"Dimension {name}.", Missing.NEVER)


def _refuse_hostile(path: Path) -> None:
    with path.open("rb") as file:
        refuse_web_page(file.read(4_000))
        file.seek(0)
        tail = b""
        while piece := file.read(1 << 20):
            if b"<!DOCTYPE" in tail + piece or b"<!ENTITY" in tail + piece:
                raise RefusedError(
                    "the message declares a document type, which none needs.", LAYOUT
                )
            tail = piece[-16:]


def _base(agency: str) -> str:
    package = _package(f"{PREFIX}{agency}")
    try:
        return str(package.get_source(agency.upper()).url).rstrip("/")
    except KeyError:
        known = ", ".join(sorted(package.list_sources()))
        raise QuestionError(f"No SDMX service is called {agency!r}. Known are {known}.") from None


def _package(source: str) -> Any:
    try:
        import sdmx
    except ImportError:
        came = "the package sdmx1, which reads SDMX, is not installed."
        raise FetchError(source, "an SDMX service", came, _INSTALL) from None
    return sdmx
