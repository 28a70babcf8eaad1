"""Write elements of a page: every text is escaped and cleaned in this one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lxml import etree

from comity.profile.render.text import legal
from comity.profile.spoken import Foreign

Node = etree._Element
Part = str | Node | dict[str, str]


def element(tag: str, *parts: Part, **attributes: str) -> Node:
    """Return an element with texts and elements in order; a mapping gives attributes.

    A text that stands in English on a page of another language is marked as such.
    """
    named = attributes
    for part in parts:
        if isinstance(part, dict):
            named = {**named, **part}
    node = etree.Element(tag, {name: legal(value) for name, value in named.items()})
    for part in parts:
        if isinstance(part, Foreign):
            node.append(element("span", str(part), lang="en", dir="ltr"))
        elif isinstance(part, str):
            _add_text(node, legal(part))
        elif not isinstance(part, dict):
            node.append(part)
    return node


def _add_text(node: Node, text: str) -> None:
    """Put text after what the element already holds."""
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


class Maker:
    """Elements by name: ``E.p("text")`` is a paragraph."""

    def __getattr__(self, tag: str) -> Callable[..., Node]:
        """Return what makes elements of this name."""
        return partial(element, tag)


E = Maker()
