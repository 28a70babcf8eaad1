"""The pages of the instruments."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.answers.instruments import moved, of_change, of_standing
from comity.answers.norms import beyond, silence
from comity.facts import QuestionError, ground
from comity.facts.phrases import PlaceName, phrase
from comity.norms import Sense
from comity.norms import diff as changes_between
from comity.web.core.answer import Answer
from comity.web.core.page import page
from comity.web.core.query import Query, the_instrument, the_treaty
from comity.web.rooms.instruments import drawn, listing, standings
from comity.web.rooms.instruments.asked import ask, one_of
from comity.web.rooms.instruments.shown import named

YEARS = 10


@page("instruments/index.html", "on", "family", "sort", part="instruments/_index.html")
def index(_request: HttpRequest, query: Query) -> Answer:
    """List the instruments by family, with the number of States bound on a day."""
    on, family = query.day(), query.text("family")
    sort = one_of("sort", query.text("sort", "family"), listing.SORTS)
    items = listing.chosen(family)
    return Answer(
        _("Instruments"),
        f"instruments-{on}",
        context=lambda: drawn.index(items, on, family, sort, query.text("on")),
        records=lambda: listing.numbers(items, on, sort),
        on=on,
        remarks=tuple(beyond(items, on)),
    )


@page(
    "instruments/instrument.html",
    *("on", "sense", "standing", "region", "group"),
    part="instruments/_instrument.html",
)
def instrument(request: HttpRequest, query: Query, id: str) -> Answer | HttpResponse:
    """Draw one instrument: the map, parties through time, who stands where, rules, statements."""
    item = the_instrument(id)
    if item.id != id:
        return elsewhere(request, "instrument", id=item.id)
    names = ("sense", "standing", "region", "group")
    asked = ask(item, query.day(), **{name: query.text(name) for name in names})
    return Answer(
        named(item),
        f"{item.id}-{asked.on}",
        context=lambda: drawn.instrument(asked, query.text("on")),
        records=lambda: [of_standing(answer) for answer, _mark in asked.rows],
        on=asked.on,
        remarks=tuple(standings.remarks(asked)),
    )


@page("instruments/diff.html", "from", "to", part="instruments/_diff.html")
def diff(request: HttpRequest, query: Query, id: str) -> Answer | HttpResponse:
    """Say who moved between two days, from where to where, and by which acts."""
    item = the_treaty(id)
    if item.id != id:
        return elsewhere(request, "diff", id=item.id)
    end = query.day("to")
    start = query.day("from") if query.text("from") else standings.years_before(end, YEARS)
    if start > end:
        raise QuestionError(f"from {start} is after to {end}; give the earlier day first.")
    changes = changes_between(item, start, end)
    return Answer(
        moved(item, start, end, len(changes)),
        f"{item.id}-{start}-{end}",
        context=lambda: drawn.diff(item, start, end, changes),
        records=lambda: list(map(of_change, changes)),
        remarks=(*beyond([item], end), *silence(item)),
        days={"from": start, "to": end},
    )


@page("instruments/standing.html", "on", "sense")
def standing(request: HttpRequest, query: Query, id: str, code: str) -> Answer | HttpResponse:
    """Give the full answer for one State: standing, reasons, history, statements, claims."""
    item, place = the_instrument(id), ground().resolve(code)
    if (item.id, place.code) != (id, code):
        return elsewhere(request, "standing", id=item.id, code=place.code)
    sense = Sense(one_of("sense", query.text("sense", Sense.IN_FORCE), list(Sense)))
    case = standings.Case(item, place, query.day(), sense)
    return Answer(
        phrase("{place}: {title}", place=PlaceName(place), title=named(item)),
        f"{item.id}-{place.code}-{case.on}",
        context=lambda: drawn.standing(case),
        records=lambda: [case.record],
        on=case.on,
        remarks=(*beyond([item], case.on), *silence(item)),
    )


def elsewhere(request: HttpRequest, name: str, **path: str) -> HttpResponse:
    """Lead on to the one address of a page, with the question that was asked."""
    asked = request.META.get("QUERY_STRING", "")
    address = reverse(f"instruments:{name}", kwargs=path)
    return HttpResponsePermanentRedirect(f"{address}?{asked}" if asked else address)
