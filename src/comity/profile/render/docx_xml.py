"""Small pieces of Word's XML that python-docx has no words for."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from comity.profile.render.text import legal

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARTS = re.compile(r"(\n|(?<=\d)-(?=\d)|(?<=[A-Z])-(?=[A-Z]))")


def node(tag: str, *children: Any, **attributes: str) -> Any:
    """Return an element of Word's language, such as ``node("w:shd", fill="F3F0E8")``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def run(text: str, *properties: Any, whole: bool = True) -> Any:
    """Return a run of text; days and short names are kept whole at their hyphens."""
    made = node("w:r", node("w:rPr", *properties)) if properties else node("w:r")
    for part in _PARTS.split(legal(text)):
        if part == "\n":
            made.append(node("w:br"))
        elif part == "-" and whole:
            made.append(node("w:noBreakHyphen"))
        elif part:
            made.append(_said("w:t", part))
    return made


def _said(tag: str, text: str) -> Any:
    """Return an element that holds text, its spaces kept."""
    made = node(tag)
    made.text = text
    made.set(SPACE, "preserve")
    return made


def paragraph(style: str, *runs: Any, align: str = "", keep: bool = False) -> Any:
    """Return a paragraph in a style named by its identifier."""
    properties = node("w:pPr", node("w:pStyle", val=style))
    if keep:
        properties.append(node("w:keepNext"))
    if align:
        properties.append(node("w:jc", val=align))
    return node("w:p", properties, *runs)


def field(target: Paragraph, code: str) -> None:
    """Add a field that the word processor fills in, such as the number of the page."""
    for kind in ("begin", "", "separate", "shown", "end"):
        made = target.add_run()._r
        if kind == "":
            made.append(_said("w:instrText", f" {code} "))
        elif kind == "shown":
            made.append(_said("w:t", "1"))
        else:
            made.append(node("w:fldChar", fldCharType=kind))
