"""What a data set is, as immutable values: who counts what, how, and with which gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from comity.facts.day import Day


class Concept(StrEnum):
    """By what a person counts as a migrant or as displaced."""

    BIRTH = "birth"
    CITIZENSHIP = "citizenship"
    BIRTH_OR_CITIZENSHIP = "birth or citizenship"
    PREVIOUS_RESIDENCE = "previous residence"
    MANDATE = "mandate"
    REGISTRATION = "registration"
    NONE = "none"


class Kind(StrEnum):
    """What sort of figure a data set holds."""

    STOCK = "stock"
    FLOW = "flow"
    POPULATION = "population"
    RATE = "rate"
    MONEY = "money"
    PRICE = "price"
    INDEX = "index"
    INCIDENTS = "incidents"
    POLICY = "policy"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The years covered, and how many places have a figure."""

    first: int
    last: int
    places: int


@dataclass(frozen=True, slots=True)
class Total:
    """A figure that the rows must give: a sum, or their number when ``sum`` is empty.

    ``within`` is the share by which a rounded published figure may differ.
    """

    value: float
    sum: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    within: float = 0.0


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a data set expects of itself; replayed by the checks."""

    rows: int
    totals: tuple[Total, ...] = ()
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table of statistics, with everything to know before using it.

    Attributes
    ----------
    id : name used in questions and answers
    title, publisher, edition : what it is and who issued it in which revision
    licence, citation : terms of the publisher, and how it asks to be cited
    source : where it was read, an id of ``evidence/sources.yml``
    snapshot : day to which the data are known
    file : path of the table
    keys : columns that identify an observation
    attributes : columns that describe it
    measures : columns that carry values
    concept, duration : by what, and after how long, a person counts
    unit : unit of the measures, or ``several``: the dictionary gives each
    kind : sort of figure
    coverage : years and places
    method, holes : how it was made and what is missing
    breaks : places whose series does not join across a split; ``holes`` says why
    codes : codes used that are no place of the ground, with their meaning
    expect : what the file must hold
    line : line of the descriptor in its file
    """

    id: str
    title: str
    publisher: str
    edition: str
    licence: str
    citation: str
    source: str
    snapshot: Day
    file: Path
    keys: tuple[str, ...]
    attributes: tuple[str, ...]
    measures: tuple[str, ...]
    concept: Concept
    duration: str
    unit: str
    kind: Kind
    coverage: Coverage
    method: str
    holes: str
    breaks: tuple[str, ...]
    codes: Mapping[str, str]
    expect: Expectation
    line: int

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the file, in its order."""
        return self.keys + self.attributes + self.measures
