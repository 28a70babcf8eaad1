"""The first page, the search, and the way to a State by its name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.facts import QuestionError, ground
from comity.web.core.answer import Answer
from comity.web.core.page import page
from comity.web.core.query import Query
from comity.web.rooms.home.finding import find
from comity.web.rooms.home.shown import shown


@page("home/index.html", "show", "on", part="home/_map.html")
def index(_request: HttpRequest, query: Query) -> Answer:
    """Show an instrument or an indicator on a map of the world."""
    from comity.web.rooms.home.front import front

    on, given = query.day(), query.text("on")
    what = shown(query.text("show"), on, given)
    return Answer(
        what.title,
        f"comity-{what.id}-{on}",
        context=lambda: front(what, on, given),
        records=what.records,
        on=on,
        remarks=what.remarks,
    )


@page("home/search.html", "q", part="home/_found.html")
def search(_request: HttpRequest, query: Query) -> Answer:
    """Find States, instruments, figures, sources and words by what a reader typed."""
    text = query.text("q")
    found = find(text)
    title = _("Search: %(text)s") % {"text": text} if text else _("Search")
    return Answer(
        title,
        "comity-search",
        context=lambda: {"text": text, "found": found},
        records=lambda: found.records,
        fields=("kind", "title", "detail", "url", "weight"),
    )


@page("home/index.html", "state", "on")
def go(_request: HttpRequest, query: Query) -> HttpResponse:
    """Lead to the page of a State that was chosen or named."""
    from comity.web.rooms.home.addresses import on_day

    name = query.text("state")
    if not name:
        raise QuestionError("No State is named; write one, such as /go/?state=KEN.")
    url = reverse("states:state", args=[ground().resolve(name).code])
    return HttpResponseRedirect(on_day(url, query.text("on")))
