"""The figures of a State by chapter, each with what a page shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.evidence.dataset import Dataset
from comity.evidence.figure import Figure
from comity.evidence.figures import CHAPTERS, figures
from comity.evidence.store import Store
from comity.web.rooms.figures.words import CHAPTERS as TITLES
from comity.web.rooms.figures.words import amount_words


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the data set that it rests on, as a page tells it."""

    figure: Figure
    about: Dataset

    @property
    def value(self) -> str:
        """The value in words; what is missing is said to be."""
        return amount_words(self.figure.value, self.figure.unit)

    @property
    def region(self) -> str:
        """The same figure for the region; empty where it means nothing."""
        beside = self.figure.comparison
        if not beside or not beside.region_name:
            return ""
        return amount_words(beside.region, self.figure.unit)

    @property
    def world(self) -> str:
        """The same figure for the world; empty where it means nothing."""
        beside = self.figure.comparison
        return amount_words(beside.world, self.figure.unit) if beside else ""


def told(store: Store, figure: Figure) -> Told:
    """Return a figure with its data set."""
    return Told(figure, store.dataset(figure.dataset))


def chapters(store: Store, code: str, on: date) -> list[tuple[str, list[Told]]]:
    """Return the title of each chapter and its figures, in order."""
    return [
        (str(TITLES[name]), [told(store, item) for item in _of(store, code, on, name)])
        for name in CHAPTERS
    ]


def _of(store: Store, code: str, on: date, chapter: str) -> tuple[Figure, ...]:
    return figures(code, on, chapter=chapter, within=store)
