"""Tables of the Word document: heads that repeat, rows that stay whole, groups kept together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Emu

from comity.facts.phrases import phrase
from comity.facts.voice import Voice, say
from comity.profile.document import Cell, Column, ColumnKind, Table, Tile, Tiles
from comity.profile.render.docx_styles import SOFT, TABLE_STYLE, WASH
from comity.profile.render.docx_xml import node, paragraph, run
from comity.profile.render.text import bare, breakable, brief_age, is_matrix, legal, short
from comity.profile.render.widths import widths

_RIGHT = frozenset({ColumnKind.NUMBER, ColumnKind.DAY, ColumnKind.AGE})
_SYMBOLS = "Segoe UI Symbol"
_PORTRAIT_ROOM, _LANDSCAPE_ROOM = 118, 150
_TILES = 5


def add_table(word: WordDocument, table: Table, width: int, voice: Voice | None) -> None:
    """Add a table as wide as the text, its columns as wide as they need."""
    matrix = is_matrix(table)
    shares = widths(table, _LANDSCAPE_ROOM if matrix else _PORTRAIT_ROOM, mark=13, part=0.68)
    columns = [Emu(int(width * share)).twips for share in shares]
    made = _frame(table.caption, columns)
    made.append(_head(table.columns, columns))
    made.extend(_rows(table, columns, matrix, voice))
    _append(word, made)


def add_tiles(word: WordDocument, tiles: Tiles, width: int, voice: Voice | None) -> None:
    """Add the figures at a glance, five in a row: a column for each, its label at the head."""
    for start in range(0, len(tiles.tiles), _TILES):
        shown = tiles.tiles[start : start + _TILES]
        if start:
            word.add_paragraph("", "Small")  # two tables that touch would become one
        columns = [Emu(width // _TILES).twips] * len(shown)
        made = _frame(say(phrase("Figures at a glance"), voice), columns)
        made.append(_head([Column(tile.label) for tile in shown], columns))
        for style, said in (
            ("Figure", [tile.value for tile in shown]),
            ("Cell", [tile.spark_label for tile in shown]),
            ("Cell", [_detail(tile, voice) for tile in shown]),
        ):
            cells = (_cell(columns[0], paragraph(style, run(text))) for text in said)
            made.append(node("w:tr", _kept(), *cells))
        _append(word, made)


def _detail(tile: Tile, voice: Voice | None) -> str:
    return f"{tile.detail} ({brief_age(tile.age, voice)})" if tile.age else tile.detail


def _append(word: WordDocument, table: Any) -> None:
    """Put a table at the end of the text, before the properties of the last section."""
    word.element.body.insert_element_before(table, "w:sectPr")


def _frame(caption: str, columns: Sequence[int]) -> Any:
    """Return a table without rows: its style, its name for screen readers, its columns."""
    properties = node(
        "w:tblPr",
        node("w:tblStyle", val=TABLE_STYLE.replace(" ", "")),
        node("w:tblW", w=str(sum(columns)), type="dxa"),
        node("w:tblLayout", type="autofit"),
        node("w:tblLook", val="0420", firstRow="1", noHBand="0", noVBand="1"),
        node("w:tblCaption", val=legal(caption)),
    )
    grid = node("w:tblGrid", *(node("w:gridCol", w=str(width)) for width in columns))
    return node("w:tbl", properties, grid)


def _kept(head: bool = False) -> Any:
    """Return the properties of a row: never split, and repeated on each page if a head."""
    return node("w:trPr", node("w:cantSplit"), *([node("w:tblHeader")] if head else []))


def _head(columns: Sequence[Column], sizes: Sequence[int]) -> Any:
    cells = (
        _cell(
            size,
            paragraph("CellHead", run(column.title), align=_align(column)),
            fill=WASH if column.own else "",
            foot=True,
        )
        for column, size in zip(columns, sizes, strict=True)
    )
    return node("w:tr", _kept(head=True), *cells)


def _rows(table: Table, sizes: Sequence[int], matrix: bool, voice: Voice | None) -> Iterable[Any]:
    group = ""
    for row in table.rows:
        if row.group and row.group != group:
            yield _group(row.group, sizes)
        group = row.group
        runs = [_runs(*pair, matrix, voice) for pair in zip(row.cells, table.columns, strict=True)]
        yield _row(runs, table.columns, sizes)


def _group(title: str, sizes: Sequence[int]) -> Any:
    """Return the row that names a group, over all columns and kept with the next row."""
    body = paragraph("CellGroup", run(title), keep=True)
    return node("w:tr", _kept(), _cell(sum(sizes), body, span=len(sizes)))


def _row(runs: Sequence[list[Any]], columns: Sequence[Column], sizes: Sequence[int]) -> Any:
    cells = (
        _cell(
            size,
            paragraph("Cell", *said, align=_align(column)),
            fill=WASH if column.own else "",
        )
        for said, column, size in zip(runs, columns, sizes, strict=True)
    )
    return node("w:tr", _kept(), *cells)


def _runs(cell: Cell, column: Column, matrix: bool, voice: Voice | None) -> list[Any]:
    """Return the text of a cell: a mark as its sign and words, an age in words."""
    if cell.mark is not None:
        fonts = node("w:rFonts", ascii=_SYMBOLS, hAnsi=_SYMBOLS, eastAsia=_SYMBOLS, cs=_SYMBOLS)
        said = cell.detail or (short(cell.mark, voice) if matrix else bare(cell, column))
        return [run(cell.mark.glyph, fonts), run(f"\u00a0{breakable(said)}")]
    runs = [run(breakable(cell.text))]
    if cell.detail:
        runs.append(_soft(breakable(cell.detail)))
    if cell.age is not None:
        runs.append(_soft(brief_age(cell.age, voice)))
    return runs


def _soft(text: str) -> Any:
    return run(f" {text}", node("w:color", val=SOFT), node("w:sz", val="14"))


def _align(column: Column) -> str:
    return "right" if column.kind in _RIGHT else "left"


def _cell(width: int, body: Any, fill: str = "", span: int = 1, foot: bool = False) -> Any:
    properties = node("w:tcPr", node("w:tcW", w=str(width), type="dxa"))
    if span > 1:
        properties.append(node("w:gridSpan", val=str(span)))
    if fill:
        properties.append(node("w:shd", val="clear", color="auto", fill=fill))
    properties.append(node("w:vAlign", val="bottom" if foot else "center"))
    return node("w:tc", properties, body)
