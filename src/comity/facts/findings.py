"""What a check of the records finds, and which findings are accepted with a reason.

A finding has a stable id for its rule and a stable subject for the thing it is about,
so that an exception can name exactly one of them: ``K306`` and
``ICRMW MEX signature 1990-05-22``.
Exceptions are records too. One that no longer applies is itself a finding, so that a
corrected record does not keep an excuse that it no longer needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from comity.facts.errors import RecordError
from comity.facts.records import read_rows
from comity.facts.rules import REPORTS, RULES

__all__ = [
    "RULES",
    "AcceptedException",
    "Finding",
    "Level",
    "accept",
    "finding",
    "listed",
    "read_exceptions",
]
EXCEPTION_COLUMNS = ("id", "subject", "reason")
UNNEEDED = "K901"


class Level(StrEnum):
    """How much a finding matters: an error must be corrected or accepted."""

    ERROR = "error"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the records that breaks a rule.

    Attributes
    ----------
    id : the rule broken, such as ``K101``; all are in :data:`RULES`
    level : an error stops a release, a report tells a reader what to know
    where : the file, relative to the folder of knowledge
    subject : what it is about, worded the same in every run
    problem : what was found
    hint : what to do
    accepted : why it is accepted; empty when it is not
    """

    id: str
    level: Level
    where: str
    subject: str
    problem: str
    hint: str
    accepted: str = ""

    @property
    def open(self) -> bool:
        """Whether it is an error that nobody has accepted."""
        return self.level is Level.ERROR and not self.accepted


def finding(rule: str, where: str, subject: str, problem: str) -> Finding:
    """Return a finding of a rule, with the level and the hint of that rule."""
    level = Level.REPORT if rule in REPORTS else Level.ERROR
    return Finding(rule, level, where, subject, problem, RULES[rule][1])


@dataclass(frozen=True, slots=True)
class AcceptedException:
    """A finding that is accepted, and why."""

    id: str
    subject: str
    reason: str
    where: str


def read_exceptions(root: Path, file: str) -> tuple[AcceptedException, ...]:
    """Read the accepted exceptions of a room; a room without the file has none.

    Raises
    ------
    RecordError
        If a rule is unknown, a reason is missing or an exception is given twice.
    """
    path = root / file
    if not path.exists():
        return ()
    found: dict[tuple[str, str], AcceptedException] = {}
    for line, (rule, subject, reason) in read_rows(path, EXCEPTION_COLUMNS):
        if rule not in RULES or rule == UNNEEDED:
            raise RecordError(path, f"line {line}, id", f"{rule[:20]!r} is no rule to except from.")
        if not subject or not reason.strip():
            raise RecordError(path, f"line {line}", "needs a subject and a reason; write both.")
        if (rule, subject) in found:
            raise RecordError(path, f"line {line}", f"{rule} {subject} is accepted twice.")
        found[rule, subject] = AcceptedException(rule, subject, reason, file)
    return tuple(found.values())


def accept(
    findings: Iterable[Finding], exceptions: Iterable[AcceptedException]
) -> tuple[Finding, ...]:
    """Mark the findings that are accepted, and add one for each exception not needed.

    The result is in order of file, rule and subject.

    >>> late = finding("K317", "norms/acts/CAT.csv", "CAT", "1 act is later.")
    >>> reason = AcceptedException("K317", "CAT", "Read in a later text.", "norms/accepted.csv")
    >>> accept([late], [reason])[0].accepted
    'Read in a later text.'
    >>> [item.id for item in accept([], [reason])]
    ['K901']
    """
    reasons = {(item.id, item.subject): item for item in exceptions}
    marked, met = [], set()
    for item in findings:
        reason = reasons.get((item.id, item.subject))
        if reason:
            met.add((item.id, item.subject))
        marked.append(replace(item, accepted=reason.reason) if reason else item)
    unneeded = [
        finding(UNNEEDED, item.where, f"{item.id} {item.subject}", "Nothing found needs it.")
        for key, item in reasons.items()
        if key not in met
    ]
    return tuple(sorted([*marked, *unneeded], key=_in_order))


def _in_order(item: Finding) -> tuple[str, str, str, str]:
    return item.where, item.id, item.subject, item.problem


def listed(subjects: Iterable[str], most: int = 6) -> str:
    """Return the first few subjects in words, and how many there are more.

    >>> listed(["ALB", "ARG", "ARM"], most=2)
    'ALB, ARG and 1 more'
    """
    names = list(subjects)
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
