"""What rests on each source: acts, days and rules, data sets, places and memberships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from comity.facts import ground
from comity.norms import Act, norms

if TYPE_CHECKING:
    from comity.norms.model import InstrumentRecord

#: What an instrument states with a source of its own, beside its acts.
STATED = ("adopted", "opened", "body", "entry", "recorded", "withdrawal")


@dataclass(slots=True)
class Rests:
    """What rests on one source.

    Attributes
    ----------
    acts : acts by instrument, those outweighed by another source included
    stated : instruments whose days, rules or bodies were read there
    datasets : data sets that were read there
    memberships : memberships by group
    groups, places, successions : codes of what was read there
    """

    acts: dict[str, list[Act]] = field(default_factory=lambda: defaultdict(list))
    stated: list[str] = field(default_factory=list)
    datasets: list[str] = field(default_factory=list)
    memberships: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    groups: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    successions: list[tuple[str, str]] = field(default_factory=list)

    @property
    def act_count(self) -> int:
        """How many acts rest on it."""
        return sum(map(len, self.acts.values()))

    @property
    def membership_count(self) -> int:
        """How many memberships rest on it."""
        return sum(map(len, self.memberships.values()))


@cache
def rests() -> Mapping[str, Rests]:
    """Return what rests on each source, by its id."""
    found: dict[str, Rests] = defaultdict(Rests)
    _norms(found)
    _ground(found)
    _evidence(found)
    return dict(found)


def rests_on(source: str) -> Rests:
    """Return what rests on one source; nothing if no record names it."""
    return rests().get(source) or Rests()


def _norms(found: dict[str, Rests]) -> None:
    for item in norms().all:
        for act in item.acts:
            for name in act.sources:
                found[name].acts[item.id].append(act)
        for name in dict.fromkeys(_stated(item)):
            found[name].stated.append(item.id)


def _stated(item: InstrumentRecord) -> Iterator[str]:
    for part in STATED:
        stated = getattr(item, part)
        if stated is not None:
            yield from stated.source.split()


def _ground(found: dict[str, Rests]) -> None:
    base = ground()
    for place in base.places.values():
        for name in place.source.split():
            found[name].places.append(place.code)
    for row in base.successions:
        for name in row.source.split():
            found[name].successions.append((row.predecessor, row.successor))
    for group in base.groups.values():
        for name in group.source.split():
            found[name].groups.append(group.code)
        for member in group.memberships:
            for name in member.source.split():
                found[name].memberships[group.code].append(member.state)


def _evidence(found: dict[str, Rests]) -> None:
    from comity.evidence import catalogue

    for item in catalogue().values():
        found[item.source].datasets.append(item.id)
