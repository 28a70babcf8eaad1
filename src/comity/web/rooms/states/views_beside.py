"""Two to six States side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from comity.answers.beside import FIELDS
from comity.facts import Day, Place, QuestionError, ground
from comity.norms import norms
from comity.web.core.answer import Answer
from comity.web.core.language import name_of
from comity.web.core.page import page
from comity.web.core.query import Query, parted
from comity.web.rooms.states.addresses import address
from comity.web.rooms.states.listing import by_name

if TYPE_CHECKING:
    from comity.web.rooms.states.beside import Beside

FEWEST, MOST = 2, 6
#: Comparisons to begin with: of neighbours, of origins, of destinations.
EXAMPLES = ("KEN,UGA,TZA", "MEX,GTM,SLV,HND", "DEU,FRA,ITA,ESP")


@page("states/compare.html", "states", "on", part="states/_compare.html")
def compare(request: HttpRequest, query: Query) -> Answer | HttpResponse:
    """Set States side by side; without any named, ask for them."""
    places = asked(query)
    if len(request.GET.getlist("states")) > 1 and not query.text("format"):
        return HttpResponseRedirect(_short_address(request, places))
    day = query.day()
    if not places:
        return Answer("Compare States", "compare", context=lambda: _form([]), records=list, on=day)
    codes = "-".join(place.code for place in places)
    names = ", ".join(place.name for place in places)
    return Answer(
        f"{names} on {Day.of(day).words}",
        f"compare-{codes}-{day}",
        context=lambda: _shown(places, query),
        records=lambda: _records(places, query),
        fields=FIELDS,
        on=day,
        remarks=("A treaty joined is not a treaty kept; figures of different years are marked.",),
    )


def asked(query: Query) -> list[Place]:
    """Return the States to compare; none at all is the start of a question.

    Raises
    ------
    QuestionError
        If they are fewer than two or more than six.
    """
    places = query.states("states", MOST)
    if len(places) == 1:
        problem = f"Only {places[0].name} is named; name {FEWEST} to {MOST} States to compare."
        raise QuestionError(problem)
    return places


def _short_address(request: HttpRequest, places: list[Place]) -> str:
    """Return the address that one can pass on: the fields of the form put together."""
    asked = {"states": ",".join(place.code for place in places), "on": request.GET.get("on", "")}
    words = urlencode({name: value for name, value in asked.items() if value}, safe=",")
    return f"{request.path}?{words}" if words else request.path


def _form(places: list[Place]) -> dict[str, object]:
    fields = [_field(place) for place in places] + [""] * (MOST - len(places))
    examples = ({"codes": codes, "names": _named(codes)} for codes in EXAMPLES)
    return {
        "title": _("Compare States"),
        "crumbs": [(_("States"), address("states:index")), (_("Compare"), "")],
        "fields": fields,
        "names": [(place.code, _field(place)) for place in by_name(ground().states())],
        "examples": list(examples),
    }


def _field(place: Place) -> str:
    """Return what stands in a field of the form: a name, unless it holds a comma itself."""
    name = name_of(place)
    return place.code if parted(name) != [name] else name


def _named(codes: str) -> str:
    return " · ".join(name_of(ground().place(code)) for code in codes.split(","))


def _shown(places: list[Place], query: Query) -> dict[str, object]:
    from comity.web.rooms.states.beside_shown import shown

    return {**_form(places), "shown": shown(_beside(places, query))}


def _records(places: list[Place], query: Query) -> list[dict[str, object]]:
    from comity.web.rooms.states.beside_shown import records_of

    return records_of(_beside(places, query))


def _beside(places: list[Place], query: Query) -> Beside:
    from comity.web.rooms.figures.data import the_store
    from comity.web.rooms.states.beside import Beside

    return Beside(tuple(places), query.day(), norms(), the_store())
