"""Check the acts of each State in their order: in, out, in again, and within its life."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from comity.facts.findings import Finding, finding
from comity.facts.ground import Ground
from comity.norms.checks_record import ACTS, about
from comity.norms.instrument import Instrument
from comity.norms.model import VOTES, Act, ActKind

_LEAVING = (ActKind.DENUNCIATION, ActKind.END_OF_FORCE)
#: What a State does once, or once for each of its consents.
_SINGLE = ((ActKind.SIGNATURE,), VOTES, (ActKind.ENTRY_INTO_FORCE,), *((k,) for k in _LEAVING))


def check_order(ground: Ground, record: Instrument) -> Iterator[Finding]:
    """Find acts that cannot follow each other, or fall outside the life of the State."""
    for acts in record.by_state.values():
        yield from _twice(record, acts)
        yield from _consents(record, acts)
        yield from _leaving(record, acts)
        for act in acts:
            if act.kind.binds:
                yield from _lifetime(ground, record, act)


def _twice(record: Instrument, acts: tuple[Act, ...]) -> Iterator[Finding]:
    """Find two preferred claims about one act."""
    for kinds in _SINGLE:
        same = sorted((act for act in acts if act.kind in kinds), key=by_day)
        for first, second in pairwise(same):
            if first.kind in (ActKind.SIGNATURE, *VOTES) or not _consent_after(acts, first):
                problem = f"{first} is preferred as well."
                yield finding("K304", ACTS.format(record.id), about(record, second), problem)


def _consent_after(acts: tuple[Act, ...], first: Act) -> bool:
    """Tell whether the State consented again after an effect or a withdrawal, or may have."""
    if first.day is None:
        return True
    return any(a.kind.binds and (a.day is None or a.day.last >= first.day.first) for a in acts)


def _consents(record: Instrument, acts: tuple[Act, ...]) -> Iterator[Finding]:
    consents = sorted((act for act in acts if act.kind.binds), key=by_day)
    exits = [act for act in acts if act.kind in _LEAVING]
    for first, second in pairwise(consents):
        if not any(_not_before(leave, first) and _not_before(second, leave) for leave in exits):
            problem = f"The {first} stands, and no denunciation is on record between them."
            yield finding("K308", ACTS.format(record.id), about(record, second), problem)


def _leaving(record: Instrument, acts: tuple[Act, ...]) -> Iterator[Finding]:
    for leave in acts:
        if leave.kind not in _LEAVING:
            continue
        if not any(act.kind.binds and _not_before(leave, act) for act in acts):
            problem = "No consent that it could end is on record."
            yield finding("K309", ACTS.format(record.id), about(record, leave), problem)


def _not_before(act: Act, other: Act) -> bool:
    """Tell whether an act may have followed another; an act without a day may always."""
    return act.day is None or other.day is None or not act.day < other.day


def _lifetime(ground: Ground, record: Instrument, act: Act) -> Iterator[Finding]:
    place = ground.places.get(act.state)
    if place is None or act.day is None:
        return
    where, subject = ACTS.format(record.id), about(record, act)
    if place.ended and act.day > place.ended:
        yield finding("K310", where, subject, f"{place.name} ended {place.ended.on}.")
    elif place.began and act.day < place.began and not _goes_on(ground, act):
        yield finding("K311", where, subject, f"{place.name} began {place.began.on}.")


def _goes_on(ground: Ground, act: Act) -> bool:
    """Tell whether a State may hold a consent older than itself.

    It does so by succession, as the same legal person under another name, and by a
    uniting of States, which keeps the treaties of each in force (VCST art. 31).
    """
    before = [row for row in ground.successions if row.successor == act.state]
    kept = any(row.relation in {"continuator", "united into"} for row in before)
    return kept or act.kind is ActKind.SUCCESSION


def by_day(act: Act) -> tuple[int, str]:
    """Order acts by their last possible day; those without a day come last."""
    return (act.day.last.toordinal(), str(act)) if act.day else (9_999_999, str(act))
