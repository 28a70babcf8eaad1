"""Say what a new edition of a data set changed in the figures of an old one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.catalogue import ColumnMeaning, catalogue, columns
from comity.facts.errors import QuestionError
from comity.facts.records import KNOWLEDGE
from comity.facts.tables import read_table
from comity.fetch.vintage import open_vintage, vintage

if TYPE_CHECKING:
    import polars as pl

BUNDLED = "bundled"
RUNNING = "running number"


@dataclass(frozen=True, slots=True)
class Revisions:
    """What differs between two editions.

    Attributes
    ----------
    dataset, old, new : what was compared
    added, removed : rows that only the new, or only the old edition has
    revised : keys, ``measure``, ``old``, ``new`` and ``change``, largest change first; a value
        that appeared or went has no change
    by_year : for each year and measure the sums ``old`` and ``new`` and their ``change``
    """

    dataset: str
    old: str
    new: str
    added: pl.DataFrame
    removed: pl.DataFrame
    revised: pl.DataFrame
    by_year: pl.DataFrame


def diff(dataset: str, old: str, new: str, home: Path, root: Path = KNOWLEDGE) -> Revisions:
    """Compare two editions by their names; ``bundled`` is the one that came with the package.

    Raises
    ------
    UnknownNameError
        If no edition has this name.
    QuestionError
        If the two have different columns.
    """
    before, after = (_open(dataset, name, home, root) for name in (old, new))
    if before.schema != after.schema:
        odd = sorted(set(before.schema.items()) ^ set(after.schema.items()), key=str)
        names = ", ".join(dict.fromkeys(name for name, _ in odd))
        raise QuestionError(
            f"{old} and {new} cannot be compared: they differ in columns ({names})."
        )
    keys, measures = _roles(dataset, before, root)
    numbered = (
        [name for name in keys if columns(root)[name].unit == RUNNING]
        if _known(dataset, root)
        else []
    )
    if numbered:
        # A running number changes whenever a row is put in before: rows are told by the rest.
        added, removed = _only_in(after, before, numbered), _only_in(before, after, numbered)
        revised = _revised(before.clear(), after.clear(), keys, measures)
    else:
        added = after.join(before, on=keys, how="anti", nulls_equal=True).sort(keys)
        removed = before.join(after, on=keys, how="anti", nulls_equal=True).sort(keys)
        revised = _revised(before, after, keys, measures)
    return Revisions(dataset, old, new, added, removed, revised, _by_year(before, after, measures))


def _open(dataset: str, name: str, home: Path, root: Path) -> pl.DataFrame:
    import polars as pl

    if name == BUNDLED and _known(dataset, root):
        known, meanings = catalogue(root)[dataset], columns(root)
        types = {column: getattr(pl, meanings[column].type) for column in known.columns}
        return read_table(known.file, types)
    return open_vintage(vintage(dataset, name, home))


def _known(dataset: str, root: Path) -> bool:
    return dataset in catalogue(root)


def _roles(dataset: str, table: pl.DataFrame, root: Path) -> tuple[list[str], list[str]]:
    """Return the columns that identify a row and those that carry values."""
    if _known(dataset, root):
        known = catalogue(root)[dataset]
        return list(known.keys), [m for m in known.measures if _numeric(columns(root)[m])]
    return [name for name in table.columns if name != "value"], ["value"]


def _numeric(meaning: ColumnMeaning) -> bool:
    return bool(meaning.unit)


def _revised(
    before: pl.DataFrame, after: pl.DataFrame, keys: list[str], measures: list[str]
) -> pl.DataFrame:
    import polars as pl

    both = before.join(after, on=keys, how="inner", suffix=" new", nulls_equal=True)
    parts = []
    for measure in measures:
        old, new = pl.col(measure), pl.col(f"{measure} new")
        part = both.filter(old.ne_missing(new)).select(
            *keys,
            pl.lit(measure).alias("measure"),
            old.cast(pl.Float64).alias("old"),
            new.cast(pl.Float64).alias("new"),
        )
        parts.append(part.with_columns((pl.col("new") - pl.col("old")).alias("change")))
    found = pl.concat(parts) if parts else pl.DataFrame()
    if not parts:
        return found
    # A value that appeared or went counts by its whole size.
    size = pl.col("change").abs().fill_null(pl.coalesce("new", "old").abs())
    order = found.with_columns(size.alias("size")).sort(
        "size", *keys, "measure", descending=[True] + [False] * (len(keys) + 1)
    )
    return order.drop("size")


def _only_in(table: pl.DataFrame, other: pl.DataFrame, numbered: list[str]) -> pl.DataFrame:
    """Return the rows that the other lacks; of equal rows as many as it has too few."""
    import polars as pl

    rest = [name for name in table.columns if name not in numbered]

    def counted(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.with_columns(pl.int_range(pl.len()).over(rest).alias("again"))

    mine, theirs = counted(table), counted(other)
    return mine.join(theirs, on=[*rest, "again"], how="anti", nulls_equal=True).drop("again")


def _by_year(before: pl.DataFrame, after: pl.DataFrame, measures: list[str]) -> pl.DataFrame:
    """Sum every measure by year on both sides; a year without a value has no sum."""
    import polars as pl

    year = next((name for name in ("year", "period_start") if name in before.columns), None)

    def sums(table: pl.DataFrame, name: str) -> pl.DataFrame:
        key = pl.col(year) if year else pl.lit(None, pl.Int16)
        long = table.select(key.alias("year"), *(pl.col(m).cast(pl.Float64) for m in measures))
        long = long.unpivot(measures, index="year", variable_name="measure", value_name=name)
        return long.drop_nulls(name).group_by("year", "measure").agg(pl.col(name).sum())

    keys = ["year", "measure"]
    old, new = sums(before, "old"), sums(after, "new")
    joined = old.join(new, on=keys, how="full", coalesce=True, nulls_equal=True)
    change = (pl.col("new") - pl.col("old")).alias("change")
    return joined.select(*keys, "old", "new", change).sort(keys)
