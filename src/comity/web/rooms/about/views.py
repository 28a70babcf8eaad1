"""Pages of the method and the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.answers.forms import Record
from comity.web.core.answer import Answer
from comity.web.core.page import page
from comity.web.core.query import Query
from comity.web.rooms.about import docs
from comity.web.rooms.about.markdown import drawn
from comity.web.rooms.about.terms import holding, of_term


def address(name: str) -> str:
    """Return where a page of the documentation stands on the site."""
    if name == "glossary":
        return reverse("about:glossary")
    if name == "index":
        return reverse("about:method")
    return reverse("about:method_page", args=[name])


def crumbs(title: str) -> list[tuple[str, str]]:
    """Return the way to a page that stands beside the method."""
    return [(_("Method"), address("index")), (title, "")]


@page("about/method.html")
def method(_request: HttpRequest, _query: Query) -> Answer:
    """List the pages on method."""
    names = docs.method_pages()

    def records() -> list[Record]:
        return [
            {"page": name, "title": docs.titles()[name], "about": docs.lead(name)} for name in names
        ]

    return Answer(_("Method"), "method", lambda: {"pages": records()}, records)


@page("about/page.html")
def method_page(_request: HttpRequest, _query: Query, name: str) -> Answer:
    """Show a page on method."""
    known = docs.known_page(name)

    def records() -> list[Record]:
        text = {"page": known, "title": docs.titles()[known], "markdown": docs.text(known)}
        return [text]

    def context() -> Mapping[str, object]:
        names = docs.method_pages()
        others = [(other, docs.titles()[other]) for other in names]
        way = crumbs(docs.titles()[known])
        return {"page": drawn(known, address), "others": others, "crumbs": way}

    return Answer(docs.titles()[known], f"method-{known}", context, records)


@page("about/glossary.html", "q", part="about/_terms.html")
def glossary(_request: HttpRequest, query: Query) -> Answer:
    """Define the words of the field."""
    text = query.text("q")
    found = holding(text)

    def context() -> Mapping[str, object]:
        parts = groupby(found, key=lambda item: item.section)
        sections = [(name, list(items)) for name, items in parts]
        return {"sections": sections, "q": text, "crumbs": crumbs(_("Glossary"))}

    return Answer(_("Glossary"), "glossary", context, lambda: [of_term(item) for item in found])
