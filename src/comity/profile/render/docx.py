"""The profile as a Word document: real styles and tables that an official can edit."""

from __future__ import annotations

import io
import re
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Emu

from comity.facts.phrases import DayWords, phrase, term
from comity.facts.voice import Voice, say
from comity.profile.document import Bars, Block, Chart, Document, Note, Paragraph, Section, Table
from comity.profile.render import charts
from comity.profile.render.bars import bars_png
from comity.profile.render.docx_language import CODES, speak, turn_round
from comity.profile.render.docx_package import fixed
from comity.profile.render.docx_styles import A4, FLAT_MARGIN, MARGIN, add_styles
from comity.profile.render.docx_tables import add_table, add_tiles
from comity.profile.render.docx_xml import field
from comity.profile.render.said import PAGES, totalled
from comity.profile.render.split import split
from comity.profile.render.text import (
    as_of,
    has_ages,
    in_full,
    is_matrix,
    is_rtl,
    key_to_ages,
    legal,
    named,
    words,
)

_CHART_SCALE = 2.5
_CHART_FONT = "Georgia, serif"
_CHART_WIDTH, _BARS_WIDTH = 0.68, 0.62  # of the width of the text
_COUNTED = {"{number}": "PAGE", "{total}": "NUMPAGES"}
_FIELDS = re.compile("({number}|{total})")


def to_docx(document: Document, voice: Voice | None = None) -> bytes:
    """Return a profile as a Word document, the same bytes for the same profile."""
    word = docx.Document()
    add_styles(word)
    speak(word, voice.language if voice else "en")
    _properties(word, document, voice)
    _page(word)
    _head(word, document, voice)
    _foot(word, document, voice)
    for section in document.sections:
        _section(word, section, voice)
    if is_rtl(voice):
        turn_round(word)
    return fixed(word, document.on)


def _properties(word: WordDocument, document: Document, voice: Voice | None) -> None:
    """Say what the file is, dated on the day of the profile."""
    day = datetime(document.on.year, document.on.month, document.on.day)  # noqa: DTZ001
    properties = word.core_properties
    properties.title = legal(named(document, voice))[:255]
    subject = phrase("{kicker} on {day}", kicker=document.kicker, day=DayWords(document.on))
    properties.subject = say(subject, voice)
    properties.author = properties.last_modified_by = document.version
    properties.language = CODES[voice.language if voice else "en"]
    properties.comments = legal(document.known)[:255]
    properties.keywords = document.code
    properties.created = properties.modified = day
    properties.revision = 1


def _page(word: WordDocument) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = A4
    for side in ("left", "right", "top", "bottom"):
        setattr(page, f"{side}_margin", MARGIN)


def _head(word: WordDocument, document: Document, voice: Voice | None) -> None:
    word.add_paragraph(legal(document.kicker), "Kicker")
    word.add_paragraph(legal(document.title), "Title")
    if document.formal:
        word.add_paragraph(legal(document.formal), "Subtitle")
    word.add_paragraph(legal(document.lede), "Lede")
    word.add_paragraph(legal(as_of(document, voice)), "Small")


def _foot(word: WordDocument, document: Document, voice: Voice | None) -> None:
    """Write the running foot, whose page numbers the word processor counts."""
    paragraph = word.sections[0].footer.paragraphs[0]
    pages = say(term(PAGES), voice)
    said = f"{document.title} · {words(document.on, voice)} · {pages}"
    for part in _FIELDS.split(legal(said)):
        if part in _COUNTED:
            field(paragraph, _COUNTED[part])
        elif part:
            paragraph.add_run(part)


def _section(word: WordDocument, section: Section, voice: Voice | None) -> None:
    """Write a chapter; one with a wide table stands on pages turned to landscape."""
    wide = any(isinstance(block, Table) and is_matrix(block) for block in section.blocks)
    if wide:
        _turn(word, landscape=True)
    elif word.sections[-1].orientation == WD_ORIENT.LANDSCAPE:
        _turn(word, landscape=False)
    word.add_heading(legal(section.title), 1)
    if section.lede:
        word.add_paragraph(legal(section.lede), "Small").paragraph_format.keep_with_next = True
    for block in section.blocks:
        _block(word, block, voice)


def _turn(word: WordDocument, landscape: bool) -> None:
    page = word.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = A4[::-1] if landscape else A4
    page.top_margin = page.bottom_margin = FLAT_MARGIN if landscape else MARGIN


def _block(word: WordDocument, block: Block, voice: Voice | None) -> None:
    if isinstance(block, Paragraph):
        word.add_paragraph(legal(block.text))
    elif isinstance(block, Note):
        word.add_paragraph(legal(block.title), "Note Title")
        word.add_paragraph(legal(block.text), "Note")
    elif isinstance(block, Table):
        for part in split(block, voice=voice):
            _table(word, part, voice)
    elif isinstance(block, Chart):
        drawn = charts.png(block, _CHART_FONT, _CHART_SCALE, voice)
        _chart(word, block, drawn, _CHART_WIDTH, voice)
    elif isinstance(block, Bars):
        drawn = bars_png(block, font=_CHART_FONT, scale=_CHART_SCALE)
        _chart(word, block, drawn, _BARS_WIDTH, voice)
    else:
        add_tiles(word, block, _text_width(word), voice)
        if any(tile.age for tile in block.tiles):
            word.add_paragraph(key_to_ages(voice), "Table Note")


def _table(word: WordDocument, table: Table, voice: Voice | None) -> None:
    """Write a table under its caption, with the key to its marks and its notes."""
    word.add_paragraph(legal(table.caption), "Caption")
    if table.legend:
        legend = "   ".join(f"{mark.glyph}\u00a0{in_full(mark, voice)}" for mark in table.legend)
        word.add_paragraph(legend, "Key")
    if has_ages(table):
        word.add_paragraph(key_to_ages(voice), "Key")
    add_table(word, table, _text_width(word), voice)
    for note in table.notes:
        word.add_paragraph(legal(note), "List")


def _chart(
    word: WordDocument, chart: Chart | Bars, drawn: bytes, part: float, voice: Voice | None
) -> None:
    """Write a chart as a picture with its words, and the table behind it."""
    word.add_paragraph(legal(totalled(chart, voice)), "Caption")
    picture = word.add_picture(io.BytesIO(drawn), width=Emu(int(_text_width(word) * part)))
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    about = picture._inline.docPr
    about.set("descr", legal(chart.alt))
    about.set("title", legal(chart.title))
    about.set("name", f"Chart {about.get('id')}")
    word.add_paragraph(legal(chart.source), "Table Note")
    _table(word, chart.table, voice)


def _text_width(word: WordDocument) -> int:
    """Return the width between the margins of the page being written."""
    page = word.sections[-1]
    assert page.page_width and page.left_margin is not None and page.right_margin is not None
    return int(page.page_width - page.left_margin - page.right_margin)
