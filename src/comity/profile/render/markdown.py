"""The profile as Markdown: GitHub tables, every mark with its word, no markup from the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.facts.phrases import phrase
from comity.facts.voice import Voice, say
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
from comity.profile.render.said import totalled
from comity.profile.render.text import (
    as_of,
    bare,
    brief_age,
    has_ages,
    in_full,
    key_to_ages,
    legal,
)

_MARKUP = re.compile(r"([\\`*_\[\]|~$#])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OPENS_A_BLOCK = re.compile(r"^(\d*)([-+=:.)])(?!\d)")
_RIGHT = frozenset({ColumnKind.NUMBER, ColumnKind.DAY, ColumnKind.AGE})


def to_markdown(document: Document, voice: Voice | None = None) -> str:
    """Return a profile as Markdown, with a blank line between its parts."""
    return "\n\n".join([*_head(document, voice), *_body(document, voice)]) + "\n"


def escaped(text: str) -> str:
    r"""Return a text that Markdown shows as it is, on one line.

    >>> escaped("a|b <i> 3*4")
    'a\\|b &lt;i&gt; 3\\*4'
    """
    text = "".join(_ENTITIES.get(sign, sign) for sign in legal(text))
    text = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _OPENS_A_BLOCK.sub(r"\1\\\2", text)


def _head(document: Document, voice: Voice | None) -> Iterator[str]:
    yield escaped(document.kicker)
    yield f"# {escaped(document.title)}"
    if document.formal:
        yield f"*{escaped(document.formal)}*"
    yield escaped(document.lede)
    yield escaped(as_of(document, voice))


def _body(document: Document, voice: Voice | None) -> Iterator[str]:
    for section in document.sections:
        yield from _section(section, voice)


def _section(section: Section, voice: Voice | None) -> Iterator[str]:
    yield f"## {escaped(section.title)}"
    if section.lede:
        yield escaped(section.lede)
    for block in section.blocks:
        yield from _block(block, voice)


def _block(block: Block, voice: Voice | None) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield escaped(block.text)
    elif isinstance(block, Note):
        yield f"> **{escaped(block.title)}**\n>\n> {escaped(block.text)}"
    elif isinstance(block, Table):
        yield from _table(block, voice)
    elif isinstance(block, Chart | Bars):
        yield from _chart(block, voice)
    else:
        yield from _tiles(block, voice)


def _chart(chart: Chart | Bars, voice: Voice | None) -> Iterator[str]:
    """Write a chart in words, then the table behind it."""
    yield f"**{escaped(totalled(chart, voice))}**"
    yield escaped(chart.alt)
    yield escaped(chart.source)
    yield from _table(chart.table, voice)


def _tiles(tiles: Tiles, voice: Voice | None) -> Iterator[str]:
    titles = (phrase("Figure"), phrase("Value"), phrase("Course"), phrase("Source"))
    head = [Column(say(title, voice)) for title in titles]
    lines = [
        _line([tile.label, tile.value, tile.spark_label, _source(tile, voice)])
        for tile in tiles.tiles
    ]
    yield "\n".join([*_heads(head), *lines])
    if any(tile.age for tile in tiles.tiles):
        yield escaped(key_to_ages(voice))


def _source(tile: Tile, voice: Voice | None) -> str:
    return f"{tile.detail} ({brief_age(tile.age, voice)})" if tile.age else tile.detail


def _table(table: Table, voice: Voice | None) -> Iterator[str]:
    yield f"**{escaped(table.caption)}**"
    if table.legend:
        yield escaped(" · ".join(f"{mark.glyph} {in_full(mark, voice)}" for mark in table.legend))
    if has_ages(table):
        yield escaped(key_to_ages(voice))
    yield "\n".join([*_heads(table.columns), *_rows(table, voice)])
    for note in table.notes:
        yield escaped(note)


def _heads(columns: Sequence[Column]) -> Iterator[str]:
    yield _line([column.title for column in columns])
    yield f"| {' | '.join('---:' if c.kind in _RIGHT else '---' for c in columns)} |"


def _rows(table: Table, voice: Voice | None) -> Iterator[str]:
    group = ""
    for row in table.rows:
        if row.group and row.group != group:
            yield f"| **{escaped(row.group)}** |{' |' * (len(table.columns) - 1)}"
        group = row.group
        pairs = zip(row.cells, table.columns, strict=True)
        yield _line([_said(cell, column, voice) for cell, column in pairs])


def _said(cell: Cell, column: Column, voice: Voice | None) -> str:
    """Return a cell in words: its mark as a sign before them, its age after them."""
    if cell.mark is not None:
        return f"{cell.mark.glyph} {cell.detail or bare(cell, column)}"
    detail = f" ({cell.detail})" if cell.detail else ""
    return f"{cell.text}{detail}{_age(cell.age, voice)}"


def _age(age: Age | None, voice: Voice | None) -> str:
    """Return how old a source is as it follows the words of a cell."""
    if age is None:
        return ""
    return f"{voice.between(', ') if voice else ', '}{brief_age(age, voice)}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
