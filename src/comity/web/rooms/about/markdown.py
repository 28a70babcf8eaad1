"""Draw a page of the documentation: headings with anchors, tables that scroll, own links."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from comity.web.rooms.about import docs

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_OUTSIDE: Final = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is shown: without its first heading, which the frame draws."""

    name: str
    title: str
    html: SafeString
    headings: tuple[Heading, ...]


Address = Callable[[str], str]


def drawn(name: str, address: Address) -> Page:
    """Return a page of the documentation.

    Parameters
    ----------
    name : name of the page
    address : gives the address at which a page of the documentation stands on the site
    """
    tokens = _reader().parse(_COMMENT.sub("", docs.text(name)))
    first = next((i for i, token in enumerate(tokens) if token.type == "heading_close"), -1)
    rest = tokens[first + 1 :]
    headings = _anchored(rest)
    _linked(rest, address)
    _captioned(rest)
    html = _reader().renderer.render(rest, _reader().options, {})
    return Page(name, docs.titles()[name], mark_safe(html), headings)  # noqa: S308  # no raw HTML


def slug(text: str) -> str:
    """Return the anchor of a heading, as the documentation itself links to it.

    >>> slug("Data sets: `evidence/catalogue.yml`")
    'data-sets-evidencecatalogueyml'
    """
    return re.sub(r"[^\w\- ]", "", text.replace("`", "").lower()).strip().replace(" ", "-")


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("image", _no_image)
    reader.add_render_rule("fence", _fence)
    reader.add_render_rule("table_open", _table)
    reader.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    return reader


def _anchored(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """Give each heading its anchor, and return them all."""
    found: list[Heading] = []
    seen: Counter[str] = Counter()
    for opened, inside in itertools.pairwise(tokens):
        if opened.type == "heading_open":
            plain = slug(inside.content)
            anchor = f"{plain}-{seen[plain]}" if seen[plain] else plain
            seen[plain] += 1
            opened.attrSet("id", anchor)
            words = inside.content.replace("`", "").replace("*", "")
            found.append(Heading(int(opened.tag[1]), anchor, words))
    return tuple(found)


def _linked(tokens: Sequence[Token], address: Address) -> None:
    """Lead links between pages to their addresses on the site."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                target = str(child.attrGet("href") or "")
                if target.startswith(_OUTSIDE):
                    child.attrSet("rel", "noreferrer noopener")
                else:
                    child.attrSet("href", _inside(target, address))


def _inside(target: str, address: Address) -> str:
    path, mark, anchor = target.partition("#")
    name = path.removesuffix(".md")
    if path and name not in docs.titles():
        return address("index")
    return f"{address(name) if path else ''}{mark}{anchor}"


def _captioned(tokens: Sequence[Token]) -> None:
    """Name each table by the heading above it, and its heads as heads of columns."""
    heading = ""
    for before, token in zip((None, *tokens), tokens, strict=False):
        if before is not None and before.type == "heading_open":
            heading = token.content.replace("`", "")
        if token.type == "table_open":
            token.meta["heading"] = heading
        if token.type == "th_open":
            token.attrSet("scope", "col")


def _no_image(_self: Any, tokens: Sequence[Token], at: int, *_: Any) -> str:
    """Leave pictures out: what they show stands on the site itself."""
    return f"<em>{escape(tokens[at].content)}</em>"


def _fence(_self: Any, tokens: Sequence[Token], at: int, *_: Any) -> str:
    return f'<pre tabindex="0"><code>{escape(tokens[at].content)}</code></pre>\n'


def _table(_self: Any, tokens: Sequence[Token], at: int, *_: Any) -> str:
    name = escape(tokens[at].meta.get("heading", ""))
    region = f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
    return f'{region}\n<table>\n<caption class="vh">{name}</caption>\n'
