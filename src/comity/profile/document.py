"""The plain structure of a profile: what every renderer draws, and nothing of how.

A :class:`Document` holds sections; a section holds blocks; a block is a paragraph, a
row of tiles, a table, a chart, bars or a note. Values only: the JSON rendering is this
structure as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from comity.facts import Day
from comity.facts.phrases import marked


class Mark(StrEnum):
    """A standing as a small mark; each has a word, so that colour is never alone."""

    BOUND = marked("bound")
    RESERVED = marked("bound, with reservation or declaration")
    CONSENTED = marked("consent deposited, not in force")
    SIGNED = marked("signed only")
    MAYBE = marked("reached, the day not fully known")
    WITHDRAWN = marked("withdrawn")
    CLOSED = marked("not open to this State")
    NONE = marked("no act on record")
    UNKNOWN = marked("not known: the record is partial")
    YES = marked("voted in favour")
    NO = marked("voted against")
    ABSTAIN = marked("abstained")

    @property
    def glyph(self) -> str:
        """The mark as one character, for text and word processors."""
        return _GLYPHS[self]


_GLYPHS = {
    Mark.BOUND: "●",
    Mark.RESERVED: "◍",
    Mark.CONSENTED: "◉",
    Mark.SIGNED: "◐",
    Mark.MAYBE: "◌",
    Mark.WITHDRAWN: "×",
    Mark.CLOSED: "·",
    Mark.NONE: "–",
    Mark.UNKNOWN: "?",
    Mark.YES: "+",
    Mark.NO: "−",
    Mark.ABSTAIN: "○",
}


class Age(StrEnum):
    """How old a source was on the day of the question."""

    FRESH = "less than one year old"
    AGEING = "one to three years old"
    OLD = "more than three years old"

    @classmethod
    def of(cls, known: Day, on: date) -> Age:
        """Return the age on a day of what is known to another."""
        days = (on - known.last).days
        if days < 365:
            return cls.FRESH
        return cls.AGEING if days < 3 * 365 else cls.OLD


class ColumnKind(StrEnum):
    """What a column holds, which decides how it is set."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    MARK = "mark"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``own`` marks the column of the State itself."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    own: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and where needed a mark, an age, a second line and an anchor.

    ``text`` says everything in words; ``mark`` and ``age`` draw it.
    """

    text: str
    detail: str = ""
    mark: Mark | None = None
    age: Age | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; rows with the same ``group`` stand together under it."""

    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names the row. ``notes`` stand below it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    legend: tuple[Mark, ...] = ()
    type: str = "table"


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure at a glance, with its source line and its course over time."""

    label: str
    value: str
    detail: str
    age: Age | None = None
    spark: tuple[float, ...] = ()
    spark_label: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """A row of figures at a glance."""

    tiles: tuple[Tile, ...]
    type: str = "tiles"


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: a value for each year, in the unit of the chart, or none.

    ``parted`` holds the years with which the line begins anew, such as those in which a State
    split: nothing leads to them from the year before.
    """

    name: str
    values: tuple[float | None, ...]
    role: str = "other"  # own | region | world | other
    parted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A line chart over years, with the table behind it.

    Attributes
    ----------
    alt : what the chart shows, in words
    unit : unit of the values, such as ``per cent``
    stepped : whether the line of the State itself goes up by steps, as a count of acts does
    whole : what the values are parts of, such as 100, where the axis is to reach it
    """

    title: str
    alt: str
    unit: str
    years: tuple[int, ...]
    series: tuple[Series, ...]
    table: Table
    source: str
    stepped: bool = False
    whole: float | None = None
    type: str = "chart"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, how long it is, and its value in words."""

    label: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that lie, the longest first, with the table behind them.

    Attributes
    ----------
    total : the whole of which the bars are parts, in words; empty when there is none
    alt : what the bars show, in words
    unit : unit of the values, such as ``persons``
    role : ``in`` for what comes to the State, ``out`` for what leaves it
    """

    title: str
    total: str
    alt: str
    unit: str
    bars: tuple[Bar, ...]
    role: str
    table: Table
    source: str
    type: str = "bars"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    text: str
    type: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Note:
    """A warning or reading aid, set apart from the text."""

    title: str
    text: str
    type: str = "note"


Block = Paragraph | Tiles | Table | Chart | Bars | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: anchor, heading, a line under it, and its blocks."""

    id: str
    title: str
    lede: str
    blocks: tuple[Block, ...]
    quiet: bool = False  # the heading is read by screen readers only


@dataclass(frozen=True, slots=True)
class Document:
    """A whole profile.

    Attributes
    ----------
    code, title : the State
    kicker : what kind of document it is
    lede : the whole in three sentences
    on : the day it speaks of
    known : to which day the records behind it are known
    version : of the software and of the knowledge
    """

    code: str
    title: str
    formal: str
    kicker: str
    lede: str
    on: date
    known: str
    version: str
    sections: tuple[Section, ...] = field(default_factory=tuple)
