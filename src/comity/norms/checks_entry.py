"""Check what follows from the acts: entry into force, effects for a State, eligibility."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from comity.facts.findings import Finding, finding, listed
from comity.facts.ground import Ground
from comity.norms.checks_order import by_day
from comity.norms.checks_record import ACTS, INSTRUMENTS, about
from comity.norms.instrument import Instrument
from comity.norms.model import Act, ActKind
from comity.norms.move import Move
from comity.norms.moves import moves
from comity.norms.standing import Sense, Standing

_EFFECT = ActKind.ENTRY_INTO_FORCE
#: Sources count thirty days as a calendar month, or the last day of a month in their own way.
A_FEW_DAYS = 3


def check_entry(ground: Ground, record: Instrument) -> Iterator[Finding]:
    """Find days of effect that the rule does not give, and parties from outside."""
    yield from _in_force(record)
    yield from _outsiders(ground, record)
    effects = [act for act in record.acts if act.preferred and act.kind is _EFFECT]
    alone = [act for act in effects if _consent_of(record, act) is None]
    yield from _without_consent(record, alone)
    yield from _effects(record, [act for act in effects if act not in alone])


def _in_force(record: Instrument) -> Iterator[Finding]:
    entry = record.in_force
    if entry.agree is False and entry.decisive:
        problem = (
            f"The rule gives {entry.computed} (decisive deposit: {entry.decisive.state}, "
            f"{entry.decisive.day}); {entry.recorded} is recorded."
        )
        yield finding("K210", INSTRUMENTS.format(record.id), record.id, problem)


def _consent_of(record: Instrument, effect: Act) -> Act | None:
    """Return the consent whose effect is recorded: the last one before it, or the first."""
    acts = record.by_state[effect.state]
    consents = sorted((act for act in acts if act.kind.binds), key=by_day)
    before = [c for c in consents if not (c.day and effect.day and c.day > effect.day)]
    return before[-1] if before else next(iter(consents), None)


def _without_consent(record: Instrument, effects: list[Act]) -> Iterator[Finding]:
    """Name together what one source gives: it lists effects, and no deposits."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for effect in effects:
        by_source[" ".join(effect.sources)].append(effect.state)
    for source, states in by_source.items():
        problem = f"Effects without a consent on record: {len(states)} ({listed(states)})."
        yield finding("K312", ACTS.format(record.id), f"{record.id} {source}", problem)


def _effects(record: Instrument, effects: list[Act]) -> Iterator[Finding]:
    """Compare recorded effects with the ones that the rule alone gives."""
    bare = replace(record, acts=tuple(act for act in record.acts if act.kind is not _EFFECT))
    where, general = ACTS.format(record.id), record.in_force.day
    close = []
    for effect in effects:
        if general and effect.day and effect.day.last < general:
            problem = f"{effect.day} is recorded; the instrument is in force from {general}."
            yield finding("K313", where, about(record, effect), problem)
            continue
        consent = _consent_of(record, effect)
        ruled = _ruled(bare, consent, general) if consent else None
        apart = _days_apart(effect, ruled) if ruled else 0
        if ruled and apart > _allowed(effect):
            by_rule = ruled.since or f"{ruled.earliest} to {ruled.latest}"
            problem = f"The rule gives {by_rule} for the {consent}; {effect.day} is recorded."
            yield finding("K314", where, about(record, effect), problem)
        elif apart:
            close.append(effect.state)
    if close:
        problem = f"Effects up to {A_FEW_DAYS} days off the rule: {len(close)} ({listed(close)})."
        yield finding("K315", where, record.id, problem)


def _allowed(effect: Act) -> int:
    """Return how many days a source may count otherwise: none where answers rely on it."""
    return 0 if effect.outweighs else A_FEW_DAYS


def _days_apart(effect: Act, ruled: Move) -> int:
    """Return how many days a recorded effect lies outside what the rule allows."""
    if effect.day is None:
        return 0
    return max((ruled.earliest - effect.day.last).days, (effect.day.first - ruled.latest).days, 0)


def _ruled(bare: Instrument, consent: Act, general: date | None) -> Move | None:
    """Return the move by which the rule binds a State, whatever effect was recorded.

    None for a succession, which takes effect on the day that its notification names.
    """
    if consent.kind is ActKind.SUCCESSION:
        return None
    steps = moves(bare, consent.state, Sense.IN_FORCE, general)
    bound = (step for step in steps if step.standing is Standing.BOUND)
    return next((step for step in bound if step.because == (consent,)), None)


def _outsiders(ground: Ground, record: Instrument) -> Iterator[Finding]:
    """Find consents of States outside the group to which the instrument is open."""
    if not record.open_to:
        return
    for acts in record.by_state.values():
        for act in acts:
            if act.kind.binds and not _belongs(ground, record.open_to, act):
                problem = f"{act.state} was no member of {record.open_to} on that day."
                yield finding("K316", ACTS.format(record.id), about(record, act), problem)


def _belongs(ground: Ground, group: str, act: Act) -> bool:
    """Tell whether a State may have been a member when it consented."""
    if act.day is None:
        return any(item.state == act.state for item in ground.groups[group].memberships)
    members = ground.members(group, act.day.last)
    return act.state in members or act.state in members.unsure
