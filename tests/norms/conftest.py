"""Treaties built in a line, for rules that no real treaty shows alone."""

from dataclasses import replace

import pytest

from comity.facts import Day, Delay
from comity.norms import Act, ActKind, Confidence, EntryRule, Instrument
from comity.norms.model import Snapshot, Withdrawal

THREE_MONTHS = Delay(months=3)


def an_act(state, kind, day=None, **more):
    when = Day.parse(day) if day else None
    sources = more.pop("sources", ("X01",))
    return Act(state, ActKind(kind), when, Confidence.DEPOSITARY, sources, **more)


def a_rule(**changes):
    """The rule of an imagined treaty: two deposits, three months before and after."""
    plain = EntryRule(2, THREE_MONTHS, THREE_MONTHS, "X01", "art. 1", True)
    return replace(plain, **changes)


def a_treaty(acts, **changes):
    """An imagined treaty: each act a tuple of state, kind and day, or an Act."""
    given = {
        "id": "IMAGINED",
        "title": "Imagined Convention",
        "short": "Imagined",
        "family": "labour",
        "kind": "treaty",
        "binding": True,
        "depositary": "",
        "reference": "",
        "entry": a_rule(),
        "recorded": None,
        "withdrawal": Withdrawal(Delay(years=1), "X01", "art. 2", True),
        "snapshot": Snapshot(Day.parse("2025-12-31"), ""),
        "coverage": "",
    }
    given["acts"] = tuple(act if isinstance(act, Act) else an_act(*act) for act in acts)
    return Instrument(**(given | changes))


@pytest.fixture(scope="session")
def act():
    return an_act


@pytest.fixture(scope="session")
def rule():
    return a_rule


@pytest.fixture(scope="session")
def treaty():
    return a_treaty
