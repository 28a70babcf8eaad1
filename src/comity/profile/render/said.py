"""What a page says around a document, in the language of the page: keys, ages, summaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from comity.profile.render.elements import Node

TABLE, KEY = "The figures as a table", "Key to the marks"


@dataclass(frozen=True, slots=True)
class Said:
    """The language of a page that shows a document.

    Attributes
    ----------
    language, direction : of the page, as HTML names them
    words : gives in that language what a renderer says in English
    """

    language: str
    direction: str
    words: Callable[[str], str]


def in_words(node: Node, said: Said | None) -> Node:
    """Say summaries, keys and ages in the language of a page; the document itself stays."""
    if said is None:
        return node
    for span in node.iterfind(".//summary/span[1]"):
        span.text = said.words(span.text or "")
        _marked(span, said)
    for key in node.iterfind(".//ul[@class='legend']"):
        key.set("aria-label", said.words(key.get("aria-label", "")))
        for word in key.iterfind("li/svg"):
            word.tail = said.words(word.tail or "")
        _marked(key, said)
    for age in node.iterfind(".//span[@role='img']"):
        for name in ("aria-label", "title"):
            age.set(name, said.words(age.get(name, "")))
        age.set("lang", said.language)
    return node


def _marked(node: Node, said: Said) -> None:
    node.set("lang", said.language)
    node.set("dir", said.direction)
