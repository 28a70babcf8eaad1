"""The ground: who and what the facts are about, when they hold, and where they were read.

* :func:`resolve` finds a State by any name in use.
* :func:`members` says who belonged to a group on a day.
* :class:`Day` is a date at the precision at which it was published.
* :class:`Source` tells a stranger where to check.
* Errors are drawn as one tree in :mod:`comity.facts.errors`.
"""

from __future__ import annotations

from datetime import date

from comity.facts.day import Day, Delay, Precision, asked_day
from comity.facts.errors import (
    AmbiguousNameError,
    ComityError,
    DayError,
    NotATreatyError,
    OutputError,
    QuestionError,
    RecordError,
    UnknownNameError,
)
from comity.facts.ground import Ground, ground
from comity.facts.group import Group, Members, Membership
from comity.facts.place import PARTY_KINDS, Place, PlaceKind, Succession
from comity.facts.records import KNOWLEDGE
from comity.facts.source import Source, Tier

__all__ = [
    "KNOWLEDGE",
    "PARTY_KINDS",
    "AmbiguousNameError",
    "ComityError",
    "Day",
    "DayError",
    "Delay",
    "Ground",
    "Group",
    "Members",
    "Membership",
    "NotATreatyError",
    "OutputError",
    "Place",
    "PlaceKind",
    "Precision",
    "QuestionError",
    "RecordError",
    "Source",
    "Succession",
    "Tier",
    "UnknownNameError",
    "asked_day",
    "ground",
    "members",
    "resolve",
]


def resolve(name: str) -> Place:
    """Return the place that a code or a name in use stands for.

    >>> resolve("Türkiye").code, resolve("Swaziland").code
    ('TUR', 'SWZ')
    """
    return ground().resolve(name)


def members(group: str, on: date | str) -> Members:
    """Return the members of a group on a day.

    >>> len(members("EU", on="2004-04-30")), len(members("EU", on="2004-05-01"))
    (15, 25)
    """
    return ground().members(group, asked_day(on) if isinstance(on, str) else on)
