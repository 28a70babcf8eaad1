"""Every table that can be downloaded whole, and the meaning of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from comity.answers.forms import Record
from comity.facts import UnknownNameError
from comity.web.core.room import Bulk
from comity.web.rooms import rooms


@cache
def bulks() -> Mapping[str, Bulk]:
    """Return the tables of all rooms by name, in the order of the rooms."""
    return {bulk.name: bulk for room in rooms() for bulk in room.tables()}


def the_bulk(name: str) -> Bulk:
    """Return the table that is meant.

    Raises
    ------
    UnknownNameError
        If no room has a table of this name.
    """
    if name not in bulks():
        raise UnknownNameError("table", name, bulks())
    return bulks()[name]


def packaged(bulk: Bulk) -> Path | None:
    """Return the file that is the table itself, if it is kept as Parquet already."""
    from comity.evidence import catalogue

    known = catalogue().get(bulk.name)
    return known.file if known and known.file.is_file() else None


@cache
def types(name: str) -> Mapping[str, str]:
    """Return the columns of a table with their types, opening no more than needed."""
    import polars as pl

    bulk = the_bulk(name)
    file = packaged(bulk)
    schema = pl.read_parquet_schema(file) if file else bulk.table().schema
    return {column: _kind(str(kind)) for column, kind in schema.items()}


def _kind(name: str) -> str:
    """Return a type in a word that needs no library.

    >>> _kind("Int32"), _kind("List(String)"), _kind("Float64")
    ('whole number', 'texts', 'number')
    """
    kinds = {"Int": "whole number", "UInt": "whole number", "Float": "number", "Boo": "yes or no"}
    kinds |= {"Dat": "day", "Lis": "texts"}
    return next((word for start, word in kinds.items() if name.startswith(start)), "text")


def units() -> Mapping[str, str]:
    """Return the unit of each column of the statistics that has one."""
    from comity.evidence import columns

    return {name: column.unit for name, column in columns().items() if column.unit}


def dictionary() -> list[Record]:
    """Return every column of every table, with its type, its unit and its meaning."""
    known = units()
    return [
        {
            "table": bulk.name,
            "column": column,
            "type": kind,
            "unit": known.get(column) if packaged(bulk) else None,
            "meaning": bulk.columns().get(column),
        }
        for bulk in bulks().values()
        for column, kind in types(bulk.name).items()
    ]
