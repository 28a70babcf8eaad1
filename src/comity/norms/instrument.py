"""An instrument that can be asked questions: its record, and what follows from it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.facts.errors import UnknownNameError
from comity.norms.entry import EntryIntoForce, in_force_from
from comity.norms.history import Spell, history
from comity.norms.model import InstrumentRecord
from comity.norms.standing import Sense

_Histories = dict[tuple[str, Sense], tuple[list[date], tuple[Spell, ...]]]


@dataclass(frozen=True, eq=False)
class Instrument(InstrumentRecord):
    """An instrument with its answers worked out once and kept.

    Acts are grouped by State and turned into spells when a State is first asked for;
    a later question is one search in a short list of days.
    """

    @cached_property
    def in_force(self) -> EntryIntoForce:
        """When it entered into force, computed and recorded."""
        return in_force_from(self)

    @cached_property
    def _histories(self) -> _Histories:
        return {}

    def spells(self, state: str, sense: Sense = Sense.IN_FORCE) -> tuple[Spell, ...]:
        """Return the history of a State towards this instrument, oldest spell first."""
        return self._history(state, sense)[1]

    def spell(self, state: str, on: date, sense: Sense = Sense.IN_FORCE) -> Spell:
        """Return the spell of a State that covers a day."""
        starts, spells = self._histories.get((state, sense)) or self._history(state, sense)
        return spells[bisect_right(starts, on) - 1]

    def _history(self, state: str, sense: Sense) -> tuple[list[date], tuple[Spell, ...]]:
        key = (state, sense)
        if key not in self._histories:
            if self.codes and state not in self.codes and state not in self.by_state:
                raise UnknownNameError("State", state, self.codes)
            spells = history(self, state, sense, self.in_force.day)
            self._histories[key] = ([spell.start for spell in spells], spells)
        return self._histories[key]
