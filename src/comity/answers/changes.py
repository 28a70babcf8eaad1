"""What changed for a State as plain records, each saying of what kind it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from comity.answers.forms import Record
from comity.norms import Act, Change, Instrument

if TYPE_CHECKING:
    from comity.evidence.figure import Figure
    from comity.evidence.store import Store

#: Fields of every record of a change, in order.
FIELDS = (
    "what",
    "state",
    "id",
    "label",
    "day",
    "certain",
    "before",
    "before_day",
    "after",
    "unit",
    "act",
    "sources",
    "confidence",
    "known_to",
    "note",
)


def _record(what: str, state: str, id: str, label: str, **known: object) -> Record:
    found: Record = dict.fromkeys(FIELDS)
    found |= {"what": what, "state": state, "id": id, "label": label, "sources": []}
    return found | known


def of_change(item: Change) -> Record:
    """Return a standing that changed, with the acts that made the difference."""
    about = item.instrument
    return _record(
        "standing",
        item.state,
        about.id,
        about.short,
        day=item.after.since,
        certain=item.after.may is None,
        before=item.before.words,
        before_day=item.before.since,
        after=item.after.words,
        act="; ".join(map(str, item.acts)) or None,
        sources=list(dict.fromkeys(s for act in item.acts for s in act.sources)),
        confidence=item.after.confidence.value if item.after.confidence else None,
        known_to=about.snapshot.day,
    )


def of_act_done(about: Instrument, act: Act, certain: bool) -> Record:
    """Return an act that was done, or may have been, between two days."""
    return _record(
        "act",
        act.state,
        about.id,
        about.short,
        day=act.day,
        certain=certain,
        act=act.kind.words,
        sources=list(act.sources),
        confidence=act.confidence.value,
        known_to=about.snapshot.day,
        note=act.note or None,
    )


def of_newer_figure(state: str, before: Figure, after: Figure, store: Store) -> Record:
    """Return a figure that is of a later year than the one before it."""
    about = store.dataset(after.dataset)
    return _record(
        "figure",
        state,
        after.id,
        after.label,
        day=after.year,
        certain=True,
        before=before.value,
        before_day=before.year,
        after=after.value,
        unit=after.unit,
        sources=[about.source],
        known_to=after.snapshot,
        note=after.note or None,
    )


def of_silence(state: str, about: Instrument, end: date) -> Record:
    """Return a record that ends before a day, so that its silence says nothing."""
    partial = " It is partial." if about.snapshot.partial else ""
    return _record(
        "record ends",
        state,
        about.id,
        about.short,
        known_to=about.snapshot.day,
        note=f"The record ends before {end}: an act done since is not in it.{partial}",
    )
