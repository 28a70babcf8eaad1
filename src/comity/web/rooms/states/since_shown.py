"""What changed for a State, as its page and its files show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from comity.answers.changes import of_act_done, of_change, of_newer_figure, of_silence
from comity.answers.forms import Record
from comity.norms import Act
from comity.web.core.language import name_of
from comity.web.core.words import ACTS, act_words, day_words, since_words
from comity.web.rooms.figures.words import amount_words
from comity.web.rooms.states.addresses import address
from comity.web.rooms.states.since import Newer, Since

if TYPE_CHECKING:
    from comity.evidence.store import Store

Row = dict[str, object]


def records_of(found: Since, store: Store) -> list[Record]:
    """Return everything that changed, and the records of which nothing is known."""
    code = found.place.code
    return [
        *(of_change(item) for item in found.changes),
        *(of_act_done(done.instrument, done.act, done.certain) for done in found.acts),
        *(of_newer_figure(code, item.before, item.after, store) for item in found.figures),
        *(of_silence(code, item, found.end) for item in found.silent),
    ]


def shown(found: Since, store: Store) -> dict[str, object]:
    """Return what the page draws."""
    return {
        "found": found,
        "title": _("%(name)s: what changed") % {"name": name_of(found.place)},
        "name": name_of(found.place),
        "start": day_words(found.start),
        "end": day_words(found.end),
        "changes": list(_changes(found)),
        "acts": list(_acts(found)),
        "figures": [_figure(item, store) for item in found.figures],
        "silent": found.silent,
    }


def _changes(found: Since) -> Iterator[Row]:
    for item in found.changes:
        yield {
            "instrument": item.instrument,
            "before": since_words(item.before),
            "after": since_words(item.after),
            "acts": [{"words": act_words(act), **_source(act)} for act in item.acts],
        }


def _acts(found: Since) -> Iterator[Row]:
    for done in found.acts:
        act = done.act
        yield {
            "instrument": done.instrument,
            "day": act.day,
            "act": ACTS[act.kind],
            "inferred": act.inferred,
            "certain": done.certain,
            **_source(act),
        }


def _source(act: Act) -> Row:
    """Return the sources of an act, and how close they stand to the depositary."""
    sources = [{"id": id, "url": address("sources:source", id=id)} for id in act.sources]
    return {"sources": sources, "confidence": act.confidence.value}


def _figure(item: Newer, store: Store) -> Row:
    about = store.dataset(item.after.dataset)
    return {
        "label": item.after.label,
        "before": amount_words(item.before.value, item.before.unit),
        "before_year": item.before.year,
        "after": amount_words(item.after.value, item.after.unit),
        "after_year": item.after.year,
        "dataset": about,
        "notes": [note for note in (item.after.note, *item.after.breaks) if note],
        "url": address("figures:dataset", id=about.id),
    }
