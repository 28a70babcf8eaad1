"""What the templates draw, put together for each page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.facts import ground
from comity.facts.voice import say
from comity.norms import Change, Instrument, Sense, Standing, Status, parties, signatories_only
from comity.profile.chapters.marks import mark_of
from comity.profile.document import Mark
from comity.web.core import words
from comity.web.core.language import name_of, place_order
from comity.web.rooms.instruments import listing
from comity.web.rooms.instruments.asked import Asked, choices
from comity.web.rooms.instruments.course import by_region, course
from comity.web.rooms.instruments.rules import entry_days, rules
from comity.web.rooms.instruments.shown import Shown, kind_of, named, since
from comity.web.speech.voice import PageVoice

if TYPE_CHECKING:
    from comity.web.rooms.instruments.standings import Case

Context = Mapping[str, object]
Crumbs = list[tuple[str, str]]


def index(items: Sequence[Instrument], on: date, family: str, sort: str, given: str) -> Context:
    """Return what the list draws; ``given`` is the day as it was asked for."""
    asked = f"?on={given}" if given else ""
    rows = listing.listed(listing.numbers(list(items), on, sort), on, asked)
    return {
        "groups": listing.grouped(listing.by_name(rows) if sort == "name" else rows, sort),
        "count": len(rows),
        "partial": sum(row.item.snapshot.partial for row in rows),
        "families": words.FAMILIES.items(),
        "family": family.casefold(),
        "sorts": listing.SORTS.items(),
        "sort": sort,
    }


def instrument(asked: Asked, given: str) -> Context:
    """Return what the page of an instrument draws."""
    item, shown = asked.item, Shown(asked.item, given)
    days, agree = entry_days(item)
    return {
        **_part(asked, shown),
        "crumbs": _crumbs(item),
        "item": item,
        "family": words.FAMILIES[item.family],
        "kind": words.INSTRUMENT_KINDS[item.kind],
        "rules": rules(item) if item.binding else [],
        "entry_days": days if item.binding else [],
        "agree": agree,
        "statements": shown.statements(),
        "claims": shown.claims(),
        "senses": words.SENSES.items(),
        "regions": [(name, words.region_words(name)) for name in words.REGIONS],
        "subregions": [(name, words.region_words(name)) for name in words.SUBREGIONS],
        "groups": [(code, group.name) for code, group in sorted(ground().groups.items())],
        "choices": [(name, _choice(name)) for name in choices(item)],
    }


def _part(asked: Asked, shown: Shown) -> Context:
    """Return what changes with the question: map, course, table."""
    from comity.web.design.maps import BOUNDARIES, Key, key

    keys = (Key(kind_of(m), _mark(m, asked), count) for m, count in asked.counts.items())
    return {
        "asked": asked,
        "sentence": sentence(asked),
        "map": _map(asked, shown),
        "key": key(keys),
        "boundaries": BOUNDARIES,
        "rows": [shown.row(answer, mark) for answer, mark in _by_name(asked)],
        "course": course(asked.item, asked.on, asked.region),
        "shares": by_region(asked.item, asked.on),
        "region_name": words.region_words(asked.region),
    }


def _by_name(asked: Asked) -> list[tuple[Status, Mark]]:
    """Return the answers in order of the names that States have in the language of the page."""
    return sorted(asked.rows, key=lambda row: place_order(ground().place(row[0].state)))


def _crumbs(item: Instrument, *more: str) -> Crumbs:
    """Return the way from the list to a page below an instrument."""
    first = (_("Instruments"), reverse("instruments:index"))
    here = reverse("instruments:instrument", kwargs={"id": item.id}) if more else ""
    return [first, (item.id, here), *((name, "") for name in more)]


def _mark(mark: Mark, asked: Asked) -> str:
    """Return a mark in words; asked by deposits, nothing is said of effects."""
    if mark is Mark.CONSENTED:
        return words.said(Standing.CONSENTED, asked.sense)
    if mark is Mark.NONE and not asked.item.binding:
        return _("no vote on record")
    return str(words.MARKS[mark])


def _choice(name: str) -> str:
    """Return a choice of rows in words."""
    return {
        "acted": _("every State with an act on record"),
        "bound": _("bound"),
        "consented": _("consent deposited"),
        "signed": _("signed only"),
        "withdrawn": _("withdrawn"),
        "uncertain": _("reached, the day not fully known"),
        "none": _("no act on record, or not known"),
        "all": _("every State"),
        "yes": _("voted in favour"),
        "no": _("voted against"),
        "abstain": _("abstained"),
    }[name]


def sentence(asked: Asked) -> str:
    """Say the answer for the whole world in one sentence."""
    item = asked.item
    if not item.binding:
        counts = [asked.counts.get(mark, 0) for mark in (Mark.YES, Mark.NO, Mark.ABSTAIN)]
        votes = dict(zip(("yes", "no", "abstained"), counts, strict=True))
        return _("%(yes)s voted in favour, %(no)s against, and %(abstained)s abstained.") % votes
    count = len(parties(item, asked.on, asked.sense))
    signed = len(signatories_only(item, asked.on))
    about = {"count": count, "signed": signed, "day": words.day_words(asked.on)}
    said = _PARTIAL if item.snapshot.partial else _WHOLE
    return said[asked.sense](count) % about


_WHOLE: Mapping[Sense, Callable[[int], str]] = {
    Sense.IN_FORCE: lambda count: ngettext(
        "On %(day)s, %(count)s State is bound; %(signed)s have signed only.",
        "On %(day)s, %(count)s States are bound; %(signed)s have signed only.",
        count,
    ),
    Sense.DEPOSITED: lambda count: ngettext(
        "By %(day)s, %(count)s State has deposited its consent; %(signed)s have signed only.",
        "By %(day)s, %(count)s States have deposited their consent; %(signed)s have signed only.",
        count,
    ),
}
#: Of a record that lacks acts, a number is the least there can be.
_PARTIAL: Mapping[Sense, Callable[[int], str]] = {
    Sense.IN_FORCE: lambda _count: _(
        "On %(day)s, %(count)s or more States are bound; the record is partial."
    ),
    Sense.DEPOSITED: lambda _count: _(
        "By %(day)s, %(count)s or more States have deposited their consent; the record is partial."
    ),
}


def _map(asked: Asked, shown: Shown) -> SafeString:
    """Draw where each State stands on the day."""
    from comity.web.design.maps import Shade, world_map

    shades = {
        code: Shade(
            kind_of(mark),
            words.since_words(answer, mark is not Mark.CLOSED),
            shown.state_url(code),
        )
        for code, (answer, mark) in asked.answers.items()
    }
    about = {"title": say(asked.item.short, PageVoice()), "day": words.day_words(asked.on)}
    return world_map(shades, _("%(title)s: where each State stands on %(day)s") % about)


def diff(item: Instrument, start: date, end: date, changes: Sequence[Change]) -> Context:
    """Return what the page of changes draws."""
    shown = Shown(item, end.isoformat())
    rows = [
        {
            "state": change.state,
            "url": shown.state_url(change.state),
            "before": {
                "kind": kind_of(mark_of(change.before)),
                "words": words.standing_words(change.before),
            },
            "after": shown.row(change.after, mark_of(change.after)),
            "acts": shown.acts(change.acts or change.after.because),
        }
        for change in changes
    ]
    moves = Counter((change.before.standing, change.after.standing) for change in changes)
    return {
        "title": _("%(name)s: what changed") % {"name": say(named(item), PageVoice())},
        "crumbs": _crumbs(item, _("What changed")),
        "item": item,
        "start": start,
        "end": end,
        "rows": rows,
        "moves": [
            (str(words.STANDINGS[before]), str(words.STANDINGS[after]), count)
            for (before, after), count in moves.most_common()
        ],
        "sentence": _moved(len(changes)),
    }


def _moved(count: int) -> str:
    if not count:
        return _("No State is on record as having moved between these days.")
    words_of = ngettext("%(count)s State moved.", "%(count)s States moved.", count)
    return words_of % {"count": count}


def standing(case: Case) -> Context:
    """Return what the page of one State towards one instrument draws."""
    item, shown = case.item, Shown(case.item)
    row = shown.row(case.answer, case.mark)
    return {
        "crumbs": _crumbs(item, name_of(case.place)),
        "case": case,
        "item": item,
        "named": named(item),
        "row": row,
        "lede": {
            "kind": kind_of(case.mark),
            "words": words.since_words(case.answer, case.mark is not Mark.CLOSED),
        },
        "spells": _spells(case, shown) if item.binding else [],
        "acts": shown.acts(case.acts),
        "claims": shown.claims(case.place.code),
        "senses": words.SENSES.items(),
    }


def _spells(case: Case, shown: Shown) -> list[dict[str, object]]:
    """Return the stretches of one standing each, latest first, the day asked about marked."""
    found: list[dict[str, object]] = []
    until: date | None = None
    for spell in reversed(case.spells):
        answer = case.at(max(spell.start, date(1, 1, 1)))
        found.append(
            {
                "start": None if spell.start.year == 1 else spell.start,
                "until": until,
                "kind": kind_of(mark_of(answer)),
                "words": words.standing_words(answer),
                "acts": shown.acts(spell.because),
                "doubts": spell.doubts,
                "now": spell == case.answer.spell,
                "since": since(answer),
            }
        )
        until = date.fromordinal(spell.start.toordinal() - 1) if spell.start.year > 1 else None
    return found
