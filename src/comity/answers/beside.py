"""Standings and figures of several States as plain records of one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.answers.forms import Record
from comity.facts import Place
from comity.norms import Status

if TYPE_CHECKING:
    from comity.evidence.figure import Figure
    from comity.evidence.store import Store

#: Fields of every record, in order.
FIELDS = (
    "what",
    "state",
    "name",
    "id",
    "label",
    "group",
    "value",
    "unit",
    "since",
    "year",
    "open",
    "source",
    "known_to",
    "age_days",
    "note",
)


def of_standing_beside(place: Place, answer: Status, is_open: bool) -> Record:
    """Return where a State stands towards an instrument."""
    about = answer.instrument
    found: Record = dict.fromkeys(FIELDS)
    return found | {
        "what": "standing",
        "state": place.code,
        "name": place.name,
        "id": about.id,
        "label": about.short,
        "group": about.family,
        "value": answer.words,
        "since": answer.since,
        "open": is_open,
        "source": ", ".join(dict.fromkeys(s for act in answer.because for s in act.sources))
        or None,
        "known_to": about.snapshot.day,
        "age_days": max(0, (answer.on - about.snapshot.day.last).days),
        "note": " ".join(answer.doubts) or None,
    }


def of_figure_beside(place: Place, chapter: str, item: Figure, store: Store) -> Record:
    """Return a figure of a State; one that is missing says why."""
    about = store.dataset(item.dataset)
    found: Record = dict.fromkeys(FIELDS)
    return found | {
        "what": "figure",
        "state": place.code,
        "name": place.name,
        "id": item.id,
        "label": item.label,
        "group": chapter,
        "value": item.value,
        "unit": item.unit,
        "year": item.year,
        "source": f"{about.publisher}, {about.title}, edition {about.edition}",
        "known_to": item.snapshot,
        "age_days": item.age_days,
        "note": " ".join(filter(None, (item.note, *item.breaks))) or None,
    }
