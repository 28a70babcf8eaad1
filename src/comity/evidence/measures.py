"""Measures with their meaning: what may be added, divided or compared, and what may not.

Two series add up only if they count the same thing: the same concept of a migrant, the same
unit, the same duration and the same kind. Anything else is refused with the reason, or done
by a conversion that has a name and says what it does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from comity.evidence.catalogue import Concept, Kind
from comity.evidence.series import Series
from comity.facts.errors import QuestionError, UnknownNameError

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number means.

    Attributes
    ----------
    concept : by what a person counts
    unit : unit of the number
    duration : after how long a person counts, in words
    kind : stock, flow, population, money or another sort
    """

    concept: Concept
    unit: str
    duration: str
    kind: Kind

    def unlike(self, other: Measure) -> tuple[str, ...]:
        """Return how two measures differ, in words; empty when they mean the same."""
        names = ("concept", "unit", "duration", "kind")
        pairs = ((name, str(getattr(self, name)), str(getattr(other, name))) for name in names)
        return tuple(f"{name}: {one!r} and {two!r}" for name, one, two in pairs if one != two)


@dataclass(frozen=True)
class Measured:
    """Values of one measure, by their keys.

    Attributes
    ----------
    measure : what the values mean
    keys : columns that identify a value
    rows : the keys and the column ``value``; an empty value is unknown
    steps : how the values came about
    """

    measure: Measure
    keys: tuple[str, ...]
    rows: pl.DataFrame
    steps: tuple[str, ...]

    def __add__(self, other: Measured) -> Measured:
        """Add values of the same keys; a value missing on one side stays missing."""
        return _joined(self, other, "+")

    def __sub__(self, other: Measured) -> Measured:
        """Subtract values of the same keys; a value missing on one side stays missing."""
        return _joined(self, other, "-")


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over parts, some of which may not be known.

    Attributes
    ----------
    value : sum of the known parts; None when none is known
    known, parts : how many parts are known, and how many there should be
    missing : names of the parts that are not known
    """

    value: float | None
    known: int
    parts: int
    missing: tuple[str, ...]

    @property
    def covered_share(self) -> float:
        """Share of the parts that are known."""
        return self.known / self.parts if self.parts else 0.0


def measured(found: Series, column: str) -> Measured:
    """Take one measure out of a series, with its keys.

    Raises
    ------
    UnknownNameError
        If the series has no such measure.

    Examples
    --------
    >>> from comity.evidence.series import series
    >>> measured(series("idmc_displaced", state="SYR"), "idps_persons").measure.unit
    'persons'
    """
    about = found.dataset
    if column not in about.measures:
        raise UnknownNameError(f"measure of {about.id}", column, about.measures)
    import polars as pl

    rows = found.rows.select(*about.keys, pl.col(column).cast(pl.Float64).alias("value"))
    measure = Measure(about.concept, _unit(about.unit, column), about.duration, about.kind)
    asked = " and ".join(f"{name} = {_said(values)}" for name, values in found.filters.items())
    step = f"{column} of {about.id}, edition {about.edition}" + (f", where {asked}" * bool(asked))
    return Measured(measure, about.keys, rows, (step, *(item.sentence for item in found.breaks)))


def _said(values: tuple[object, ...]) -> str:
    return " or ".join(map(str, values[:5])) + " or others" * (len(values) > 5)


def _unit(unit: str, column: str) -> str:
    """Return the unit of a column; that of the dictionary when a data set has several."""
    from comity.evidence.catalogue import SEVERAL, columns

    return columns()[column].unit if unit == SEVERAL else unit


def same(one: Measured, two: Measured, doing: str) -> None:
    """Refuse to do something to two measures that do not mean the same.

    Raises
    ------
    QuestionError
        With every difference, and the conversions there are.
    """
    unlike = one.measure.unlike(two.measure)
    if unlike:
        raise QuestionError(
            f"Cannot {doing} measures that differ in {'; '.join(unlike)}. "
            f"Convert one first ({', '.join(CONVERSIONS)}), or show them apart."
        )
    if one.keys != two.keys:
        problem = f"Cannot {doing} a series by {', '.join(one.keys)} and one by "
        raise QuestionError(f"{problem}{', '.join(two.keys)}; bring both to the same keys.")


def _joined(one: Measured, two: Measured, sign: str) -> Measured:
    import polars as pl

    same(one, two, "add" if sign == "+" else "subtract")
    rows = one.rows.join(two.rows, on=list(one.keys), how="full", coalesce=True, suffix="_two")
    other = pl.col("value_two") if sign == "+" else -pl.col("value_two")
    rows = rows.with_columns(value=pl.col("value") + other).drop("value_two").sort(one.keys)
    words = "added" if sign == "+" else "the second subtracted from the first"
    return Measured(one.measure, one.keys, rows, (*one.steps, *two.steps, words))


def compare(one: Measured, two: Measured) -> pl.DataFrame:
    """Put two series of the same meaning side by side; a missing value stays empty."""
    same(one, two, "compare")
    return one.rows.join(
        two.rows, on=list(one.keys), how="full", coalesce=True, suffix="_other"
    ).sort(one.keys)


def total(found: Measured, over: str, expected: Collection[str] = ()) -> Total:
    """Add up the values over a key, and say how much of the whole they cover.

    Parameters
    ----------
    over : the key, such as ``origin``; every other key must have one value
    expected : the parts that the whole should have; those present unless told otherwise
    """
    import polars as pl

    apart = [key for key in found.keys if key != over and found.rows[key].n_unique() > 1]
    if apart:
        problem = f"Cannot add over {over}: {', '.join(apart)} has several values; ask for one."
        raise QuestionError(problem)
    known = found.rows.filter(pl.col("value").is_not_null())
    parts = set(expected) or set(found.rows[over].to_list())
    counted = known.filter(pl.col(over).is_in(list(parts)))
    gone = parts - set(counted[over].to_list())
    value = float(counted["value"].sum()) if counted.height else None
    return Total(value, len(parts) - len(gone), len(parts), tuple(sorted(map(str, gone))))


@dataclass(frozen=True, slots=True)
class Conversion:
    """A change of unit with a name, which says what it does."""

    takes: str
    gives: str
    factor: float
    meaning: str


CONVERSIONS: Mapping[str, Conversion] = MappingProxyType(
    {
        "thousands to persons": Conversion(
            "thousand persons", "persons", 1000, "each number is multiplied by 1000"
        ),
        "million usd to usd": Conversion(
            "million usd", "usd", 1_000_000, "each number is multiplied by one million"
        ),
        "per cent to share": Conversion("per cent", "share", 0.01, "each number is divided by 100"),
    }
)


def convert(found: Measured, name: str) -> Measured:
    """Change the unit by a named conversion.

    Raises
    ------
    UnknownNameError
        If no conversion has this name.
    QuestionError
        If the measure has another unit than the conversion takes.
    """
    import polars as pl

    if name not in CONVERSIONS:
        raise UnknownNameError("conversion", name, CONVERSIONS)
    change = CONVERSIONS[name]
    if found.measure.unit != change.takes:
        problem = f"{name!r} takes {change.takes}; the measure is in {found.measure.unit}."
        raise QuestionError(f"{problem} Choose another of {', '.join(CONVERSIONS)}.")
    rows = found.rows.with_columns(pl.col("value") * change.factor)
    measure = replace(found.measure, unit=change.gives)
    return Measured(measure, found.keys, rows, (*found.steps, f"{name}: {change.meaning}"))


def share_of_population(stock: Measured, population: Measured) -> Measured:
    """Divide a stock of persons by the population of the same keys.

    This is the one division between unlike measures: people of a group by everyone. The keys
    must be the same, so that place and year agree; a value missing on one side stays missing.

    Raises
    ------
    QuestionError
        If the first is no stock of persons, or the second no population in persons.
    """
    import polars as pl

    wanted = ((stock, Kind.STOCK), (population, Kind.POPULATION))
    for part, kind in wanted:
        if part.measure.kind is not kind or part.measure.unit != "persons":
            problem = f"A share of the population needs a {kind} in persons; this is a "
            raise QuestionError(f"{problem}{part.measure.kind} in {part.measure.unit}.")
    if stock.keys != population.keys:
        problem = f"The stock is by {', '.join(stock.keys)}, the population by "
        raise QuestionError(f"{problem}{', '.join(population.keys)}; bring both to the same keys.")
    rows = stock.rows.join(
        population.rows, on=list(stock.keys), how="left", suffix="_all"
    ).with_columns(pl.when(pl.col("value_all") > 0).then(pl.col("value") / pl.col("value_all")))
    measure = replace(stock.measure, unit="share", kind=Kind.RATE)
    step = "the stock divided by the population of the same place and year"
    steps = (*stock.steps, *population.steps, step)
    return Measured(measure, stock.keys, rows.drop("value_all"), steps)
