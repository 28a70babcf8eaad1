"""Pages about places: the figures of a State, and what is known between two of them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http import HttpResponseRedirect as Redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.answers.figures import of_figure, sources_of
from comity.facts import Day, QuestionError
from comity.web.core.answer import Answer
from comity.web.core.language import name_of
from comity.web.core.page import page
from comity.web.core.query import Query, named
from comity.web.rooms.figures.data import the_store


@page("figures/state.html", "on")
def state(request: HttpRequest, query: Query, code: str) -> Answer | HttpResponse:
    """Show every figure of a State on a day, chapter by chapter."""
    from comity.web.rooms.figures.state import chapters

    store, on = the_store(), query.day()
    place = store.ground.resolve(code)
    if place.code != code:
        return _moved(request, "figures:state", code=place.code)
    found = chapters(store, place.code, on)
    figures = [item for _, items in found for item in items]
    return Answer(
        title=f"{place.name} ({place.code}): {len(figures)} figures on {Day.of(on).words}",
        name=f"figures-{place.code}-{on}",
        context=lambda: {
            "title": _("Figures of %(state)s") % {"state": name_of(place)},
            "crumbs": [(_("Figures"), reverse("figures:index")), (name_of(place), "")],
            "place": place,
            "chapters": found,
        },
        records=lambda: [of_figure(item.figure, store) for item in figures],
        on=on,
        remarks=tuple(sources_of((item.figure.dataset for item in figures), store)),
    )


@page("figures/corridors.html", "on", "a", "b")
def corridors(_request: HttpRequest, query: Query) -> Answer | HttpResponse:
    """Ask for two places, and list the largest corridors."""
    from comity.web.rooms.figures.pair import largest

    store, on = the_store(), query.day()
    if query.text("a") or query.text("b"):
        return _to_pair(query)
    places = sorted(store.ground.states(), key=name_of)
    found = largest(store, on)
    return Answer(
        title="Corridors",
        name="corridors",
        context=lambda: {
            "title": _("Corridors"),
            "crumbs": [(_("Figures"), reverse("figures:index")), (_("Corridors"), "")],
            "places": places,
            "largest": found,
        },
        records=lambda: [dict(row) for row in found],
        on=on,
    )


def _to_pair(query: Query) -> HttpResponse:
    """Lead to the page of the two places that were given."""
    if not (query.text("a") and query.text("b")):
        raise QuestionError("A corridor has two ends; name both places.")
    base = the_store().ground
    a, b = (named(query.text(name), base).code for name in ("a", "b"))
    kept = {name: query.text(name) for name in ("on", "format") if query.text(name)}
    asked = f"?{urlencode(kept)}" if kept else ""
    return Redirect(reverse("figures:corridor", kwargs={"a": a, "b": b}) + asked)


@page("figures/corridor.html", "on")
def corridor(request: HttpRequest, query: Query, a: str, b: str) -> Answer | HttpResponse:
    """Show what is known between two places, from the first to the second and back."""
    from comity.web.rooms.figures.pair import between, pair_context

    store, on = the_store(), query.day()
    ends = [store.ground.resolve(name) for name in (a, b)]
    if ends[0] != ends[1] and [place.code for place in ends] != [a, b]:
        return _moved(request, "figures:corridor", a=ends[0].code, b=ends[1].code)
    found = between(store, ends[0].code, ends[1].code, on)
    first, second = map(name_of, ends)
    title = _("%(first)s and %(second)s") % {"first": first, "second": second}
    return Answer(
        title=f"{ends[0].name} and {ends[1].name}, both ways, on {Day.of(on).words}",
        name=f"corridor-{a}-{b}-{on}",
        context=lambda: {
            "title": title,
            "crumbs": _crumbs(title),
            "places": sorted(store.ground.states(), key=name_of),
            **pair_context(store, found),
        },
        records=lambda: [of_figure(part, store) for part in found.parts],
        on=on,
        remarks=(*sources_of((p.dataset for p in found.parts), store), *found.breaks),
    )


def _crumbs(title: str) -> list[tuple[str, str]]:
    """Return the way to a corridor."""
    way = ((_("Figures"), "figures:index"), (_("Corridors"), "figures:corridors"))
    return [*((words, reverse(name)) for words, name in way), (title, "")]


def _moved(request: HttpRequest, name: str, **path: str) -> HttpResponse:
    """Lead to the address by codes, with the same question."""
    asked = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(
        reverse(name, kwargs=path) + (f"?{asked}" if asked else "")
    )
