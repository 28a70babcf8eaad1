"""Two profiles for every test of the renderers: a real one, and one made to do harm."""

from datetime import date

import pytest

import comity
from comity.profile.build import profile
from comity.profile.document import (
    Age,
    Bar,
    Bars,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Document,
    Mark,
    Note,
    Paragraph,
    Row,
    Section,
    Series,
    Table,
    Tile,
    Tiles,
)

NASTY = '# $x$ *b* _i_ `c` <b>&amp;</b> @ref \\alpha [l](u) "q" ~ - // /* */ |p| #panic()'
CONTROL = "nul\x00 bell\x07 end"
LONG = "x" * 90


@pytest.fixture(scope="session")
def kenya() -> Document:
    """Kenya on 21 November 2026, from the records."""
    return profile(comity.resolve("KEN"), date(2026, 11, 21))


@pytest.fixture(scope="session")
def hostile() -> Document:
    """A small document with every kind of block, whose texts are markup in some language."""
    marks = tuple(Row((Cell(NASTY, mark.value), *_marked(mark)), group="Marks |") for mark in Mark)
    columns = (Column(NASTY), Column("Own", ColumnKind.MARK, own=True))
    columns += (Column("Peer #1", ColumnKind.MARK), Column("Peer *2*", ColumnKind.MARK))
    matrix = Table(f"Matrix {NASTY}", columns, marks, legend=tuple(Mark))
    odd = (
        Row((Cell("1. first\nsecond"), Cell("12", age=Age.OLD), Cell(LONG)), group="A | B"),
        Row((Cell("- dash", href="javascript:alert(1)"), Cell(""), Cell(CONTROL)), group="<i>"),
        Row((Cell("中文 😀", "ID-1"), Cell("3", age=Age.FRESH), Cell("</w:t>]]>")), group="<i>"),
    )
    kinds = (Column("Name"), Column("Known", ColumnKind.AGE), Column("Text"))
    table = Table("Odd cells", kinds, odd, notes=("1. note | one", NASTY))
    series = (Series("Own & Co", (0.0, 50.0), "own"), Series("<World>", (10.0, 20.0), "world"))
    small = Table("Behind", (Column("Year"), Column("Own", ColumnKind.NUMBER)), (_pair("2000"),))
    chart = Chart("Chart <1>", f"Alt {NASTY}", "per cent", (2000, 2001), series, small, NASTY)
    lying = (Bar(NASTY, 10.0, "10"), Bar("<b>", 0.0, CONTROL), Bar("中文 😀", 3.0, "a & b"))
    bars = tuple(
        Bars(f"{role} <1> {NASTY}", "10 & 3", f"Alt {NASTY}", "persons", lying, role, small, NASTY)
        for role in ("in", "out", "in")
    )
    tiles = Tiles((Tile("Label |", "1 of 2", NASTY, Age.AGEING, (0.0, 1.0), "from 0 to 1"),))
    empty = Table("Empty", (Column("Nothing"), Column("None", ColumnKind.NUMBER)), ())
    sections = (
        Section("glance", "Glance *", "", (tiles,), quiet=True),
        Section("odd", NASTY, NASTY, (table, empty, Paragraph(NASTY), Note("Note <", CONTROL))),
        Section("matrix", "Matrix", "", (matrix,)),
        Section("course", "Course", "", (chart,)),
        Section("bars", "Bars", "", (*bars, Paragraph("Between"), bars[0])),
    )
    day = date(1969, 7, 20)
    return Document("XXX", NASTY, "Formal #", "State profile", NASTY, day, "known", "v", sections)


def _marked(mark: Mark) -> tuple[Cell, ...]:
    return tuple(
        Cell(f"{name}: {mark.value}", mark=mark) for name in ("Own", "Peer #1", "Peer *2*")
    )


def _pair(year: str) -> Row:
    return Row((Cell(year), Cell("1.0")))


def tables_of(document: Document) -> list[Table]:
    """Return every table, those behind charts included."""
    blocks = [block for section in document.sections for block in section.blocks]
    return [
        block if isinstance(block, Table) else block.table
        for block in blocks
        if isinstance(block, (Table, Chart, Bars))
    ]


@pytest.fixture(scope="session")
def tables():
    """Return the function that lists the tables of a document."""
    return tables_of
