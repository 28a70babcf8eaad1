"""The profile as PDF: a fixed Typst template reads the document as data.

No text of a profile is ever read as markup, and only the fonts that Typst carries are
used, so that every machine sets the same pages. The file is tagged after PDF/UA-1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from itertools import groupby, zip_longest
from typing import Any, Final

from comity.facts.phrases import marked, term
from comity.facts.voice import Voice, say
from comity.profile.document import Age, Bars, Block, Chart, Document, Mark, Table, Tiles
from comity.profile.render import charts
from comity.profile.render.bars import bars_svg
from comity.profile.render.json import plain
from comity.profile.render.pdf_glyphs import spelled
from comity.profile.render.said import PAGES, titled
from comity.profile.render.text import (
    as_of,
    breakable,
    has_ages,
    in_full,
    is_matrix,
    legal,
    named,
    words,
)
from comity.profile.render.widths import ROOM, widths

FONT = "Libertinus Serif"
STANDARD: Final = "ua-1"
HALF = 62  # characters of small type on half a line, for tables side by side
SOURCES: Final = {
    Age.FRESH: marked("source less than one year old"),
    Age.AGEING: marked("source one to three years old"),
    Age.OLD: marked("source more than three years old"),
}


def to_pdf(document: Document, voice: Voice | None = None) -> bytes:
    """Return a profile as PDF, A4, tagged for screen readers, the same for the same day."""
    import typst

    data = json.dumps(_data(document, voice), ensure_ascii=False)
    try:
        return _compile(document, data)
    except typst.TypstError:
        drawable = spelled(data)
        if drawable == data:
            raise
        return _compile(document, drawable)


def _compile(document: Document, data: str) -> bytes:
    import typst

    noon = datetime(document.on.year, document.on.month, document.on.day, 12, tzinfo=UTC)
    found = typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=[STANDARD],
        timestamp=int(noon.timestamp()),
    )
    assert isinstance(found, bytes)
    return found


@cache
def _template() -> bytes:
    return files("comity.profile.render").joinpath("profile.typ").read_bytes()


def _data(document: Document, voice: Voice | None) -> dict[str, Any]:
    """Return what the template reads: the document, and how its parts are to be set."""
    day, language = words(document.on, voice), voice.language if voice else "en"
    data: dict[str, Any] = plain(document, _set)
    for section, said in zip(document.sections, data["sections"], strict=True):
        said["blocks"] = list(_blocks(section.blocks, voice))
    said_of = f"{named(document, voice)}{' · ' if voice else ' on '}{day}"
    return {
        "document": data,
        "day": day,
        "name": legal(said_of),
        "on": [document.on.year, document.on.month, document.on.day],
        "ages": [age.value for age in Age],
        "marks": {mark.value: mark.name for mark in Mark},
        "lang": language,
        "region": "GB" if language == "en" else None,
        "as_of": _set(as_of(document, voice)),
        "pages": say(term(PAGES), voice),
        "said": {word.value: in_full(word, voice) for word in (*Age, *Mark)},
        "sources": [say(term(SOURCES[age]), voice) for age in Age],
    }


def _blocks(blocks: Sequence[Block], voice: Voice | None) -> Iterator[dict[str, Any]]:
    """Return the blocks of a chapter; bars that follow each other stand side by side."""
    for beside, found in groupby(blocks, key=lambda block: isinstance(block, Bars)):
        if beside:
            yield {"type": "pair", "items": [_block(block, voice) for block in found]}
        else:
            shown = list(found)
            for block, after in zip_longest(shown, shown[1:]):
                # Rows of tiles that follow each other share the key to their ages.
                key = not (isinstance(block, Tiles) and isinstance(after, Tiles))
                yield {**_block(block, voice), "key": key}


def _block(block: Block, voice: Voice | None) -> dict[str, Any]:
    found: dict[str, Any] = plain(block, _set)
    if isinstance(block, Table):
        return {**found, **_layout(block)}
    if isinstance(block, Chart):
        table = {**found["table"], **_layout(block.table)}
        drawing = legal(charts.svg(block, FONT, voice))
        return {**found, "table": table, "svg": drawing, "titled": _set(titled(block, voice))}
    if isinstance(block, Bars):
        table = {**found["table"], **_layout(block.table, HALF)}
        drawing = legal(bars_svg(block, font=FONT))
        return {**found, "table": table, "svg": drawing, "titled": _set(titled(block, voice))}
    return found


def _layout(table: Table, room: int = ROOM) -> dict[str, Any]:
    """Say how a table is set: the shares of its columns, its heads, its key to ages."""
    matrix = is_matrix(table)
    return {"widths": widths(table, room), "matrix": matrix, "ages": has_ages(table)}


def _set(text: str) -> str:
    return breakable(legal(text))
