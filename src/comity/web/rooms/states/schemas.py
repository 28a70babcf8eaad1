"""What the API says of States, field by field."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator

from comity.facts import Day
from comity.web.core.envelope import Envelope


def _text(value: object) -> object:
    return str(value) if isinstance(value, Day | date) else value


#: A day, a month or a year, as it was published.
DayOut = Annotated[str, BeforeValidator(_text)]
Amount = float | int | str | None


class PlaceOut(Schema):
    """A State, territory or other party."""

    state: str
    name: str
    kind: str
    region: str | None
    subregion: str | None
    began: DayOut | None
    ended: DayOut | None


class SuccessionOut(Schema):
    """How one State followed another."""

    predecessor: str
    successor: str
    day: DayOut | None
    relation: str
    sources: list[str]
    verified: bool
    note: str | None


class PlaceInFullOut(PlaceOut):
    """All that is on record of a place, with its groups on the day."""

    short: str
    formal: str | None
    iso2: str | None
    m49: str | None
    groups: list[str]
    groups_unsure: list[str]
    successions: list[SuccessionOut]
    sources: list[str]
    verified: bool
    note: str | None


class ActOut(Schema):
    """An act with its source."""

    act: str
    day: DayOut | None
    articles: list[str]
    confidence: str
    grade: str | None
    kind_inferred: bool
    sources: list[str]
    note: str | None


class StandingOut(Schema):
    """Where a State stands towards an instrument, and why.

    ``standing`` is none, signed, consented, bound or withdrawn; unknown where a partial record
    holds no act of the State.
    """

    instrument: str
    state: str
    name: str
    on: DayOut
    sense: str
    standing: str
    words: str
    since: DayOut | None
    certain_from: DayOut | None
    may_be: str | None
    by: DayOut | None
    confidence: str | None
    because: list[ActOut]
    doubts: list[str]
    statements: list[ActOut]
    known_to: DayOut
    beyond_record: bool
    partial_record: bool


class PointOut(Schema):
    """A value of an earlier year."""

    year: int
    value: float


class FigureOut(Schema):
    """A figure with everything needed to judge it; a missing one has the value null."""

    figure: str
    label: str
    value: Amount
    unit: str
    year: int | None
    dataset: str
    edition: str
    publisher: str
    concept: str
    known_to: DayOut
    age_days: int | None
    region: str | None
    of_region: float | None
    of_world: float | None
    history: list[PointOut]
    breaks: list[str]
    steps: list[str]
    note: str | None
    overridden: bool
    read_from: str


class SectionOut(Schema):
    """A chapter; each of its blocks names its kind in ``type``."""

    id: str
    title: str
    lede: str
    blocks: list[dict[str, Any]]
    quiet: bool


class DocumentOut(Schema):
    """A whole profile, as the renderers draw it."""

    code: str
    title: str
    formal: str
    kicker: str
    lede: str
    on: DayOut
    known: str
    version: str
    sections: list[SectionOut]


class BesideOut(Schema):
    """A standing or a figure of one of the States that are compared."""

    what: str
    state: str
    name: str
    id: str
    label: str
    group: str
    value: Amount
    unit: str | None
    since: DayOut | None
    year: int | None
    open: bool | None
    source: str | None
    known_to: DayOut
    age_days: int | None
    note: str | None


class PlacesOut(Envelope):
    """States."""

    records: list[PlaceOut]


class StateOut(Envelope):
    """One State."""

    records: list[PlaceInFullOut]


class ProfileOut(Envelope):
    """The profile of a State."""

    records: list[DocumentOut]


class StandingsOut(Envelope):
    """Standings of a State."""

    records: list[StandingOut]


class FiguresOut(Envelope):
    """Figures of a State."""

    records: list[FigureOut]


class CompareOut(Envelope):
    """Standings and figures of several States."""

    records: list[BesideOut]
