"""The instruments on record, found by id and read when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from comity.facts.errors import NotATreatyError, RecordError, UnknownNameError
from comity.facts.ground import Ground, ground
from comity.facts.phrases import PlaceName
from comity.facts.place import fold
from comity.facts.records import KNOWLEDGE, list_records
from comity.norms.instrument import Instrument
from comity.norms.life import Life
from comity.norms.model import Act, ActKind, EntryRule, InstrumentRecord
from comity.norms.records import FAMILIES, read_acts, read_record

#: Acts that change no standing, so that their day is not needed for an answer.
_STATEMENTS = frozenset({ActKind.RESERVATION, ActKind.DECLARATION})


@dataclass(frozen=True, eq=False)
class Norms:
    """Every instrument in one folder of knowledge.

    Iterating goes through all of them by family, then in order of adoption.
    """

    root: Path = KNOWLEDGE

    @cached_property
    def ground(self) -> Ground:
        """The places, groups and sources that the records refer to."""
        return ground(self.root)

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The record of each instrument, by id."""
        folder = self.root / "norms" / "instruments"
        return {path.stem: path for path in list_records(folder, ".yml")}

    @cached_property
    def _read(self) -> dict[str, Instrument]:
        return {}

    def instrument(self, name: str) -> Instrument:
        """Return the instrument with this id or short name, in any spelling of case.

        Raises
        ------
        UnknownNameError
            If there is none; ids that come close are suggested.
        RecordError
            If its record cannot be trusted.
        """
        code = name.strip().upper()
        if code not in self.files:
            code = self._by_short_name(name)
        if code not in self._read:
            self._read[code] = self._load(code)
        return self._read[code]

    def treaty(self, name: str) -> Instrument:
        """Return the treaty that is meant; a resolution is no answer to who is bound.

        Raises
        ------
        NotATreatyError
            If it binds no State.
        """
        item = self.instrument(name)
        if not item.binding:
            raise NotATreatyError(item.id)
        return item

    def __iter__(self) -> Iterator[Instrument]:
        """Go through all instruments by family, then in order of adoption."""
        return iter(self.all)

    @cached_property
    def all(self) -> tuple[Instrument, ...]:
        """All instruments by family, then in order of adoption."""
        found = (self.instrument(code) for code in self.files)
        return tuple(sorted(found, key=_by_family))

    def _by_short_name(self, name: str) -> str:
        """Return the id whose short name or number is meant, reading all records for it."""
        key = fold(name)
        records = {code: read_record(path) for code, path in self.files.items()}
        for code, record in records.items():
            if key and key in {fold(record.short), fold(record.title), fold(record.reference)}:
                return code
        raise UnknownNameError("instrument", name, self.files)

    def _load(self, code: str) -> Instrument:
        path = self.files[code]
        record = read_record(path)
        acts = read_acts(self.root / "norms" / "acts" / f"{code}.csv")
        if not acts:
            raise RecordError(
                path, "acts", "none are on record; remove the instrument or add them."
            )
        whole = replace(
            record,
            acts=acts,
            entry=self._with_members(record.entry, acts),
            known=self._known(acts),
            lives=self._lives,
            codes=frozenset(self.ground.places),
            parent_in_force=self._day_of_parent(record),
        )
        return Instrument(**{item.name: getattr(whole, item.name) for item in fields(whole)})

    def _with_members(self, rule: EntryRule | None, acts: tuple[Act, ...]) -> EntryRule | None:
        """Fill in which States count towards a share that a group must reach."""
        if rule is None or rule.of_group is None:
            return rule
        group = rule.of_group.group
        deposits = ((act.state, act.day.last) for act in acts if act.kind.binds and act.day)
        inside = frozenset(s for s, day in deposits if s in self.ground.members(group, day))
        return replace(rule, of_group=replace(rule.of_group, members=inside))

    def _known(self, acts: tuple[Act, ...]) -> Mapping[str, date]:
        """Return to which day each source is known, for the acts that have no day."""
        moving = (act for act in acts if act.day is None and act.kind not in _STATEMENTS)
        ids = {source for act in moving for source in act.sources}
        if not ids:
            return {}
        sources = self.ground.sources
        snapshots = {i: sources[i].snapshot for i in ids if i in sources}
        return {i: day.last for i, day in snapshots.items() if day is not None}

    @cached_property
    def _lives(self) -> Mapping[str, Life]:
        """The places that began or ended, and whose name their acts are kept under."""
        kept = {
            item.predecessor: item.successor
            for item in self.ground.successions
            if item.relation == "continuator"
        }
        places = self.ground.places
        back = {after: places[before].began for before, after in kept.items() if before in places}
        return {
            p.code: Life(PlaceName(p), p.began, p.ended, kept.get(p.code, ""), back.get(p.code))
            for p in places.values()
            if p.began or p.ended or back.get(p.code)
        }

    def _day_of_parent(self, record: InstrumentRecord) -> date | None:
        if record.entry is None or not record.entry.not_before:
            return None
        parent, waiting = record.entry.not_before, self._waiting
        if parent not in self.files or parent == record.id or parent in waiting:
            why = "waits for this one" if parent in self.files else "is not an instrument on record"
            problem = f"{parent!r} {why}; name one that comes before it."
            raise RecordError(self.files[record.id], "entry_into_force.not_before", problem)
        waiting.append(record.id)
        try:
            return self.instrument(parent).in_force.day
        finally:
            waiting.remove(record.id)

    @cached_property
    def _waiting(self) -> list[str]:
        """The instruments being read whose day waits for that of another."""
        return []


def _by_family(instrument: Instrument) -> tuple[int, date, str]:
    adopted = instrument.adopted.day.first if instrument.adopted else date.max
    return FAMILIES.index(instrument.family), adopted, instrument.id


@cache
def norms(root: Path = KNOWLEDGE) -> Norms:
    """Return the norms kept in a folder; the bundled ones unless told otherwise."""
    return Norms(root)
