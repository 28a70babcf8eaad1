"""The ground of every answer: places, groups and sources, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

from comity.facts.day import Day
from comity.facts.errors import AmbiguousNameError, UnknownNameError
from comity.facts.group import Group, Members, members_on, read_groups
from comity.facts.place import (
    PARTY_KINDS,
    Place,
    PlaceKind,
    Succession,
    fold,
    read_places,
    read_successions,
)
from comity.facts.records import KNOWLEDGE, read_rows, read_yaml
from comity.facts.source import Source, read_sources

LONGEST_CODE = 4


@dataclass(frozen=True)
class Ground:
    """Places, groups and sources, as recorded in one folder of knowledge.

    Each table is read when it is first asked for, so that a small question costs little.
    """

    root: Path = KNOWLEDGE

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every place by its code."""
        return read_places(self.root / "facts" / "places.csv")

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        """Which State followed which."""
        return read_successions(self.root / "facts" / "successions.csv")

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Every group by its code."""
        folder = self.root / "facts"
        return read_groups(folder / "groups.csv", folder / "memberships.csv")

    @cached_property
    def snapshot(self) -> Day:
        """The day on which the records were last brought up to date as a whole."""
        fields = read_yaml(self.root / "facts" / "snapshot.yml")
        day = fields.day("day")
        fields.finish()
        return day

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id."""
        return read_sources(self.root / "facts" / "sources.yml")

    def place(self, code: str) -> Place:
        """Return the place with this code."""
        try:
            return self.places[code]
        except KeyError:
            raise UnknownNameError("State", code, self.places) from None

    def resolve(self, name: str) -> Place:
        """Return the place that a code or a name in use stands for.

        Accepts ISO 3166-1 codes (two or three letters, or the UN M49 number), short
        and official names, and names in use that are no longer or never official.

        Raises
        ------
        UnknownNameError
            If nothing is called that; near misses are suggested.
        AmbiguousNameError
            If several places are.

        Examples
        --------
        >>> Ground().resolve("Ivory Coast").code
        'CIV'
        """
        text = name.strip()
        if text.upper() in self.places:
            return self.places[text.upper()]
        key = fold(text)
        codes = self._names.get(key) or self._iso_names.get(key) or ()
        if len(codes) == 1:
            return self.places[codes[0]]
        if codes:
            choices = (f"{self.places[code].name} ({code})" for code in codes)
            raise AmbiguousNameError(text, choices)
        # A word is not a slip of a code: codes are suggested for what is as short as one.
        codes_too = list(self.places) if len(text) <= LONGEST_CODE else []
        raise UnknownNameError("State", text, [*self._spellings, *codes_too])

    def states(self) -> tuple[Place, ...]:
        """Return the places that can be party to a treaty today, in order of name."""
        return self._states

    def members(self, group: str, on: date) -> Members:
        """Return the members of a group on a day.

        >>> from datetime import date
        >>> len(Ground().members("EU", on=date(2004, 4, 30)))
        15
        >>> len(Ground().members("EU", on=date(2004, 5, 1)))
        25
        """
        code = group.strip().upper()
        if code not in self.groups:
            raise UnknownNameError("group", group, self.groups)
        return _members(self, code, on)

    @cached_property
    def _states(self) -> tuple[Place, ...]:
        """In order of name; asked for many times in every profile, and slow to sort."""
        own = (place for place in self.places.values() if place.kind in PARTY_KINDS)
        return tuple(sorted(own, key=lambda place: fold(place.name)))

    @cached_property
    def _lists_read(self) -> date:
        """The day on which the lists of members were read."""
        ids = {m.source for group in self.groups.values() for m in group.memberships}
        return max(self.sources[i].read.last for i in ids if i in self.sources)

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        index: dict[str, set[str]] = {}
        for place in self.places.values():
            former = place.kind in {PlaceKind.FORMER, PlaceKind.FORMER_TERRITORY}
            for name in (place.name, place.short, place.formal, place.iso2, place.m49):
                key = fold(name)
                # A former State gives way to the present one of the same name.
                if key and not (former and key in index):
                    index.setdefault(key, set()).add(place.code)
        for _, (alias, code, _note) in self._aliases:
            index.setdefault(fold(alias), set()).add(code)
        for _, (name, codes, _note) in read_rows(
            self.root / "facts" / "ambiguous.csv", ("name", "codes", "note")
        ):
            index[fold(name)] = set(codes.split())
        return {name: tuple(sorted(codes)) for name, codes in index.items()}

    @cached_property
    def _iso_names(self) -> Mapping[str, tuple[str, ...]]:
        """Names kept by ISO 3166, read only when the own table has no answer."""
        import pycountry

        index: dict[str, tuple[str, ...]] = {}
        for country in pycountry.countries:
            for field in ("name", "official_name", "common_name"):
                name = getattr(country, field, "")
                if name and country.alpha_3 in self.places:
                    index[fold(name)] = (country.alpha_3,)
        return index

    @cached_property
    def _aliases(self) -> list[tuple[int, list[str]]]:
        return read_rows(self.root / "facts" / "aliases.csv", ("alias", "code", "note"))

    @property
    def _spellings(self) -> list[str]:
        names = [name for place in self.places.values() for name in (place.name, place.short)]
        return names + [alias for _, (alias, _code, _note) in self._aliases]


@lru_cache(maxsize=1024)  # a profile asks for the members of each group many times
def _members(place: Ground, code: str, on: date) -> Members:
    return members_on(place.groups[code], on, place._lists_read)


@cache
def ground(root: Path = KNOWLEDGE) -> Ground:
    """Return the ground kept in a folder; the bundled one unless told otherwise."""
    return Ground(root)
