"""Replay what the descriptor of a table expects: rows, totals, ranges, codes and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.evidence.catalogue import ColumnKind, Dataset, Missing, Total, columns
from comity.evidence.tables import open_table
from comity.facts.findings import Finding, finding, listed
from comity.facts.ground import Ground

if TYPE_CHECKING:
    import polars as pl


def check_table(dataset: Dataset, root: Path, ground: Ground) -> Iterator[Finding]:
    """Find what one table does not hold as its descriptor and the dictionary say.

    Raises
    ------
    RecordError
        If the table cannot be read at all.
    """
    table = open_table(dataset, root)
    where = dataset.file.relative_to(root).as_posix()
    yield from _rows(dataset, table, where)
    yield from _totals(dataset, table, where)
    yield from _ranges(dataset, table, where)
    yield from _cells(dataset, table, where, root)
    yield from _codes(dataset, table, where, root, ground)


def _rows(dataset: Dataset, table: pl.DataFrame, where: str) -> Iterator[Finding]:
    if table.height != dataset.expect.rows:
        problem = f"{dataset.expect.rows:,} rows are expected; there are {table.height:,}."
        yield finding("K405", where, dataset.id, problem)
    keys = table.select(dataset.keys)
    twice = table.height - keys.n_unique()
    if twice:
        first = keys.filter(keys.is_duplicated()).row(0)
        problem = f"{twice:,} rows repeat a key, the first {' '.join(map(str, first))}."
        yield finding("K409", where, dataset.id, problem)


def _totals(dataset: Dataset, table: pl.DataFrame, where: str) -> Iterator[Finding]:
    for total in dataset.expect.totals:
        found = answer(table, total)
        if abs(found - total.value) > total.within * abs(total.value):
            words = " ".join(f"{name}={value}" for name, value in total.where.items())
            subject = " ".join(filter(None, (dataset.id, total.sum or "rows", words)))
            problem = f"{total.value:,} is expected; the table gives {found:,}."
            yield finding("K406", where, subject, problem)


def answer(table: pl.DataFrame, total: Total) -> float:
    """Return the sum, or the number of rows, that a table gives for a total."""
    chosen = choose(table, total.where)
    return float(chosen[total.sum].sum()) if total.sum else chosen.height


def choose(table: pl.DataFrame, where: Mapping[str, Any]) -> pl.DataFrame:
    """Return the rows in which every column has the value, or one of the values, asked for."""
    import polars as pl

    for name, value in where.items():
        values = value if isinstance(value, list) else [value]
        if table.schema[name] == pl.Date:
            wanted = pl.col(name).cast(pl.String).is_in([str(item) for item in values])
        else:
            wanted = pl.col(name).is_in(values)
        table = table.filter(wanted)
    return table


def _ranges(dataset: Dataset, table: pl.DataFrame, where: str) -> Iterator[Finding]:
    for name, (low, high) in dataset.expect.ranges.items():
        values = table[name].drop_nulls()
        outside = values.filter(~values.is_between(low, high))
        if len(outside):
            problem = (
                f"{len(outside):,} values lie outside {low:,} to {high:,}; one is {outside[0]:,}."
            )
            yield finding("K407", where, f"{dataset.id} {name}", problem)


def _cells(dataset: Dataset, table: pl.DataFrame, where: str, root: Path) -> Iterator[Finding]:
    """Find empty cells and words that the dictionary does not allow."""
    for name in dataset.columns:
        meaning, values = columns(root)[name], table[name]
        empty = values.null_count()
        if empty and meaning.missing is Missing.NEVER:
            problem = f"{empty:,} cells are empty."
            yield finding("K413", where, f"{dataset.id} {name}", problem)
        if meaning.kind is ColumnKind.WORD:
            odd = sorted(set(values.drop_nulls().unique()) - set(meaning.words))
            if odd:
                problem = f"{listed(odd)}: not in the dictionary."
                yield finding("K410", where, f"{dataset.id} {name}", problem)


def _codes(
    dataset: Dataset, table: pl.DataFrame, where: str, root: Path, ground: Ground
) -> Iterator[Finding]:
    known = {*ground.places, *dataset.codes}
    for name in dataset.columns:
        kind = columns(root)[name].kind
        if kind in {ColumnKind.PLACE, ColumnKind.PLACES}:
            cells = table[name].drop_nulls().unique()
            codes = {code for cell in cells for code in _split(cell, kind)}
            for code in sorted(codes - known):
                problem = f"No place has the code {code!r}, and the catalogue does not explain it."
                yield finding("K408", where, f"{dataset.id} {name} {code}", problem)
    for code in dataset.breaks:
        if code not in ground.places:
            problem = f"No place has the code {code!r}."
            yield finding("K408", where, f"{dataset.id} breaks {code}", problem)


def _split(cell: str, kind: ColumnKind) -> list[str]:
    return cell.split(",") if kind is ColumnKind.PLACES else [cell]
