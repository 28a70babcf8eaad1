"""What the data sets are: a strict reader of their list.

``catalogue.yml`` describes each data set: who publishes it, under which licence, what it
counts and what is missing. Reading it opens no table, so that a question about a source
costs little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from comity.evidence.dataset import Concept, Coverage, Dataset, Expectation, Kind, Total
from comity.evidence.dictionary import (
    COLUMNS,
    ColumnKind,
    ColumnMeaning,
    Missing,
    columns,
    text,
    texts,
)
from comity.facts.errors import RecordError
from comity.facts.records import KNOWLEDGE, Fields, read_yaml

__all__ = [
    "CATALOGUE",
    "COLUMNS",
    "ColumnKind",
    "ColumnMeaning",
    "Concept",
    "Coverage",
    "Dataset",
    "Expectation",
    "Kind",
    "Missing",
    "Total",
    "catalogue",
    "columns",
    "read_catalogue",
]
CATALOGUE = "evidence/catalogue.yml"
SEVERAL = "several"


@cache
def catalogue(root: Path = KNOWLEDGE) -> Mapping[str, Dataset]:
    """Return every data set kept in a folder of knowledge, by its id.

    Raises
    ------
    RecordError
        If a descriptor is incomplete, or uses a column that is not in the dictionary.

    Examples
    --------
    >>> catalogue()["migrant_stock_2024"].edition
    '2024'
    """
    return MappingProxyType(read_catalogue(root / CATALOGUE, columns(root)))


def read_catalogue(path: Path, dictionary: Mapping[str, ColumnMeaning]) -> dict[str, Dataset]:
    """Read a list of descriptors; tables are looked for beside it."""
    fields = read_yaml(path)
    found = {}
    for name in list(fields.values):
        line = fields.lines.get(name, 0)
        own = fields.below(name, fields.take(name, dict))
        try:
            found[name] = _dataset(name, line, own, dictionary)
        except RecordError as error:
            raise RecordError(path, _placed(error.where, name, line), error.problem) from None
    return found


def _placed(where: str, name: str, line: int) -> str:
    """Add what a problem inside a record leaves out: the data set, and a line to look at."""
    found, _, field = where.rpartition(", ")
    path = field if field.startswith(f"{name}.") else f"{name}.{field}"
    return f"{found or f'line {line}'}, {path}"


def _dataset(
    name: str, line: int, fields: Fields, dictionary: Mapping[str, ColumnMeaning]
) -> Dataset:
    keys, attributes, measures = (
        _columns(fields, part, dictionary) for part in ("keys", "attributes", "measures")
    )
    dataset = Dataset(
        id=name,
        line=line,
        title=text(fields, "title"),
        publisher=text(fields, "publisher"),
        edition=text(fields, "edition"),
        licence=text(fields, "licence"),
        citation=text(fields, "citation"),
        source=text(fields, "source"),
        snapshot=fields.day("snapshot"),
        file=_file(fields),
        keys=keys,
        attributes=attributes,
        measures=measures,
        concept=Concept(fields.choice("concept", list(Concept))),
        duration=text(fields, "duration"),
        unit=_unit(fields, measures, dictionary),
        kind=Kind(fields.choice("kind", list(Kind))),
        coverage=_coverage(fields),
        method=text(fields, "method"),
        holes=text(fields, "holes"),
        breaks=texts(fields, "breaks"),
        codes=_codes(fields),
        expect=_expectation(fields, keys + attributes + measures),
    )
    fields.finish()
    return dataset


def _file(fields: Fields) -> Path:
    """Return the path of the table, which lies in the folder of its descriptor."""
    name = fields.take("file", str)
    if not name.endswith(".parquet") or Path(name).name != name:
        raise fields.problem("file", f"is {name[:80]!r}; expected a name such as stock.parquet.")
    return fields.file.parent / name


def _columns(fields: Fields, part: str, dictionary: Mapping[str, ColumnMeaning]) -> tuple[str, ...]:
    """Take the names of columns, which are all in the dictionary."""
    names = texts(fields, part, optional=part == "attributes")
    for name in names:
        if name not in dictionary:
            problem = f"names the column {name!r}, which is not in columns.yml; add it there."
            raise fields.problem(part, problem)
    if part == "keys" and not names:
        raise fields.problem(part, "are empty; name the columns that identify an observation.")
    return names


def _unit(fields: Fields, measures: Sequence[str], dictionary: Mapping[str, ColumnMeaning]) -> str:
    """Return the unit, which is that of the measures in the dictionary."""
    unit = text(fields, "unit")
    found = {dictionary[name].unit for name in measures}
    wanted = SEVERAL if len(found) > 1 else next(iter(found), "none")
    if unit != wanted:
        raise fields.problem("unit", f"is {unit!r}; the measures say {wanted!r} in columns.yml.")
    return unit


def _coverage(fields: Fields) -> Coverage:
    own = fields.below("coverage", fields.take("coverage", dict))
    found = Coverage(own.take("from", int), own.take("to", int), own.take("places", int))
    own.finish()
    if found.first > found.last:
        raise fields.problem("coverage", f"ends {found.last}, before it begins {found.first}.")
    return found


def _codes(fields: Fields) -> Mapping[str, str]:
    own = fields.child("codes")
    names = list(own.values) if own else []
    return MappingProxyType({name: own.take(name, str) for name in names} if own else {})


def _expectation(fields: Fields, columns: Sequence[str]) -> Expectation:
    own = fields.below("expect", fields.take("expect", dict))
    totals: list[Any] = own.take("totals", list, [])
    ranges = own.take("ranges", dict, {})
    expectation = Expectation(
        rows=own.take("rows", int),
        totals=tuple(_total(own, item, columns) for item in totals),
        ranges=MappingProxyType(
            {name: _range(own, name, ranges[name], columns) for name in ranges}
        ),
    )
    own.finish()
    return expectation


def _total(fields: Fields, item: object, columns: Sequence[str]) -> Total:
    own = fields.below("totals", item)
    where = own.take("where", dict, {})
    total = Total(
        value=_number(own, "is", own.values.pop("is", None)),
        sum=own.take("sum", str, ""),
        where=dict(where),
        within=_number(own, "within", own.values.pop("within", 0.0)),
    )
    for name in [*where, *filter(None, [total.sum])]:
        _own(fields, "totals", name, columns)
    own.finish()
    return total


def _range(
    fields: Fields, name: str, bounds: object, columns: Sequence[str]
) -> tuple[float, float]:
    _own(fields, "ranges", name, columns)
    if not isinstance(bounds, list) or len(bounds) != 2:
        raise fields.problem("ranges", f"of {name} should be two numbers, such as [0, 1].")
    low, high = (_number(fields, "ranges", bound) for bound in bounds)
    if low > high:
        raise fields.problem("ranges", f"of {name} begins at {low}, above its end {high}.")
    return low, high


def _own(fields: Fields, field: str, name: str, columns: Sequence[str]) -> None:
    if name not in columns:
        raise fields.problem(field, f"names {name!r}, which is no column of this data set.")


def _number(fields: Fields, name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fields.problem(name, f"should be a number, got {value!r}.")
    return value
