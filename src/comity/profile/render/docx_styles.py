"""The styles of the Word document: few, named, and free for the reader to change."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from comity.profile.render.docx_xml import node

A4 = (Mm(210), Mm(297))
MARGIN = Mm(18)
FLAT_MARGIN = Mm(14)  # above and below a page turned to landscape
INK, SOFT, ACCENT, WARM, WASH, LINE = "1B232E", "5C6672", "0B5A73", "B4532A", "F3F0E8", "DCD8CE"
SERIF, SANS = "Georgia", "Calibri"
TABLE_STYLE = "Comity Table"


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph is set; sizes and spaces in points."""

    name: str
    size: float
    font: str = SANS
    colour: str = INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 4
    keep: bool = False


STYLES = (
    Style("Normal", 10, after=6),
    Style("Title", 30, SERIF, after=2),
    Style("Subtitle", 11, SERIF, SOFT, italic=True),
    Style("Heading 1", 16, SERIF, before=20, after=4, keep=True),
    Style("Heading 2", 12, SERIF, before=12, after=3, keep=True),
    Style("Caption", 9.5, bold=True, before=10, after=3, keep=True),
    Style("List", 9.5),
    Style("Footer", 8, colour=SOFT),
    Style("Kicker", 8.5, colour=SOFT, after=0),
    Style("Lede", 12, SERIF, after=8),
    Style("Small", 9, colour=SOFT, after=6),
    Style("Key", 8.5, colour=SOFT, after=4, keep=True),
    Style("Cell", 8, after=0),
    Style("Cell Head", 8, colour=SOFT, after=0, keep=True),
    Style("Cell Group", 8.5, colour=SOFT, bold=True, before=6, after=1, keep=True),
    Style("Figure", 16, SERIF, after=2),
    Style("Table Note", 8.5, colour=SOFT, before=2, after=2),
    Style("Note Title", 9.5, bold=True, before=10, after=0, keep=True),
    Style("Note", 9.5, after=10),
)


def add_styles(word: WordDocument) -> None:
    """Set every style of the document."""
    for wanted in STYLES:
        _set(_style(word, wanted.name), wanted)
    for name in ("Note Title", "Note"):
        _shade(word.styles[name].element.get_or_add_pPr())
    _heading(word, "Kicker").append(node("w:caps"))
    word.styles.element.append(_table_style())


def _style(word: WordDocument, name: str) -> ParagraphStyle:
    found = next((style for style in word.styles if style.name == name), None)
    if found is None:
        found = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(found, ParagraphStyle)
    found.quick_style = True
    return found


def _set(style: ParagraphStyle, wanted: Style) -> None:
    font, spacing = style.font, style.paragraph_format
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):  # a font of the theme would be preferred to the one named
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), wanted.font)
    font.size, font.color.rgb = Pt(wanted.size), RGBColor.from_string(wanted.colour)
    font.bold, font.italic = wanted.bold, wanted.italic
    spacing.space_before, spacing.space_after = Pt(wanted.before), Pt(wanted.after)
    spacing.keep_with_next, spacing.widow_control = wanted.keep, True
    spacing.line_spacing = 1.0 if wanted.size > 14 or wanted.size < 9 else 1.1
    for border in style.element.iter(qn("w:pBdr")):  # the template rules its title off
        border.getparent().remove(border)
        break


def _heading(word: WordDocument, name: str) -> list[object]:
    properties: list[object] = word.styles[name].element.get_or_add_rPr()
    return properties


def _shade(properties: object) -> None:
    """Set a paragraph on a wash, with a rule at its left."""
    border = node("w:pBdr", node("w:left", val="single", sz="18", space="8", color=WARM))
    shade = node("w:shd", val="clear", color="auto", fill=WASH)
    after = ("w:tabs", "w:spacing", "w:ind", "w:jc")
    insert = properties.insert_element_before  # type: ignore[attr-defined]
    insert(border, "w:shd", *after)
    insert(shade, *after)


def _table_style() -> object:
    """Return the one style of every table: hairlines between rows, a rule under the head."""
    margins = node(
        "w:tblCellMar",
        *(node(f"w:{side}", w=width, type="dxa") for side, width in _CELL_MARGINS.items()),
    )
    lines = [node(f"w:{side}", val="single", sz="4", color=LINE) for side in ("bottom", "insideH")]
    under = node("w:tcBorders", node("w:bottom", val="single", sz="8", color=INK))
    return node(
        "w:style",
        node("w:name", val=TABLE_STYLE),
        node("w:basedOn", val="TableNormal"),
        node("w:uiPriority", val="59"),
        node("w:qFormat"),
        node("w:tblPr", node("w:tblBorders", *lines), margins),
        node("w:tblStylePr", node("w:tcPr", under), type="firstRow"),
        type="table",
        customStyle="1",
        styleId=TABLE_STYLE.replace(" ", ""),
    )


_CELL_MARGINS = {"top": "30", "left": "60", "bottom": "30", "right": "60"}
