"""A document as one HTML page: complete in itself, readable without a script or a network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

from lxml import etree

from comity.facts.phrases import phrase, term
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
    Row,
    Section,
    Table,
    Tile,
    Tiles,
)
from comity.profile.render.bars import bars_svg
from comity.profile.render.charts import INKS, svg
from comity.profile.render.elements import E, Node
from comity.profile.render.marks import drawn, symbols
from comity.profile.render.said import KEY, TABLE, in_words, titled
from comity.profile.render.text import AS_OF, is_rtl, legal, words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_NARROW = 4
#: Amounts take more words in other languages than a tile has room for on one line.
_LONGER = ".tiles .n { white-space: normal; }\n"
_AGES = {Age.FRESH: "age-fresh", Age.AGEING: "age-ageing", Age.OLD: "age-old"}


def to_html(document: Document, voice: Voice | None = None) -> str:
    """Return the page as text; with a voice, what stands around the document in its language."""
    about = {"lang": voice.language if voice else "en"}
    if is_rtl(voice):
        about["dir"] = "rtl"
    page = E.html(_head(document, voice), in_words(_body(document, voice), voice), about)
    text: str = etree.tostring(page, method="html", encoding="unicode")
    return f"<!doctype html>\n{text}\n"


def block_html(block: Block, voice: Voice | None = None) -> str:
    """Return one block of a document as it stands on a page, for pages of another making.

    Parameters
    ----------
    voice : the language of the page; the block itself is said in it already
    """
    return _text(in_words(_block(block, voice), voice))


def section_html(section: Section, voice: Voice | None = None) -> str:
    """Return a chapter as it stands on a page, with its heading and its anchor."""
    return _text(in_words(_section(section, voice), voice))


def symbols_html() -> str:
    """Return the drawing that defines every mark: once on a page that shows any."""
    return _text(symbols())


def _text(node: Node) -> str:
    return str(etree.tostring(node, method="html", encoding="unicode"))


def _head(document: Document, voice: Voice | None) -> Node:
    looks = [
        _css("look.css"),
        _LONGER if voice else "",
        _css("look_rtl.css") if is_rtl(voice) else "",
    ]
    title = f"{document.title} · {document.kicker} · {document.on.isoformat()}"
    return E.head(
        E.meta(charset="utf-8"),
        E.meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta(name="description", content=document.lede),
        E.title(title),
        E.style("".join(looks)),
    )


@cache
def _css(name: str) -> str:
    path = Path(__file__).with_name(name)
    return re.sub(r"\s*\n\s*", "\n", path.read_text(encoding="utf-8"))


def _body(document: Document, voice: Voice | None) -> Node:
    main = E.main(_header(document, voice), _contents(document, voice), id="main")
    main.extend(_section(section, voice) for section in document.sections)
    foot = phrase(
        "{version}. Facts carry their sources; see Sources and Method on this page.",
        version=document.version,
    )
    skip = E.a(say(phrase("Skip to the profile"), voice), {"class": "vh skip", "href": "#main"})
    return E.body(skip, symbols(), main, E.footer(say(foot, voice)))


def _header(document: Document, voice: Voice | None) -> Node:
    header = E.header(
        E.p(document.kicker, {"class": "kicker"}), E.h1(document.title), {"class": "head"}
    )
    if document.formal:
        header.append(E.p(document.formal, {"class": "formal"}))
    header.append(E.p(document.lede, {"class": "lede"}))
    day = E.time(words(document.on, voice), datetime=document.on.isoformat())
    before, after = say(term(AS_OF), voice).split("{day}")
    header.append(E.p(before, day, f"{after} · {document.known}", {"class": "asof"}))
    return header


def _contents(document: Document, voice: Voice | None) -> Node:
    links = (E.li(E.a(section.title, href=f"#{section.id}")) for section in document.sections)
    return E.nav(E.ol(*links), {"class": "toc", "aria-label": say(phrase("Chapters"), voice)})


def _section(section: Section, voice: Voice | None = None) -> Node:
    heading = E.h2(section.title, id=section.id)
    if section.quiet:
        heading.set("class", "vh")
    node = E.section(heading, {"aria-labelledby": section.id})
    if section.lede:
        node.append(E.p(section.lede, {"class": "sub"}))
    for beside, blocks in groupby(section.blocks, key=lambda block: isinstance(block, Bars)):
        drawn_here = [_block(block, voice) for block in blocks]
        node.extend([E.div(*drawn_here, {"class": "pair"})] if beside else drawn_here)
    return node


def _block(block: Block, voice: Voice | None) -> Node:
    if isinstance(block, Tiles):
        return E.ul(*map(_tile, block.tiles), {"class": "tiles"})
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Chart):
        return _chart(block, svg(block, voice=voice), E.h3(titled(block, voice)))
    if isinstance(block, Bars):
        total = [E.span(f" {block.total}", {"class": "total"})] if block.total else []
        return _chart(block, bars_svg(block), E.h3(titled(block, voice), *total))
    if isinstance(block, Note):
        title = E.h3(block.title)
        return E.div(title, E.p(block.text), {"class": "note", "role": "note"})
    assert isinstance(block, Paragraph)
    return E.p(block.text, {"class": "text"})


def _tile(tile: Tile) -> Node:
    node = E.li(E.span(tile.label, {"class": "k"}), E.span(tile.value, {"class": "n"}))
    if tile.spark:
        node.append(_spark(tile))
    node.append(E.span(tile.detail, *_age(tile.age), {"class": "d"}))
    return node


def _spark(tile: Tile) -> Node:
    """Draw the course of a figure in a box of 100 by 30."""
    top = max(*tile.spark, 1.0)
    step = 96 / max(len(tile.spark) - 1, 1)
    points = (f"{2 + i * step:.1f},{28 - 24 * v / top:.1f}" for i, v in enumerate(tile.spark))
    about = {"class": "spark", "viewBox": "0 0 100 30", "preserveAspectRatio": "none"}
    line = E.polyline(points=" ".join(points))
    return E.svg(line, {**about, "role": "img", "aria-label": tile.spark_label})


def _age(age: Age | None) -> list[Node]:
    if age is None:
        return []
    words = {
        "class": f"age {_AGES[age]}",
        "role": "img",
        "aria-label": age.value,
        "title": age.value,
    }
    return [E.span(words)]


def _table(table: Table) -> Node:
    marks = sum(column.kind is ColumnKind.MARK for column in table.columns)
    matrix = marks > 1
    head = E.tr(*(_heading(column) for column in table.columns))
    node = E.table(E.caption(table.caption), E.thead(head))
    node.set("class", "matrix" if matrix else "wide" if len(table.columns) > _NARROW else "plain")
    for group, rows in groupby(table.rows, key=lambda row: row.group):
        node.append(_rows(group, rows, table.columns, matrix))
    region = {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": table.caption}
    whole = E.div()
    if table.legend:
        keys = (E.li(drawn(mark), mark.value) for mark in table.legend)
        whole.append(E.ul(*keys, {"class": "legend", "aria-label": KEY}))
    whole.append(E.div(node, region))
    if table.notes:
        whole.append(E.ol(*(E.li(n) for n in table.notes), {"class": "notes"}))
    return whole


def _heading(column: Column) -> Node:
    return E.th(E.span(column.title), {"scope": "col", "class": _class(column)})


def _rows(group: str, rows: Iterable[Row], columns: tuple[Column, ...], matrix: bool) -> Node:
    body = E.tbody()
    if group:
        span = {"colspan": str(len(columns)), "scope": "rowgroup"}
        body.append(E.tr(E.th(group, span), {"class": "group"}))
    for row in rows:
        first, *rest = row.cells
        name = E.th(_linked(first), {"scope": "row"})
        if first.detail:
            name.append(E.span(" ", first.detail, {"class": "id"}))
        others = (_cell(c, column, matrix) for c, column in zip(rest, columns[1:], strict=True))
        body.append(E.tr(name, *others))
    return body


def _cell(cell: Cell, column: Column, matrix: bool) -> Node:
    if cell.mark is None:
        return E.td(_linked(cell), *_age(cell.age), {"class": _class(column)})
    if matrix:
        return E.td(drawn(cell.mark, cell.text), {"class": _class(column)})
    words = E.span(cell.detail or cell.text)
    return E.td(E.div(drawn(cell.mark), words, {"class": "markcell"}), {"class": _class(column)})


def _linked(cell: Cell) -> Node | str:
    """Return the text of a cell, as a link when it leads somewhere."""
    return E.a(cell.text, href=cell.href) if cell.href else cell.text


def _class(column: Column) -> str:
    kind = "agecol" if column.kind is ColumnKind.AGE else column.kind.value
    return f"{kind} own" if column.own else kind


def _chart(chart: Chart | Bars, said: str, heading: Node) -> Node:
    """Return a drawing under its heading, with its source and the table behind it."""
    drawing = etree.fromstring(_themed(said), etree.XMLParser(resolve_entities=False))
    drawing.set("class", "chart")
    drawing.set("role", "img")
    drawing.set("aria-label", legal(chart.alt))
    which = E.span(f": {chart.title}", {"class": "vh"})
    table = E.details(E.summary(E.span(TABLE), which), _table(chart.table))
    caption = E.figcaption(chart.source, dir="auto")
    return E.figure(heading, drawing, table, caption)


def _themed(drawing: str) -> str:
    """Let a chart follow the colours of the page, in the light and in the dark."""
    names = {"ink": "ink", "soft": "soft", "line": "line"}
    names |= {"own": "accent", "region": "warm", "world": "mid"}
    for ink, token in names.items():
        drawing = drawing.replace(f'"{getattr(INKS, ink)}"', f'"var(--{token})"')
    return drawing
