"""The list of States, the profile of one, and what changed for it."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.answers.changes import FIELDS
from comity.answers.norms import of_status
from comity.answers.places import of_place
from comity.facts import Day, Group, Place, asked_day, ground
from comity.facts.day import FIRST_DAY
from comity.facts.phrases import opened
from comity.facts.voice import say
from comity.norms import norms
from comity.web.core.answer import Answer, File
from comity.web.core.language import language, name_of, word_order
from comity.web.core.page import page
from comity.web.core.query import Query
from comity.web.core.words import day_words
from comity.web.rooms.states.addresses import address
from comity.web.rooms.states.files import KINDS, made
from comity.web.rooms.states.listing import Chosen, by_region, chosen
from comity.web.rooms.states.words import kind_of
from comity.web.speech.voice import PageVoice

#: States that may stand beside another in its profile, and years that changes reach back.
BESIDE, YEARS = 8, 5


@page("states/index.html", "group", "on", "all", part="states/_index.html")
def index(_request: HttpRequest, query: Query) -> Answer:
    """List States by region, or the members of a group on a day."""
    day, group = query.day(), query.text("group")
    every = query.choice("all", ("1", ""), "") == "1"
    found = chosen(ground(), day, group=group, every=every)
    return Answer(
        _title(found, day, every=every),
        f"states-{found.group.lower() or ('all' if every else 'today')}",
        context=lambda: _listed(found, day, every=every),
        records=lambda: [of_place(place) for place in found.places],
        on=day if group else None,
        remarks=found.remarks,
    )


def _title(found: Chosen, day: date, *, every: bool) -> str:
    """Say in English, as JSON has it, what is listed."""
    count = len(found.places)
    if found.group:
        name = ground().groups[found.group].name
        return f"{name} on {Day.of(day).words}: {count} members"
    return f"{count} places" if every else f"{count} States and other parties"


def _listed(found: Chosen, day: date, *, every: bool) -> dict[str, object]:
    base, count = ground(), len(found.places)
    group = base.groups.get(found.group)
    said = ngettext("%(count)s place.", "%(count)s places.", count)
    if not every:
        said = _("%(count)s States and other parties.")
    if found.group:
        said = ngettext("%(count)s member on %(day)s.", "%(count)s members on %(day)s.", count)
    return {
        "title": _("States"),
        "on": day,
        "said": said % {"count": count, "day": day_words(day)},
        "group": group,
        "sources": sorted({m.source for m in group.memberships}) if group else (),
        "groups": sorted(base.groups.values(), key=_by_name),
        "every": every,
        "regions": by_region(found.places),
        "other": _("Outside the regions"),
        "unsure": found.unsure,
        "unverified": found.unverified,
        "on_query": f"?on={day}" if group else "",
    }


def _by_name(group: Group) -> tuple[int, bytes]:
    return word_order(say(group.name, PageVoice()))


def the_place(request: HttpRequest, code: str, name: str) -> Place | HttpResponse:
    """Return the place that is meant, or lead to the address that is its own.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        If no place, or more than one, is called that.
    """
    place = ground().resolve(code)
    if place.code == code:
        return place
    asked = request.META.get("QUERY_STRING", "")
    path = reverse(name, kwargs={"code": place.code})
    return HttpResponsePermanentRedirect(f"{path}?{asked}" if asked else path)


@page("states/state.html", "on", "compare", part="states/_state.html")
def state(request: HttpRequest, query: Query, code: str) -> Answer | HttpResponse:
    """Show the profile of a State."""
    place = the_place(request, code, "states:state")
    if isinstance(place, HttpResponse):
        return place
    day = query.day()
    beside = [other for other in query.states("compare", BESIDE) if other != place]
    if query.text("format") == "json":
        return HttpResponse(_text(place, day, beside, "json"), content_type="application/json")
    made_now = {form: partial(_file, place, day, beside, form) for form in (*KINDS, "md")}
    return Answer(
        f"{place.name}: profile",
        f"{place.code}-{day}",
        context=lambda: _shown(place, day, beside),
        records=lambda: _standings(place, day),
        on=day,
        files=made_now,
        english=frozenset(form for form in KINDS if _language_of(form) != language()),
    )


def _standings(place: Place, day: date) -> list[dict[str, object]]:
    from comity.profile.context import Context

    context = Context(norms(), place, day)
    return [of_status(context.answer(item)) for item in (*context.open, *context.resolutions)]


def _shown(place: Place, day: date, beside: list[Place]) -> dict[str, object]:
    from comity.web.rooms.states.shown import corridors, on_the_site, profiled

    document = on_the_site(profiled(place, day, beside))
    first = date(max(day.year - YEARS, FIRST_DAY.year), 1, 1)
    with_others = ",".join(p.code for p in (place, *beside))
    return {
        **_of(place, "states:state"),
        **_line(place, day),
        "document": document,
        "known": say(opened(document.known), PageVoice()),
        "kind": kind_of(place),
        "day": day_words(day),
        "beside": ", ".join(other.code for other in beside),
        "corridors": corridors(place, day),
        "changes_url": f"{address('states:changes', code=place.code)}?since={first}&on={day}",
        "compare_url": f"{address('states:compare')}?{_compared(with_others, day, beside)}",
    }


def _line(place: Place, day: date) -> dict[str, object]:
    """Return which States it follows, and which followed it where it had ended by the day."""
    steps = [item for item in ground().successions if item.day is None or item.day.first <= day]
    ended = place.ended is not None and day > place.ended.last
    return {
        "follows": sorted({s.predecessor for s in steps if s.successor == place.code}),
        "followed": sorted({s.successor for s in steps if ended and s.predecessor == place.code}),
        "last_day": place.ended.last if place.ended and ended else None,
    }


def _compared(codes: str, day: date, beside: list[Place]) -> str:
    """Ask to compare when there is whom to compare with; otherwise begin with the State."""
    return f"states={codes}&on={day}" if 0 < len(beside) < 6 else f"on={day}"


def _of(place: Place, page_name: str) -> dict[str, object]:
    """Return what each page about one State draws: its name, and where it stands."""
    here, own = address(page_name, code=place.code), address("states:state", code=place.code)
    crumbs = [(_("States"), address("states:index")), (name_of(place), own if here != own else "")]
    if here != own:
        crumbs.append((_("What changed"), ""))
    return {"place": place, "title": name_of(place), "here_url": here, "crumbs": crumbs}


def _text(place: Place, day: date, beside: list[Place], form: str) -> bytes:
    from comity.profile.render import Format, render
    from comity.web.rooms.states.shown import profiled

    voice = None if language() == "en" else PageVoice()
    return render(profiled(place, day, beside), Format(form), voice)


def _language_of(form: str) -> str:
    """Return the language of a file: that of the page, unless a PDF cannot be drawn in it."""
    from comity.profile.render import PDF_LANGUAGES

    return "en" if form == "pdf" and language() not in PDF_LANGUAGES else language()


def _file(place: Place, day: date, beside: list[Place], form: str) -> File:
    """Return the profile as a file; what needs much memory is made by another process."""
    spoken = _language_of(form)
    name = f"{place.code}-{day}{'' if spoken == 'en' else f'-{spoken}'}.{form}"
    if form in KINDS:
        return File(made(place, day, beside, form, spoken), KINDS[form], name)
    return File(_text(place, day, beside, form), "text/markdown; charset=utf-8", name)


@page("states/changes.html", "since", "on", part="states/_changes.html")
def changes(request: HttpRequest, query: Query, code: str) -> Answer | HttpResponse:
    """Show what changed for a State between two days."""
    from comity.web.rooms.figures.data import the_store
    from comity.web.rooms.states.since import since
    from comity.web.rooms.states.since_shown import records_of, shown

    place = the_place(request, code, "states:changes")
    if isinstance(place, HttpResponse):
        return place
    end, text = query.day(), query.text("since")
    start = asked_day(text) if text else date(max(end.year - YEARS, FIRST_DAY.year), 1, 1)
    store = the_store()
    found = since(place, start, end, norms(), store)
    return Answer(
        f"{place.name}: what changed from {Day.of(start).words} to {Day.of(end).words}",
        f"{place.code}-changes-{start}-{end}",
        context=lambda: {**_of(place, "states:changes"), **shown(found, store)},
        records=lambda: records_of(found, store),
        fields=FIELDS,
        on=end,
        remarks=(f"{len(found.silent)} records end before {end}: silence is not absence.",),
        days={"since": start},
    )
