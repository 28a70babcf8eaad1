"""One figure with everything that a reader needs to judge it.

A figure that is missing is a figure too: its value is None and its note says why, so that a
profile never leaves a gap that could be read as none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from comity.evidence.catalogue import Dataset
from comity.facts.day import Day

if TYPE_CHECKING:
    from comity.evidence.store import Store

Value = float | int | str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same figure for the region and for the world, as far as they are covered."""

    region_name: str
    region: float | None
    world: float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the statistics, or the statement that there is none.

    Attributes
    ----------
    id : stable name, such as ``migrants_here``
    label : what it is, in words; it and the note can be said in another language
    value : the value; None when it is not known
    unit : unit of the value; ``share`` is 0 to 1
    year : year of the value, or None
    dataset : id of the data set
    source : title, publisher and edition
    snapshot : day to which the source is known
    age_days : days from the snapshot to the day asked; 0 when the source is later,
        None when no day was asked
    comparison : region and world, where they mean something
    history : earlier years of the same series
    breaks : splits of States inside the history
    steps : how the value follows from the rows of the data set
    note : what to know before using it
    overridden : whether a data set of the user took the place of the bundled one
    read_from : ``bundled``, or the path of the user's table
    """

    id: str
    label: str
    value: Value
    unit: str
    year: int | None
    dataset: str
    source: str
    snapshot: Day
    age_days: int | None = None
    comparison: Comparison | None = None
    history: tuple[tuple[int, float], ...] = ()
    breaks: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    note: str = ""
    overridden: bool = False
    read_from: str = "bundled"

    @property
    def missing(self) -> bool:
        """Whether there is no value; the note says why."""
        return self.value is None


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes figures of one store for one day, so that each names its source alike."""

    store: Store
    on: date | None = None

    def figure(
        self, id: str, label: str, dataset: str, value: Value, unit: str, year: int | None = None
    ) -> Figure:
        """Return a figure, with source and age of its data set filled in."""
        about = self.store.dataset(dataset)
        return Figure(
            id=id,
            label=label,
            value=value,
            unit=unit,
            year=None if value is None else year,
            dataset=dataset,
            source=source_title(about),
            snapshot=about.snapshot,
            age_days=age_of(about, self.on),
            overridden=self.store.overridden(dataset),
            read_from=self.store.read_from(dataset),
        )


def source_title(dataset: Dataset) -> str:
    """Return title, publisher and edition in one line."""
    return f"{dataset.title} ({dataset.publisher}, edition {dataset.edition})"


def age_of(dataset: Dataset, on: date | None) -> int | None:
    """Return the days from the snapshot of a data set to a day; 0 when it is later.

    >>> from datetime import date
    >>> from comity.evidence.catalogue import catalogue
    >>> age_of(catalogue()["migrant_stock_2024"], date(2025, 1, 31))
    31
    """
    return None if on is None else max(0, (on - dataset.snapshot.last).days)
