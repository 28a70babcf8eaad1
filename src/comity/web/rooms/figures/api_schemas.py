"""What the endpoints of figures answer with."""

from __future__ import annotations

from ninja import Schema

from comity.web.core.envelope import Envelope

Cell = str | int | float | bool | list[str] | None


class ColumnOut(Schema):
    """A column: its role, its unit, and what an empty cell stands for."""

    column: str
    role: str
    unit: str | None
    missing: str
    meaning: str


class DatasetOut(Schema):
    """A data set: who counts what, how, and with which gaps."""

    dataset: str
    title: str
    publisher: str
    edition: str
    kind: str
    unit: str
    concept: str
    duration: str
    first: int
    last: int
    places: int
    rows: int
    known_to: str
    licence: str
    citation: str
    source: str
    method: str
    holes: str
    breaks: list[str]
    codes: list[str]
    overridden: bool
    read_from: str
    columns: list[ColumnOut]


class YearOut(Schema):
    """The value of one year."""

    year: int
    value: float | None


class FigureOut(Schema):
    """A figure with everything needed to judge it; without a value its note says why."""

    figure: str
    label: str
    value: int | float | str | None
    unit: str
    year: int | None
    dataset: str
    edition: str
    publisher: str
    concept: str
    known_to: str
    age_days: int | None
    region: str | None
    of_region: float | None
    of_world: float | None
    history: list[YearOut]
    breaks: list[str]
    steps: list[str]
    note: str | None
    overridden: bool
    read_from: str


class DatasetsAnswer(Envelope):
    """Data sets, a page of them."""

    records: list[DatasetOut]


class DatasetAnswer(Envelope):
    """One data set."""

    records: list[DatasetOut]


class RowsAnswer(Envelope):
    """Rows of a data set, a page of them: its columns, and what each row rests on."""

    records: list[dict[str, Cell]]


class CorridorAnswer(Envelope):
    """Figures of two places, both ways."""

    records: list[FigureOut]
