"""The list of States: which are shown, and under which region of the United Nations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.facts import Ground, Group, Place
from comity.web.core.language import place_order
from comity.web.core.words import REGIONS, region_words


@dataclass(frozen=True, slots=True)
class Near:
    """The places of one sub-region, in order of their names on the page."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its sub-regions; that of the places outside all of them has no title."""

    id: str
    title: str
    parts: tuple[Near, ...]

    @property
    def count(self) -> int:
        """How many places it holds."""
        return sum(len(part.places) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The places that were asked for, and those of which the record cannot say.

    ``unverified`` holds the codes of those whose membership was not verified.
    """

    places: tuple[Place, ...]
    unsure: tuple[Place, ...] = ()
    group: str = ""
    unverified: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """Say of which places the record is not sure."""
        names = ", ".join(place.code for place in self.unsure)
        unsure = f"Day of joining or leaving not known: {names}." if names else ""
        codes = ", ".join(self.unverified)
        return tuple(filter(None, (unsure, f"Membership not verified: {codes}." * bool(codes))))


def chosen(base: Ground, on: date, *, group: str = "", every: bool = False) -> Chosen:
    """Return the members of a group on a day, or all States, or all places.

    >>> from comity.facts import ground
    >>> len(chosen(ground(), date(2004, 5, 1), group="EU").places)
    25
    """
    if group:
        found = base.members(group, on)
        sure, unsure = (tuple(map(base.place, codes)) for codes in (found.codes, found.unsure))
        return Chosen(sure, unsure, found.group, _unverified(base.groups[found.group], on))
    return Chosen(tuple(base.places.values()) if every else base.states())


def _unverified(group: Group, on: date) -> tuple[str, ...]:
    """Return who is counted on a day by a membership that was not verified."""
    theirs = (item for item in group.memberships if not (item.verified and group.verified))
    return tuple(
        item.state
        for item in theirs
        if not (item.since and on < item.since.first) and not (item.to and on > item.to.last)
    )


def by_region(places: Sequence[Place]) -> tuple[Region, ...]:
    """Return places under their region and sub-region, named in the language of the page."""
    ordered = by_name(places)
    regions = [name for name in REGIONS if any(p.region == name for p in places)]
    found = tuple(_region(name, ordered) for name in regions)
    others = tuple(place for place in ordered if place.region not in REGIONS)
    return (*found, Region("other", "", (Near("", others),))) if others else found


def by_name(places: Sequence[Place]) -> list[Place]:
    """Return places in order of their names in the language of the page."""
    return sorted(places, key=place_order)


def _region(name: str, places: Sequence[Place]) -> Region:
    inside = [place for place in places if place.region == name]
    nears = sorted({place.near for place in inside}, key=region_words)
    parts = (Near(region_words(near), tuple(p for p in inside if p.near == near)) for near in nears)
    return Region(f"region-{name.lower()}", region_words(name), tuple(parts))
