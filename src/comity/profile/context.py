"""What every chapter of a profile is built from: a State, a day, and what it is beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.evidence.asked import Asked
from comity.evidence.figure import Figure
from comity.evidence.figures import figures
from comity.evidence.store import Store, store
from comity.facts import Ground, Members, Place
from comity.facts.phrases import Phrase, PlaceName, phrase, term
from comity.norms import Instrument, Norms, Sense, Spell, Status, status

PEERS_AT_MOST = 8
LARGEST_GROUP_OF_PEERS = 12
_COMPANY = frozenset({"regional", "economic"})


@dataclass(frozen=True)
class Context:
    """A question about one State: the day, and the States to set beside it."""

    norms: Norms
    place: Place
    on: date
    asked: tuple[Place, ...] = ()
    within: Store | None = None

    @property
    def ground(self) -> Ground:
        """Places, groups and sources."""
        return self.norms.ground

    @property
    def name(self) -> PlaceName:
        """The name of the State, for sentences."""
        return PlaceName(self.place)

    @property
    def short(self) -> PlaceName:
        """The name that fits the head of a table."""
        return PlaceName(self.place, short=True)

    @property
    def region_name(self) -> Phrase:
        """The UN region, for sentences; empty for a place outside them."""
        return term(self.place.region)

    @property
    def store(self) -> Store:
        """The data sets that figures are taken from."""
        return self.within or store()

    @cached_property
    def question(self) -> Asked:
        """The State and the day, as the figures are asked for."""
        return Asked(self.store, self.place.code, self.on)

    @cached_property
    def _figures(self) -> dict[str, dict[str, Figure]]:
        return {}

    def figures(self, chapter: str) -> dict[str, Figure]:
        """Return the figures of a chapter by their id, each looked up once."""
        if chapter not in self._figures:
            found = figures(self.place.code, self.on, chapter=chapter, within=self.store)
            self._figures[chapter] = {figure.id: figure for figure in found}
        return self._figures[chapter]

    @cached_property
    def treaties(self) -> tuple[Instrument, ...]:
        """The treaties adopted by the day, by family and adoption."""
        return tuple(item for item in self._adopted if item.binding)

    @cached_property
    def resolutions(self) -> tuple[Instrument, ...]:
        """The acts adopted by the day that bind no State."""
        return tuple(item for item in self._adopted if not item.binding)

    @cached_property
    def _adopted(self) -> tuple[Instrument, ...]:
        known = ((item, item.adopted) for item in self.norms.all)
        return tuple(item for item, day in known if day is None or day.day.first <= self.on)

    @cached_property
    def open(self) -> tuple[Instrument, ...]:
        """The treaties that this State may join or has joined: what shares are counted over."""
        return tuple(item for item in self.treaties if self.is_open(item, self.place.code))

    def is_open(self, instrument: Instrument, code: str) -> bool:
        """Tell whether a State may join an instrument, or has acted towards it."""
        group = self.ground.members(instrument.open_to, self.on) if instrument.open_to else None
        return is_open(instrument, code, group)

    def answer(self, instrument: Instrument, code: str | None = None) -> Status:
        """Return the standing of the State, or of another, on the day."""
        return status(instrument, code or self.place.code, self.on, Sense.IN_FORCE)

    def spell(self, instrument: Instrument, code: str, on: date) -> Spell:
        """Return the standing of a State by deposit on any day."""
        return instrument.spell(code, on, Sense.DEPOSITED)

    @cached_property
    def region(self) -> tuple[Place, ...]:
        """The States of its UN region, itself included."""
        return tuple(p for p in self.ground.states() if p.region and p.region == self.place.region)

    @cached_property
    def subregion(self) -> tuple[Place, ...]:
        """The States of its smallest UN region, itself included."""
        near = self.place.near
        return tuple(p for p in self.ground.states() if near and p.near == near)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups to which it certainly belongs on the day, smallest first."""
        sizes = {
            code: len(found)
            for code in self.ground.groups
            if self.place.code in (found := self.ground.members(code, self.on))
        }
        return tuple(sorted(sizes, key=lambda code: (sizes[code], code)))

    @cached_property
    def peers(self) -> tuple[Place, ...]:
        """The States set beside it: those asked for, or its closest company."""
        if self.asked:
            return self.asked
        return self._company[1]

    @cached_property
    def peers_are(self) -> str:
        """How the States beside it were chosen."""
        return phrase("the States asked for") if self.asked else self._company[0]

    @cached_property
    def _company(self) -> tuple[str, tuple[Place, ...]]:
        """Its smallest regional organisation, or else its UN sub-region."""
        for code in self.groups:
            group = self.ground.groups[code]
            members = self.ground.members(code, self.on)
            if group.kind in _COMPANY and 2 < len(members) <= LARGEST_GROUP_OF_PEERS:
                fellows = (self.ground.place(m) for m in members if m != self.place.code)
                found = tuple(sorted(fellows, key=lambda place: place.name))[:PEERS_AT_MOST]
                return phrase("other members of {group}", group=group.name), found
        others = tuple(place for place in self.subregion if place.code != self.place.code)
        near = phrase("other States of {region}", region=term(self.place.near))
        return near, others[:PEERS_AT_MOST]


def is_open(instrument: Instrument, code: str, group: Members | None) -> bool:
    """Tell whether a State may join an instrument open to a group, or has acted towards it."""
    if group is None or code in instrument.by_state:
        return True
    return code in group or code in group.unsure
