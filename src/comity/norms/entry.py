"""When an instrument entered into force: by its rule, and by the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.facts.day import Day, Precision
from comity.facts.phrases import Kept, phrase
from comity.norms.model import Act, EntryRule, InstrumentRecord

#: Parties that are regional organisations; some treaties do not count their deposits.
ORGANISATIONS = frozenset({"EUE"})


@dataclass(frozen=True, slots=True)
class EntryIntoForce:
    """The day of entry into force, computed and recorded side by side.

    Attributes
    ----------
    computed : day that the rule gives on the deposits on record; None with a ``reason``
    recorded : day that a source gives, at its precision
    decisive : the deposit that completed the number
    reason : why nothing could be computed
    """

    computed: date | None
    recorded: Day | None
    decisive: Act | None
    reason: str

    @property
    def day(self) -> date | None:
        """The day to rely on: the one recorded, or else the one computed."""
        if self.recorded is not None and self.recorded.precision is Precision.DAY:
            return self.recorded.first
        return self.computed

    @property
    def agree(self) -> bool | None:
        """Whether both are the same day; None when one of them is unknown."""
        if self.computed is None or self.recorded is None:
            return None
        return self.recorded.first <= self.computed <= self.recorded.last


def in_force_from(record: InstrumentRecord) -> EntryIntoForce:
    """Return when an instrument entered into force, and what that rests on.

    The day recorded by the depositary is relied on where it is known, because deposits
    of States that have ended are missing from most records; the day computed from the
    deposits checks it.
    """
    recorded = record.recorded.day if record.recorded else None
    rule = record.entry
    if rule is None:
        return EntryIntoForce(
            None, recorded, None, phrase("a resolution does not enter into force")
        )
    if rule.deposits is None or rule.delay is None:
        return EntryIntoForce(None, recorded, None, phrase("the rule was not found in a text"))
    if rule.also:
        return EntryIntoForce(
            None, recorded, None, phrase("the rule also asks for {what}", what=Kept(rule.also))
        )
    decisive = _decisive_deposit(record, rule)
    if decisive is None:
        reason = phrase("fewer than {number} dated deposits are on record", number=rule.deposits)
        return EntryIntoForce(None, recorded, None, reason)
    return _computed(record, rule, decisive, recorded)


def _computed(
    record: InstrumentRecord, rule: EntryRule, decisive: Act, recorded: Day | None
) -> EntryIntoForce:
    assert rule.delay is not None and decisive.day is not None
    if decisive.day.precision is not Precision.DAY:
        reason = phrase(
            "the decisive deposit ({code}) is known only as {day}",
            code=decisive.state,
            day=str(decisive.day),
        )
        return EntryIntoForce(None, recorded, decisive, reason)
    computed = rule.delay.after(decisive.day.first)
    if rule.not_before:
        if record.parent_in_force is None:
            reason = phrase(
                "not before {instrument}, whose own day is not on record",
                instrument=rule.not_before,
            )
            return EntryIntoForce(None, recorded, decisive, reason)
        computed = max(computed, record.parent_in_force)
    return EntryIntoForce(computed, recorded, decisive, "")


def _decisive_deposit(record: InstrumentRecord, rule: EntryRule) -> Act | None:
    """Return the deposit that completed the number, oldest first."""
    counted: set[str] = set()
    share = rule.of_group
    for act in _deposits(record, rule):
        counted.add(act.state)  # a State that left and came back counts once
        enough = len(counted) >= (rule.deposits or 0)
        if enough and (share is None or len(counted & share.members) >= share.at_least):
            return act
    return None


def _deposits(record: InstrumentRecord, rule: EntryRule) -> list[Act]:
    dated = [
        act
        for acts in record.by_state.values()
        for act in acts
        if act.kind.binds and act.day is not None
    ]
    if not rule.organisations_count:
        dated = [act for act in dated if act.state not in ORGANISATIONS]
    return sorted(dated, key=lambda act: (act.day.last if act.day else date.max, act.state))
