"""The language of the Word document, and its turning round for one written from the right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final
from unicodedata import bidirectional

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from comity.profile.render.docx_styles import SANS, SERIF
from comity.profile.render.docx_xml import node, run

#: Languages of the site as Word calls them.
CODES: Final = {
    "en": "en-GB",
    "fr": "fr-FR",
    "es": "es-ES",
    "ar": "ar-SA",
    "ru": "ru-RU",
    "zh-hans": "zh-CN",
}
#: Scripts that Word sets in a font, and a language, of their own.
_SCRIPTS: Final = {
    "ar": ("bidi", "cs", {SERIF: "Times New Roman", SANS: "Arial"}),
    "zh-hans": ("eastAsia", "eastAsia", {SERIF: "SimSun", SANS: "Microsoft YaHei"}),
}
_LEFT: Final = "\u200e"
#: Text of another direction as a voice sets it apart, and signs that Word has runs for instead.
_ENDS: Final = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_APART, _SIGNS = re.compile("(\u2068[^\u2068\u2069]*\u2069)"), re.compile("[\u2060\u2068\u2069]")
#: What the schema wants after the sign of direction of a paragraph.
_AFTER_BIDI: Final = tuple(
    f"w:{name}"
    for name in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
        "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr "
        "pPrChange"
    ).split()
)


def speak(word: WordDocument, language: str) -> None:
    """Set the language of a document, and fonts that have its letters."""
    own, script, fonts = _SCRIPTS.get(language, ("val", "", {}))
    styles = word.styles.element
    for said in styles.iter(qn("w:lang")):
        said.set(qn("w:val"), CODES["en"])
        said.set(qn(f"w:{own}"), CODES[language])
    for named in styles.iter(qn("w:rFonts")) if script else ():
        latin = named.get(qn(f"w:{script}"))
        if latin in fonts:
            named.set(qn(f"w:{script}"), fonts[latin])


def turn_round(word: WordDocument) -> None:
    """Let paragraphs, tables, sections and styles run from right to left."""
    _turn_styles(word.styles.element)
    body = word.element.body
    for page in body.iter(qn("w:sectPr")):
        page.insert_element_before(node("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")
    for style in body.iter(qn("w:tblStyle")):
        style.addnext(node("w:bidiVisual"))
    for part in (body, word.sections[0].footer._element):
        for paragraph in list(part.iter(qn("w:p"))):
            _bidi(paragraph.get_or_add_pPr())
            for said in list(paragraph.iter(qn("w:r"))):
                _turned(said)


def _turn_styles(styles: Any) -> None:
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph":
            _bidi(style.get_or_add_pPr())
    for properties in styles.iter(qn("w:rPr")):
        _also_complex(properties)
    for rule in list(styles.iterfind(f".//{qn('w:pBdr')}/{qn('w:left')}")):
        rule.tag = qn("w:right")


def _bidi(properties: Any) -> None:
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(node("w:bidi"), *_AFTER_BIDI)


def _also_complex(properties: Any) -> None:
    """Say size and weight once more for such letters; they have no italics."""
    for name in ("b", "sz"):
        said = properties.find(qn(f"w:{name}"))
        if said is not None:
            for old in properties.findall(qn(f"w:{name}Cs")):
                properties.remove(old)
            other = node(f"w:{name}Cs")
            other.attrib.update(said.attrib)
            said.addnext(other)


def _turned(old: Any) -> None:
    """Put runs for each direction in the place of one run of text."""
    text = "".join(_text(part) for part in old)
    if not text:
        return
    properties = old.find(qn("w:rPr"))
    if properties is not None:
        _also_complex(properties)
    for said, leftwards in _pieces(text):
        old.addprevious(_run(said, properties, leftwards))
    old.getparent().remove(old)


def _text(part: Any) -> str:
    signs = {qn("w:br"): "\n", qn("w:noBreakHyphen"): "-", qn("w:tab"): "\t"}
    return (part.text or "") if part.tag == qn("w:t") else signs.get(part.tag, "")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Return the parts of a text, each with whether it runs from right to left.

    >>> [(len(part), leftwards) for part, leftwards in _pieces("منذ \u2068ICRMW\u2069")]
    [(4, True), (7, False)]
    """
    for part in _APART.split(text):
        said = _SIGNS.sub("", part)
        leftwards = any(bidirectional(sign) in {"R", "AL"} for sign in said)
        apart = part != said or any(sign == "-" or bidirectional(sign) == "L" for sign in said)
        if said:
            yield (_held(said) if apart and not leftwards else said), leftwards


def _held(text: str) -> str:
    """Put marks at the ends of a text that keep its brackets and days in their order."""
    start, middle, end = _ENDS.fullmatch(text).groups()  # type: ignore[union-attr]
    return f"{start}{_LEFT}{middle}{_LEFT}{end}"


def _run(text: str, properties: Any, leftwards: bool) -> Any:
    known = [] if properties is None else list(deepcopy(properties))
    if leftwards:
        known.append(node("w:rtl"))
    return run(text, *known, whole=_LEFT in text)
