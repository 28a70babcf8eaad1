"""Replay what each record expects of itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comity.facts.errors import ComityError
from comity.facts.findings import Finding, finding
from comity.norms.checks_record import INSTRUMENTS
from comity.norms.instrument import Instrument
from comity.norms.parties import parties, votes
from comity.norms.standing import Sense
from comity.norms.status import status

_VOTES = {"yes": "vote_yes", "no": "vote_no", "abstain": "vote_abstain"}


def check_expectations(record: Instrument) -> Iterator[Finding]:
    """Find the expectations of a record that its own answers do not meet."""
    where = INSTRUMENTS.format(record.id)
    readers = {"in_force": _in_force, "standing": _standing, "parties": _parties, "votes": _votes}
    for name, expected in record.expect.items():
        if name not in readers:
            problem = f"expect.{name} is not known; expected {' | '.join(readers)}."
            yield finding("K209", where, f"{record.id} {name}", problem)
            continue
        try:
            missed = list(readers[name](record, expected))
        except (ComityError, AttributeError, KeyError, TypeError, ValueError) as error:
            missed = [("", f"It cannot be replayed: {type(error).__name__} {error}.")]
        for case, problem in missed:
            subject = " ".join(filter(None, (record.id, name, case)))
            yield finding("K209", where, subject, problem)


def _in_force(record: Instrument, expected: Any) -> Iterator[tuple[str, str]]:
    if record.in_force.day != expected:
        yield "", f"In force from {expected} is expected; the answer is {record.in_force.day}."


def _standing(record: Instrument, cases: Any) -> Iterator[tuple[str, str]]:
    for case in cases:
        state, day, wanted = _only(case, "state", "day", "is")
        answer = status(record, state, _date(day)).standing.value
        if answer != wanted:
            yield f"{state} {day}", f"{wanted!r} is expected; the answer is {answer!r}."


def _parties(record: Instrument, cases: Any) -> Iterator[tuple[str, str]]:
    for case in cases:
        day, sense, wanted = _only(case, "day", "sense", "count")
        answer = len(parties(record, _date(day), Sense(sense)))
        if answer != wanted:
            yield f"{day} {sense}", f"{wanted} parties are expected; {answer} are certain."


def _votes(record: Instrument, expected: Any) -> Iterator[tuple[str, str]]:
    cast = {kind.value: len(states) for kind, states in votes(record).items()}
    for word, wanted in expected.items():
        if cast[_VOTES[word]] != wanted:
            yield word, f"{wanted} votes {word!r} are expected; {cast[_VOTES[word]]} are on record."


def _only(case: Any, *names: str) -> tuple[Any, ...]:
    """Return the fields of a case, which has these and no others."""
    if set(case) != set(names):
        raise ValueError(f"a case has the fields {', '.join(names)}; got {', '.join(case)}")
    return tuple(case[name] for name in names)


def _date(value: Any) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is not a day in full")
    return value
