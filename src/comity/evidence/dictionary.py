"""The one dictionary of columns: a name means the same, in the same unit, everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from comity.facts.records import KNOWLEDGE, Fields, read_yaml

COLUMNS = "evidence/columns.yml"
TYPES = ("Boolean", "Date", "Float64", "Int8", "Int16", "Int32", "Int64", "String")


class ColumnKind(StrEnum):
    """What sort of value a column holds."""

    PLACE = "place"
    PLACES = "places"
    YEAR = "year"
    DAY = "day"
    WORD = "word"
    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"


class Missing(StrEnum):
    """What an empty cell, or a row that is not there, stands for."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """One column of the dictionary, with the same meaning in every data set.

    Attributes
    ----------
    name : name of the column
    kind : sort of value
    type : type in which the files keep it, such as ``Int64``
    meaning : what it says, in a sentence
    missing : what an empty cell stands for
    unit : unit of a number; ``as unit`` when the row itself names it; else empty
    words : the words that a column of words may hold
    """

    name: str
    kind: ColumnKind
    type: str
    meaning: str
    missing: Missing
    unit: str = ""
    words: tuple[str, ...] = ()


@cache
def columns(root: Path = KNOWLEDGE) -> Mapping[str, ColumnMeaning]:
    """Return the dictionary of columns.

    >>> columns()["stock_persons"].unit
    'persons'
    """
    fields = read_yaml(root / COLUMNS)
    names = list(fields.values)
    found = {name: _column(name, fields.below(name, fields.take(name, dict))) for name in names}
    return MappingProxyType(found)


def _column(name: str, fields: Fields) -> ColumnMeaning:
    column = ColumnMeaning(
        name=name,
        kind=ColumnKind(fields.choice("kind", list(ColumnKind))),
        type=fields.choice("type", TYPES),
        meaning=text(fields, "meaning"),
        missing=Missing(fields.choice("missing", list(Missing))),
        unit=fields.take("unit", str, ""),
        words=texts(fields, "words", optional=True),
    )
    if (column.kind is ColumnKind.NUMBER) != bool(column.unit):
        raise fields.problem("unit", "belongs to every number, and to nothing else.")
    if (column.kind is ColumnKind.WORD) != bool(column.words):
        raise fields.problem("words", "belong to every column of words, and to no other.")
    fields.finish()
    return column


def text(fields: Fields, name: str) -> str:
    """Take a text that must not be empty out of a record."""
    value = fields.take(name, str).strip()
    if not value:
        raise fields.problem(name, "is empty; write it.")
    return value


def texts(fields: Fields, name: str, *, optional: bool = False) -> tuple[str, ...]:
    """Take a list of words out of a record."""
    values: list[Any] = fields.take(name, list, []) if optional else fields.take(name, list)
    for value in values:
        if not isinstance(value, str) or not value:
            raise fields.problem(name, f"should be a list of words, got {value!r} in it.")
    if len(set(values)) != len(values):
        raise fields.problem(name, "names one of its words twice; remove one.")
    return tuple(values)
