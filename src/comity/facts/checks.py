"""Check the ground: that codes, sources and days of its tables fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations

from comity.facts.day import Day
from comity.facts.findings import Finding, accept, finding, listed, read_exceptions
from comity.facts.ground import Ground
from comity.facts.group import Membership
from comity.facts.place import PlaceKind, Succession
from comity.facts.records import read_rows
from comity.facts.source import Tier

PLACES, SUCCESSIONS = "facts/places.csv", "facts/successions.csv"
GROUPS, MEMBERSHIPS = "facts/groups.csv", "facts/memberships.csv"
ALIASES, AMBIGUOUS = "facts/aliases.csv", "facts/ambiguous.csv"
UN_MEMBERS = 193
_NEW_STATE = frozenset({"successor", "separated"})


def check_ground(ground: Ground) -> tuple[Finding, ...]:
    """Return everything in the ground that breaks a rule, accepted exceptions marked.

    Raises
    ------
    RecordError
        If a table cannot be read at all; nothing can be checked without it.
    """
    found = [
        *_sources(ground),
        *_codes(ground),
        *_memberships(ground),
        *_places(ground),
        *(item for row in ground.successions for item in _succession(ground, row)),
    ]
    return accept(found, read_exceptions(ground.root, "facts/accepted.csv"))


def _rows(ground: Ground) -> Iterator[tuple[str, str, str, bool]]:
    """Go through every row that states a fact: file, subject, sources, verified."""
    for place in ground.places.values():
        yield PLACES, place.code, place.source, place.verified
    for row in ground.successions:
        yield SUCCESSIONS, _pair(row), row.source, row.verified
    for group in ground.groups.values():
        yield GROUPS, group.code, group.source, group.verified
        for member in group.memberships:
            yield MEMBERSHIPS, _member(member), member.source, member.verified


def _sources(ground: Ground) -> Iterator[Finding]:
    for where, subject, cell, verified in _rows(ground):
        ids = cell.split()
        if not ids:
            yield finding("K102", where, subject, "No source is named.")
        for name in ids:
            if name not in ground.sources:
                yield finding("K101", where, f"{subject} {name}", f"No source is called {name!r}.")
        tiers = {ground.sources[name].tier for name in ids if name in ground.sources}
        if verified and tiers == {Tier.RECALLED}:
            problem = f"It is marked verified, but {listed(ids)} was recalled, not read."
            yield finding("K103", where, subject, problem)


def _codes(ground: Ground) -> Iterator[Finding]:
    for where, subject, code in _codes_used(ground):
        if code not in ground.places:
            yield finding("K104", where, f"{subject} {code}", f"No place has the code {code!r}.")


def _codes_used(ground: Ground) -> Iterator[tuple[str, str, str]]:
    for row in ground.successions:
        yield from ((SUCCESSIONS, _pair(row), code) for code in (row.predecessor, row.successor))
    for group in ground.groups.values():
        yield from ((MEMBERSHIPS, _member(item), item.state) for item in group.memberships)
    for _, (alias, code, _note) in read_rows(ground.root / ALIASES, ("alias", "code", "note")):
        yield ALIASES, alias, code
    for _, (name, codes, _note) in read_rows(ground.root / AMBIGUOUS, ("name", "codes", "note")):
        yield from ((AMBIGUOUS, name, code) for code in codes.split())


def _memberships(ground: Ground) -> Iterator[Finding]:
    for group in ground.groups.values():
        for item in group.memberships:
            if item.since and item.to and item.since > item.to:
                problem = f"It begins {item.since.on} and ends {item.to.on}, before that."
                yield finding("K105", MEMBERSHIPS, _member(item), problem)
        for first, second in combinations(group.memberships, 2):
            if first.state == second.state and _overlap(first, second):
                problem = f"{_span(first)} and {_span(second)} overlap."
                yield finding("K106", MEMBERSHIPS, _member(second), problem)


def _overlap(first: Membership, second: Membership) -> bool:
    """Tell whether two memberships certainly share a day; an unknown first day may not."""
    return not (_ends_before(first, second) or _ends_before(second, first))


def _ends_before(first: Membership, second: Membership) -> bool:
    """Tell whether the first may have ended before the second began."""
    return first.to is not None and (second.since is None or first.to.first < second.since.last)


def _places(ground: Ground) -> Iterator[Finding]:
    import pycountry

    members = [p for p in ground.places.values() if p.kind is PlaceKind.MEMBER]
    for place in members:
        if not (place.region and place.subregion):
            yield finding("K107", PLACES, place.code, f"{place.name} has no region.")
    if len(members) != UN_MEMBERS:
        problem = f"{len(members)} places are of the kind UN member; expected {UN_MEMBERS}."
        yield finding("K108", PLACES, "UN member", problem)
    for country in pycountry.countries:
        if country.alpha_3 not in ground.places:
            problem = f"{country.name} ({country.alpha_3}) is missing."
            yield finding("K109", PLACES, country.alpha_3, problem)


def _succession(ground: Ground, row: Succession) -> Iterator[Finding]:
    before, after = (ground.places.get(code) for code in (row.predecessor, row.successor))
    if row.day is None or before is None or after is None:
        return
    problems = [
        *_against_end(row, row.day, before.ended),
        *_against_beginning(row, row.day, after.began),
    ]
    if problems:
        yield finding("K110", SUCCESSIONS, _pair(row), " ".join(problems))


def _against_end(row: Succession, day: Day, ended: Day | None) -> Iterable[str]:
    """Compare with the last day of the predecessor, which must have one unless it goes on."""
    if ended is None:
        if row.relation != "separated":
            yield f"{row.predecessor} has no last day, although it went over into another."
    elif day.first > ended.last + timedelta(days=1):
        yield f"The succession is dated {day}, but {row.predecessor} ended {ended.on}."


def _against_beginning(row: Succession, day: Day, began: Day | None) -> Iterable[str]:
    """Compare with the first day of the successor, which may be older if it took another in."""
    if began is None:
        return
    if began > day or (row.relation in _NEW_STATE and began < day):
        yield f"The succession is dated {day}, but {row.successor} began {began.on}."


def _pair(row: Succession) -> str:
    return f"{row.predecessor} {row.successor}"


def _member(row: Membership) -> str:
    return " ".join(filter(None, (row.group, row.state, str(row.since) if row.since else "")))


def _span(row: Membership) -> str:
    return f"{row.since or 'an unknown day'} to {row.to or 'now'}"
