"""What a page says around a document, in the language of the page: keys, ages, summaries."""

from __future__ import annotations

from typing import Final

from comity.facts.phrases import marked, phrase
from comity.facts.voice import Voice, say
from comity.profile.document import Bars, Chart
from comity.profile.render.elements import Node

TABLE: Final = marked("The figures as a table")
KEY: Final = marked("Key to the marks")
PAGES: Final = marked("page {number} of {total}")


def titled(chart: Chart | Bars, voice: Voice | None) -> str:
    """Return the heading of a drawing: what it shows, and in which unit."""
    return say(phrase("{title}, {unit}", title=chart.title, unit=chart.unit), voice)


def totalled(chart: Chart | Bars, voice: Voice | None) -> str:
    """Return the heading of a drawing, with the whole that bars are parts of."""
    if not isinstance(chart, Bars) or not chart.total:
        return titled(chart, voice)
    said = phrase("{title}: {total}", title=titled(chart, voice), total=chart.total)
    return say(said, voice)


def in_words(node: Node, voice: Voice | None) -> Node:
    """Say summaries, keys and ages in the language of a page; the rest is said already.

    Drawings keep their direction: where a text begins would change sides with that of the page.
    """
    if voice is None:
        return node
    for drawing in node.iterfind(".//{*}svg[@class='chart']"):
        drawing.set("direction", "ltr")
    for span in node.iterfind(".//summary/span[1]"):
        span.text = voice.pattern(span.text or "")
    for key in node.iterfind(".//ul[@class='legend']"):
        key.set("aria-label", voice.pattern(key.get("aria-label", "")))
        for word in key.iterfind("li/svg"):
            word.tail = voice.pattern(word.tail or "")
    for age in node.iterfind(".//span[@role='img']"):
        for name in ("aria-label", "title"):
            age.set(name, voice.pattern(age.get(name, "")))
    return node
