"""Answers about one instrument as plain records: its numbers, rules, acts and changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from comity.answers.forms import Record
from comity.answers.norms import of_act, of_instrument, of_status
from comity.facts import Day, Delay, ground
from comity.facts.place import fold
from comity.norms import (
    Act,
    ActKind,
    Change,
    Instrument,
    Sense,
    Spell,
    Standing,
    Status,
    parties,
    signatories_only,
    vote_of,
)


def of_numbers(item: Instrument, on: date) -> Record:
    """Return what an instrument is, with the number of States that certainly stand so on a day.

    Numbers rest on the acts on record: of a partial record they are the least there can be.
    """
    return {
        **of_instrument(item),
        "on": on,
        **(_bound(item, on) if item.binding else _cast(item, on)),
    }


def _bound(item: Instrument, on: date) -> Record:
    bound = parties(item, on)
    return {
        "bound": len(bound),
        "deposited": len(parties(item, on, Sense.DEPOSITED)),
        # Who is on record as having signed may have consented outside a partial record.
        "signed_only": None if item.snapshot.partial else len(signatories_only(item, on)),
        "not_certain": list(dict.fromkeys(answer.state for answer in bound.unsure)),
        **dict.fromkeys(VOTES_CAST),
    }


def _cast(item: Instrument, on: date) -> Record:
    votes = (vote_of(item, state, on) for state in item.by_state)
    kinds = [vote.kind.value for vote in votes if vote]
    none = dict.fromkeys(("bound", "deposited", "signed_only"))
    return {**none, "not_certain": [], **{name: kinds.count(name) for name in VOTES_CAST}}


VOTES_CAST = ("vote_yes", "vote_no", "vote_abstain")


def of_rules(item: Instrument) -> Record:
    """Return when an instrument enters into force, for whom later, and how States leave it."""
    rule, leave = item.entry, item.withdrawal
    return {
        "opened": item.opened.day if item.opened else None,
        "deposits": rule.deposits if rule else None,
        "of_group": rule.of_group.group if rule and rule.of_group else None,
        "of_group_at_least": rule.of_group.at_least if rule and rule.of_group else None,
        "delay": _delay(rule.delay if rule else None),
        "later": _delay(rule.later if rule else None),
        "also": (rule.also or None) if rule else None,
        "rule_source": rule.source if rule else None,
        "rule_locator": (rule.locator or None) if rule else None,
        "rule_verified": rule.verified if rule else None,
        "agree": item.in_force.agree,
        "not_computed": item.in_force.reason or None,
        "withdrawal": _delay(leave.delay if leave else None),
        "withdrawal_locator": (leave.locator or None) if leave else None,
        "withdrawal_verified": leave.verified if leave else None,
        "snapshot_note": item.snapshot.note or None,
        "note": item.note or None,
    }


def _delay(delay: Delay | None) -> str | None:
    """Return a delay as ISO 8601 writes it, ``P3M``, with what it is rounded up to."""
    if delay is None:
        return None
    parts = ((delay.years, "Y"), (delay.months, "M"), (delay.days, "D"))
    span = "".join(f"{number}{sign}" for number, sign in parts if number)
    return f"P{span or '0D'}{', first of next month' if delay.first_of_next_month else ''}"


def of_standing(answer: Status) -> Record:
    """Return an answer with its reasons, on one line as well: for a table without nesting."""
    vote = vote_of(answer.instrument, answer.state, answer.on)
    said: Record = {"vote": vote.kind.value if vote else None}
    return {**of_status(answer), **said, "why": why([vote] if vote else answer.because)}


def why(acts: Iterable[Act]) -> str:
    """Name acts with their sources, on one line."""
    return "; ".join(f"{act} ({' '.join(act.sources)})" for act in acts)


def of_spell(spell: Spell, ended: date | None, *, partial: bool = False) -> Record:
    """Return a stretch of days on which a State stands the same way."""
    silent = partial and spell.standing is Standing.NONE and spell.may is None
    return {
        "start": None if spell.start.year == 1 else spell.start,
        "until": ended,
        "standing": "unknown" if silent else spell.standing.value,
        "since": spell.since,
        "may_be": spell.may.value if spell.may else None,
        "by": spell.by,
        "confidence": spell.confidence.value if spell.confidence else None,
        "because": [of_act(act) for act in spell.because],
        "doubts": list(spell.doubts),
    }


def of_spells(spells: tuple[Spell, ...], *, partial: bool = False) -> Iterator[Record]:
    """Return the spells of a history, each with its last day; the last has none.

    What a partial record is silent on is ``unknown``.
    """
    ends = [date.fromordinal(spell.start.toordinal() - 1) for spell in spells[1:]]
    return (of_spell(*pair, partial=partial) for pair in zip(spells, [*ends, None], strict=True))


def of_recorded(item: Instrument, act: Act) -> Record:
    """Return an act with who did it, and whether it is relied on where sources disagree."""
    return {
        "instrument": item.id,
        "state": act.state,
        "name": ground().place(act.state).name,
        **of_act(act),
        "by": act.by,
        "preferred": act.preferred,
        "known_to": item.snapshot.day,
    }


def of_change(change: Change) -> Record:
    """Return a State that moved between two days, from where to where, by which acts."""
    acts = change.acts or change.after.because
    return {
        "instrument": change.instrument.id,
        "state": change.state,
        "name": ground().place(change.state).name,
        "before": _standing(change.before),
        "after": _standing(change.after),
        "since": change.after.since,
        "acts": [of_act(act) for act in change.acts],
        "why": why(change.acts) or "its deposit took effect",
        "sources": list(dict.fromkeys(source for act in acts for source in act.sources)),
        "doubts": list(change.after.doubts),
    }


def _standing(answer: Status) -> str:
    return "unknown" if answer.unknown else answer.standing.value


def moved(item: Instrument, start: date, end: date, changes: int) -> str:
    """Return the heading of a list of changes."""
    span = f"{Day.of(start).words} to {Day.of(end).words}"
    return f"{item.short} ({item.id}), {span}: {changes} States moved"


STATEMENTS = frozenset({ActKind.RESERVATION, ActKind.DECLARATION})


def statements(item: Instrument) -> list[Act]:
    """Return the reservations and declarations on record, in order of the names of States."""
    found = (act for act in item.acts if act.kind in STATEMENTS and act.preferred)
    return sorted(found, key=lambda act: fold(ground().place(act.state).name))


def outweighed(item: Instrument, state: str = "") -> list[Act]:
    """Return the claims of sources that others outweigh: conflicts stay visible."""
    return [act for act in item.acts if not act.preferred and act.state in (state or act.state,)]


def relied_on(item: Instrument, claim: Act) -> list[Act]:
    """Return the acts that are relied on where a claim is not."""
    acts = item.by_state.get(claim.state, ())
    return [a for a in acts if a.kind is claim.kind or (a.kind.binds and claim.kind.binds)]
