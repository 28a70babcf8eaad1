"""Read the data messages of SDMX-ML, whichever of the three kinds a file holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from comity.evidence.exchange.formats import Format
from comity.evidence.exchange.limits import Limits, check_size
from comity.evidence.exchange.raw import Raw, text_schema
from comity.evidence.exchange.structure import VALUE, Structure
from comity.evidence.exchange.xml_generic import GenericHandler
from comity.evidence.exchange.xml_guard import XmlFault, parse
from comity.evidence.exchange.xml_names import ROOTS, unknown_root
from comity.evidence.exchange.xml_specific import SpecificHandler
from comity.facts.errors import ExchangeError

if TYPE_CHECKING:
    import polars as pl


class _Root:
    """Learns the root element and asks for no more."""

    parser: expat.XMLParserType

    class Found(Exception):  # noqa: N818  not an error: it ends the reading
        """The root element was met."""

    def start(self, name: str, attributes: list[str]) -> None:  # noqa: ARG002
        """Take the root element."""
        if name not in ROOTS:
            raise XmlFault(unknown_root(name))
        raise self.Found(name)

    def end(self, name: str) -> None:
        """Take nothing: the root element has ended the reading before."""


def message_format(path: Path, limits: Limits) -> Format:
    """Return which SDMX-ML message a file is, by its root element."""
    check_size(path, limits)
    try:
        with path.open("rb") as file:
            parse(path, file, _Root(), limits)
    except _Root.Found as found:
        return ROOTS[str(found)]
    raise ExchangeError(path, "line 1", "holds no element.")


def read_xml(path: Path, structure: Structure, limits: Limits, places: bool) -> Raw:
    """Read a data message; ``places`` asks for the line of each observation."""
    generic = message_format(path, limits) is Format.SDMX_ML_21_GENERIC
    schema = text_schema(structure, list(structure.columns))
    kind = GenericHandler if generic else SpecificHandler
    handler = kind(schema, limits, places)
    with path.open("rb") as file:
        parse(path, file, handler, limits)
    try:
        rows, groups = handler.rows.table(), handler.groups.table()
    except XmlFault as fault:  # the last chunk is counted when the file has ended
        raise ExchangeError(path, "file", str(fault)) from None
    table = _with_groups(path, rows, groups, structure)
    table = _with_value(table, structure)
    return Raw(path, table, _lines(handler) if places else None, "line")


def _with_value(table: pl.DataFrame, structure: Structure) -> pl.DataFrame:
    """Add the column of figures when no observation states one: all are unknown."""
    import polars as pl

    if not table.height:
        return pl.DataFrame(schema=text_schema(structure, list(structure.columns)))
    if VALUE in table.columns:
        return table
    return table.with_columns(pl.lit(None, dtype=pl.String).alias(VALUE))


def _lines(handler: GenericHandler | SpecificHandler) -> pl.Series:
    import polars as pl

    return pl.Series("line", handler.lines, dtype=pl.Int64)


def _with_groups(
    path: Path, table: pl.DataFrame, groups: pl.DataFrame, structure: Structure
) -> pl.DataFrame:
    """Give each observation the attributes of the groups to which it belongs."""
    import polars as pl

    own = [name for name in structure.attributes if name in groups.columns]
    keys = [name for name in groups.columns if name in structure.dimensions]
    if not own:
        return table
    absent = [name for name in keys if name not in table.columns]
    if absent:
        raise ExchangeError(path, "Group", f"names {absent[0]}, which no observation states.")
    present = [pl.col(name).is_not_null() for name in keys]
    marked = groups.with_columns(pl.concat_list(present).alias("\0keys")) if keys else groups
    parts = marked.partition_by("\0keys", include_key=True) if keys else [groups]
    for part in parts:
        stated = [name for name in keys if part[name].null_count() == 0]
        table = _joined(path, table, part.select(*stated, *own), stated, own)
    return table


def _joined(
    path: Path, table: pl.DataFrame, part: pl.DataFrame, keys: list[str], own: list[str]
) -> pl.DataFrame:
    import polars as pl

    once = part.group_by(keys, maintain_order=True).agg(pl.col(own).drop_nulls().first())
    if not keys:
        once = part.select(pl.col(own).drop_nulls().first())
    suffixed = once.rename({name: f"\0{name}" for name in own})
    if keys:
        joined = table.join(suffixed, on=keys, how="left", maintain_order="left")
    else:
        joined = table.join(suffixed, how="cross", maintain_order="left")
    if joined.height != table.height:
        raise ExchangeError(path, "Group", "states one group twice.")
    values = [
        pl.coalesce([name, f"\0{name}"] if name in table.columns else [f"\0{name}"]).alias(name)
        for name in own
    ]
    return joined.with_columns(values).drop([f"\0{name}" for name in own])
