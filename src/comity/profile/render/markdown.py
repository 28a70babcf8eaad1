"""The profile as Markdown: GitHub tables, every mark with its word, no markup from the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.profile.document import (
    Age,
    Bars,
    Block,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Document,
    Note,
    Paragraph,
    Section,
    Table,
    Tile,
    Tiles,
)
from comity.profile.render.text import bare, has_ages, key_to_ages, legal, words

_MARKUP = re.compile(r"([\\`*_\[\]|~$#])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OPENS_A_BLOCK = re.compile(r"^(\d*)([-+=:.)])(?!\d)")
_RIGHT = frozenset({ColumnKind.NUMBER, ColumnKind.DAY, ColumnKind.AGE})


def to_markdown(document: Document) -> str:
    """Return a profile as Markdown, with a blank line between its parts."""
    return "\n\n".join([*_head(document), *_body(document)]) + "\n"


def escaped(text: str) -> str:
    r"""Return a text that Markdown shows as it is, on one line.

    >>> escaped("a|b <i> 3*4")
    'a\\|b &lt;i&gt; 3\\*4'
    """
    text = "".join(_ENTITIES.get(sign, sign) for sign in legal(text))
    text = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _OPENS_A_BLOCK.sub(r"\1\\\2", text)


def _head(document: Document) -> Iterator[str]:
    yield escaped(document.kicker)
    yield f"# {escaped(document.title)}"
    if document.formal:
        yield f"*{escaped(document.formal)}*"
    yield escaped(document.lede)
    said = f"As of {words(document.on)} · {document.known} · {document.version}"
    yield escaped(said)


def _body(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.title)}"
    if section.lede:
        yield escaped(section.lede)
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield escaped(block.text)
    elif isinstance(block, Note):
        yield f"> **{escaped(block.title)}**\n>\n> {escaped(block.text)}"
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Chart | Bars):
        yield from _chart(block)
    else:
        yield from _tiles(block)


def _chart(chart: Chart | Bars) -> Iterator[str]:
    """Write a chart in words, then the table behind it."""
    total = f": {chart.total}" if isinstance(chart, Bars) and chart.total else ""
    yield f"**{escaped(f'{chart.title}, {chart.unit}{total}')}**"
    yield escaped(chart.alt)
    yield escaped(chart.source)
    yield from _table(chart.table)


def _tiles(tiles: Tiles) -> Iterator[str]:
    head = (Column("Figure"), Column("Value"), Column("Course"), Column("Source"))
    lines = [
        _line([tile.label, tile.value, tile.spark_label, _source(tile)]) for tile in tiles.tiles
    ]
    yield "\n".join([*_heads(head), *lines])
    if any(tile.age for tile in tiles.tiles):
        yield escaped(key_to_ages())


def _source(tile: Tile) -> str:
    return f"{tile.detail} ({tile.age.name.lower()})" if tile.age else tile.detail


def _table(table: Table) -> Iterator[str]:
    yield f"**{escaped(table.caption)}**"
    if table.legend:
        yield escaped(" · ".join(f"{mark.glyph} {mark.value}" for mark in table.legend))
    if has_ages(table):
        yield escaped(key_to_ages())
    yield "\n".join([*_heads(table.columns), *_rows(table)])
    for note in table.notes:
        yield escaped(note)


def _heads(columns: Sequence[Column]) -> Iterator[str]:
    yield _line([column.title for column in columns])
    yield f"| {' | '.join('---:' if c.kind in _RIGHT else '---' for c in columns)} |"


def _rows(table: Table) -> Iterator[str]:
    group = ""
    for row in table.rows:
        if row.group and row.group != group:
            yield f"| **{escaped(row.group)}** |{' |' * (len(table.columns) - 1)}"
        group = row.group
        pairs = zip(row.cells, table.columns, strict=True)
        yield _line([_said(cell, column) for cell, column in pairs])


def _said(cell: Cell, column: Column) -> str:
    """Return a cell in words: its mark as a sign before them, its age after them."""
    if cell.mark is not None:
        return f"{cell.mark.glyph} {cell.detail or bare(cell, column)}"
    detail = f" ({cell.detail})" if cell.detail else ""
    return f"{cell.text}{detail}{_age(cell.age)}"


def _age(age: Age | None) -> str:
    return f", {age.name.lower()}" if age else ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
