"""Pages of the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from comity.answers.forms import Record, flat, to_csv
from comity.facts import Source, ground
from comity.norms import norms
from comity.web.core.answer import Answer, File
from comity.web.core.page import page
from comity.web.core.query import Query, the_instrument
from comity.web.rooms.sources import words
from comity.web.rooms.sources.records import (
    FIELDS,
    SORTS,
    TIERS,
    address,
    age_days,
    chosen,
    of_acts,
    of_rests,
    of_whole,
    the_source,
)
from comity.web.rooms.sources.rests import Rests, rests_on

#: Sources on a page of their list; files hold all of them.
ON_A_PAGE = 50


@page("sources/index.html", "on", "tier", "q", "sort", "page", part="sources/_list.html")
def index(_request: HttpRequest, query: Query) -> Answer:
    """List the sources."""
    on, tier, text = query.day(), query.choice("tier", ("", *TIERS), ""), query.text("q")
    sort = query.choice("sort", SORTS, "id")
    found = chosen(tier, text, sort, on)
    pages = Paginator(found, ON_A_PAGE)
    shown = pages.page(query.number("page", 1, 1, pages.num_pages))

    def context() -> Mapping[str, object]:
        tiers = [(key, words.TIERS[key], words.MEANINGS[key]) for key in TIERS]
        asked = {"tier": tier, "q": text, "sort": sort, "given_on": query.text("on")}
        here = {"number": len(found), "page": shown, "tiers": tiers}
        return {"rows": [_row(item, on) for item in shown], **here, **asked}

    def records() -> list[Record]:
        return [of_rests(item, on) for item in found]

    return Answer(_("Sources"), "sources", context, records, tuple(FIELDS), on)


def _row(source: Source, on: date) -> dict[str, Any]:
    return {
        "source": source,
        "rests": rests_on(source.id),
        "tier": words.TIERS[source.tier],
        "tier_mark": words.tier_mark(source),
        "age": words.AGES[words.age_mark(source, on)],
        "age_mark": words.age_mark(source, on),
        "age_days": age_days(source, on),
    }


@page("sources/source.html", "on", "instrument")
def source(request: HttpRequest, query: Query, id: str) -> Answer | HttpResponse:
    """Say what a source is, and what rests on it."""
    item, on = the_source(id), query.day()
    if item.id != id:
        asked = request.META.get("QUERY_STRING", "")
        there = reverse("sources:source", args=[item.id])
        return HttpResponsePermanentRedirect(f"{there}?{asked}" if asked else there)
    name = query.text("instrument")
    instrument = the_instrument(name).id if name else ""
    found = rests_on(item.id)
    acts = {"acts": lambda: _acts(item, found, [instrument] if instrument else list(found.acts))}
    return Answer(
        f"{item.id}: {item.title}",
        f"source-{item.id}",
        lambda: {**_row(item, on), "address": address(item), **_drawn(item, found, instrument)},
        lambda: [of_whole(item, on)],
        tuple(FIELDS),
        on,
        files=acts if found.acts else {},
    )


def _acts(item: Source, found: Rests, names: Sequence[str]) -> File:
    records = of_acts(found, names)
    text = to_csv(records, flat(records) if records else ("instrument", "state", "act"))
    return File(text.encode(), "text/csv; charset=utf-8", f"source-{item.id}-acts.csv")


def _drawn(item: Source, found: Rests, instrument: str) -> Mapping[str, object]:
    """Return what the page shows of what rests on a source."""
    base, shorts = ground(), {each.id: each.short for each in norms().all}
    return {
        "crumbs": [(_("Sources"), reverse("sources:index")), (item.id, "")],
        "instruments": [(name, shorts[name], len(acts)) for name, acts in found.acts.items()],
        "stated": [(name, shorts[name]) for name in found.stated],
        "datasets": _titles(found.datasets),
        "memberships": [
            (base.groups[name], len(states)) for name, states in found.memberships.items()
        ],
        "groups": [base.groups[name] for name in found.groups],
        "instrument": instrument,
        "instrument_short": shorts.get(instrument, ""),
        "acts": found.acts.get(instrument, ()),
    }


def _titles(names: Sequence[str]) -> list[tuple[str, str]]:
    from comity.evidence import catalogue

    return [(name, catalogue()[name].title) for name in names]
