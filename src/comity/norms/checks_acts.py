"""Check each act by itself: who did it, when, and which claim about it is preferred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from comity.facts.findings import Finding, finding, listed
from comity.facts.ground import Ground
from comity.facts.place import PARTY_KINDS, PlaceKind
from comity.norms.checks_record import ACTS, about
from comity.norms.instrument import Instrument
from comity.norms.model import Act, ActKind

#: Former States were parties in their time.
_ABLE = PARTY_KINDS | {PlaceKind.FORMER}
_LEAVING = frozenset({ActKind.DENUNCIATION, ActKind.END_OF_FORCE})


def check_acts(ground: Ground, record: Instrument) -> Iterator[Finding]:
    """Find acts of unknown places, acts given twice, and days that cannot be right."""
    where = ACTS.format(record.id)
    yield from _places(ground, record, where)
    for act, times in Counter(record.acts).items():
        if times > 1:
            yield finding("K303", where, about(record, act), f"The same row stands {times} times.")
    yield from _outweighed(record, where)
    for act in record.acts:
        if act.preferred:
            yield from _too_early(record, act, where)
    yield from _too_late(record, where)


def _places(ground: Ground, record: Instrument, where: str) -> Iterator[Finding]:
    for state in sorted({act.state for act in record.acts}):
        place = ground.places.get(state)
        subject = f"{record.id} {state}"
        if place is None:
            yield finding("K301", where, subject, f"No place has the code {state!r}.")
        elif place.kind not in _ABLE:
            problem = f"{place.name} is recorded as a {place.kind.value}."
            yield finding("K302", where, subject, problem)


def _outweighed(record: Instrument, where: str) -> Iterator[Finding]:
    """Find outweighed claims that stand alone and do not say why."""
    for act in record.acts:
        if act.preferred or act.note:
            continue
        preferred = record.by_state.get(act.state, ())
        if not any(_class(other) == _class(act) for other in preferred):
            problem = "It is marked other, and no claim of its kind is preferred to it."
            yield finding("K305", where, about(record, act), problem)


def _class(act: Act) -> str:
    """Return what a claim is about: sources differ in how they name a consent."""
    if act.kind.binds:
        return "consent"
    return "leaving" if act.kind in _LEAVING else act.kind.value


def _too_early(record: Instrument, act: Act, where: str) -> Iterator[Finding]:
    if act.day is None:
        return
    if record.adopted and act.day < record.adopted.day:
        problem = f"It is dated {act.day}; the instrument was adopted {record.adopted.day.on}."
        yield finding("K306", where, about(record, act), problem)
    elif act.kind is ActKind.SIGNATURE and record.opened and act.day < record.opened.day:
        problem = f"It is dated {act.day}; signature was open from {record.opened.day.words}."
        yield finding("K307", where, about(record, act), problem)


def _too_late(record: Instrument, where: str) -> Iterator[Finding]:
    """Count the acts beyond the snapshot, in one report for the whole instrument."""
    end = record.snapshot.day
    late = sorted({act.state for act in record.acts if act.day and act.day > end})
    if late:
        problem = f"States with acts later than {end.words}: {len(late)} ({listed(late)})."
        yield finding("K317", where, record.id, problem)
