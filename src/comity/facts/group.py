"""Groups of States, with the members they had on each day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from comity.facts.day import Day
from comity.facts.errors import RecordError
from comity.facts.phrases import term
from comity.facts.place import maybe_day, truth
from comity.facts.records import read_rows

GROUP_COLUMNS = "code name kind note source verified".split()
MEMBERSHIP_COLUMNS = "group state from to source verified note".split()


@dataclass(frozen=True, slots=True)
class Membership:
    """One State's time in one group; ``to`` is the last day, or None while it lasts."""

    group: str
    state: str
    since: Day | None
    to: Day | None
    source: str
    verified: bool
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation, alliance or category of States; its name can be said in other languages."""

    code: str
    name: str
    kind: str
    note: str
    source: str
    verified: bool
    memberships: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """Who belonged to a group on a day.

    Iterating and counting covers the States whose membership on the day is certain.
    ``unsure`` holds those whose first or last day is not known finely enough to say.
    """

    group: str
    on: date
    codes: tuple[str, ...]
    unsure: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        """Go through the codes of the certain members."""
        return iter(self.codes)

    def __len__(self) -> int:
        """Count the certain members."""
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        """Tell whether a State is a certain member."""
        return code in self.codes


def members_on(group: Group, on: date, known: date) -> Members:
    """Return the members of a group on a day.

    ``known`` is the day the lists were read: a member whose first day is not on
    record is certain from then, and unsure before.
    """
    sure, unsure = set(), set()
    for membership in group.memberships:
        first = membership.since.first if membership.since else None
        certain = membership.since.last if membership.since else known
        if membership.to and on > membership.to.last:
            continue
        ending = membership.to is not None and on > membership.to.first
        if on >= certain and not ending:
            sure.add(membership.state)
        elif first is None or on >= first:
            unsure.add(membership.state)
    return Members(group.code, on, tuple(sorted(sure)), tuple(sorted(unsure - sure)))


def read_groups(groups: Path, memberships: Path) -> dict[str, Group]:
    """Read the groups and their memberships, by code."""
    by_group: dict[str, list[Membership]] = {}
    for line, row in read_rows(memberships, MEMBERSHIP_COLUMNS):
        membership = _membership(memberships, line, row)
        by_group.setdefault(membership.group, []).append(membership)
    found = {}
    for line, row in read_rows(groups, GROUP_COLUMNS):
        code, name, kind, note, source, verified = row
        try:
            own = tuple(by_group.pop(code, ()))
            found[code] = Group(code, term(name), kind, note, source, truth(verified), own)
        except ValueError as error:
            raise RecordError(groups, f"line {line}", str(error)) from None
    for code in by_group:
        raise RecordError(memberships, f"group {code}", f"is not in {groups.name}; add it there.")
    return found


def _membership(path: Path, line: int, row: list[str]) -> Membership:
    group, state, since, to, source, verified, note = row
    try:
        first, last = maybe_day(since), maybe_day(to)
        return Membership(group, state, first, last, source, truth(verified), note)
    except ValueError as error:
        raise RecordError(path, f"line {line}", str(error)) from None
