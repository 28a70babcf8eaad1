"""The history of one State towards one instrument, as spells of one standing each.

A spell begins on a day and lasts until the next. Where a source gives only a year,
the days on which the State may already have moved on form a spell of their own: the
standing that is certain, with the one it reached by the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from comity.facts.day import Day
from comity.facts.phrases import DayWords, phrase, when
from comity.norms.life import Life
from comity.norms.model import Act, ActKind, Confidence, InstrumentRecord
from comity.norms.move import Move
from comity.norms.moves import moves
from comity.norms.standing import Sense, Standing

BEFORE_ALL = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of days on which a State stands the same way.

    Attributes
    ----------
    start : first calendar day of the spell
    standing : where the State certainly stands
    since : day from which it stands there; None when no day is on record
    because : the acts it rests on
    may : a further standing that it may already have reached
    by : day by which it has certainly reached it
    doubts : what a careful reader should know, in sentences
    """

    start: date
    standing: Standing
    since: Day | None = None
    because: tuple[Act, ...] = ()
    may: Standing | None = None
    by: Day | None = None
    doubts: tuple[str, ...] = ()

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence among the acts it rests on, a signature only if alone."""
        decisive = [a for a in self.because if a.kind is not ActKind.SIGNATURE] or self.because
        return max((act.confidence for act in decisive), key=lambda c: c.rank, default=None)


def history(
    record: InstrumentRecord, state: str, sense: Sense, general: date | None
) -> tuple[Spell, ...]:
    """Return every spell of a State towards an instrument, oldest first.

    ``general`` is the day on which the instrument entered into force, or None.
    """
    life = record.lives.get(state)
    kept_under = life.continued_by if life and life.continued_by else state
    steps = moves(record, kept_under, sense, general)
    spells = _spells(steps)
    for step in steps:
        act = step.because[0]
        if step.standing is Standing.WITHDRAWN and act.day and act.day.last < step.latest:
            spells = _announced(spells, act, step.latest)
    if life is None:
        return spells
    if life.began is not None:
        spells = _from(spells, life, life.began)
    return spells if life.ended is None else _until(spells, life, life.ended)


_NOTHING = (Spell(BEFORE_ALL, Standing.NONE),)


def _spells(steps: list[Move]) -> tuple[Spell, ...]:
    if not steps:
        return _NOTHING
    if all(step.earliest == step.latest for step in steps):
        return _replayed(steps)
    points = sorted({BEFORE_ALL} | {step.earliest for step in steps} | {s.latest for s in steps})
    return tuple(_spell(point, steps) for point in points)


def _replayed(steps: list[Move]) -> tuple[Spell, ...]:
    """Replay moves whose days are all known, in one pass: nearly every history is so."""
    found = [_NOTHING[0]]
    for step in steps:
        last = found[-1]
        if not step.applies_to(last.standing):
            continue
        because = _together(last.because, step.because)
        spell = Spell(step.latest, step.standing, step.since, because, doubts=step.doubts)
        if last.start == step.latest:
            found.pop()
        found.append(spell)
    return tuple(found)


def _spell(point: date, steps: list[Move]) -> Spell:
    """Replay what has certainly happened by ``point``, and what may have."""
    spell = Spell(point, Standing.NONE)
    for step in steps:
        if step.latest <= point and step.applies_to(spell.standing):
            because = _together(spell.because, step.because)
            spell = Spell(point, step.standing, step.since, because, doubts=step.doubts)
    pending = [s for s in steps if s.earliest <= point < s.latest and s.applies_to(spell.standing)]
    if not pending:
        return spell
    step = pending[-1]
    doubts = tuple(dict.fromkeys((*spell.doubts, *step.doubts)))
    because = _together(spell.because, step.because)
    return replace(spell, may=step.standing, by=step.by, because=because, doubts=doubts)


def _together(before: tuple[Act, ...], more: tuple[Act, ...]) -> tuple[Act, ...]:
    return (*before, *(act for act in more if act not in before))


def _until(spells: tuple[Spell, ...], life: Life, ended: Day) -> tuple[Spell, ...]:
    """Close the history of a State that has ended."""
    own = [replace(s, doubts=(*s.doubts, life.over)) for s in spells if s.start <= ended.last]
    return (*own, Spell(_day_after(ended.last), Standing.NONE, doubts=(life.over,)))


def _from(spells: tuple[Spell, ...], life: Life, began: Day) -> tuple[Spell, ...]:
    """Say of days before a State began whose acts are meant, or that it did not exist."""

    def note(spell: Spell) -> str:
        alone = spell.standing is Standing.NONE
        return life.no_act_before if alone else life.act_of_predecessor

    first = spells[0]
    if len(spells) == 1 or spells[1].start >= began.first:
        # Nothing was done before: the usual case, told without cutting every spell.
        early = Spell(BEFORE_ALL, first.standing, doubts=(note(first),))
        same_day = len(spells) > 1 and spells[1].start == began.first
        since = () if same_day else (Spell(began.first, first.standing),)
        return (early, *since, *spells[1:])
    return _noted(spells, BEFORE_ALL, began.first, note)


def _announced(spells: tuple[Spell, ...], act: Act, effect: date) -> tuple[Spell, ...]:
    """Say of the days between a denunciation and its effect that it was notified."""
    assert act.day is not None
    text = phrase(
        "denounced {when}, with effect from {day}.", when=when(act.day), day=DayWords(effect)
    )
    return _noted(spells, act.day.last, effect, lambda _: text)


def _noted(
    spells: tuple[Spell, ...], start: date, end: date, note: Callable[[Spell], str]
) -> tuple[Spell, ...]:
    """Add a note to the days from ``start`` up to ``end``, cutting spells at both."""
    found = []
    for spell, following in zip(spells, (*(s.start for s in spells[1:]), date.max), strict=True):
        cuts = sorted({spell.start, *(d for d in (start, end) if spell.start < d < following)})
        for cut in cuts:
            part = replace(spell, start=cut)
            inside = start <= cut < end
            doubts = (*part.doubts, note(part)) if inside else part.doubts
            found.append(replace(part, doubts=doubts))
    return tuple(found)


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
