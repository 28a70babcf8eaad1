"""The known faults of the sources, as assertions that are replayed and as a report.

They are reports and not errors: the figures are passed on as published, and a reader should
know. The records are not corrected, since a correction would be a figure of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from comity.evidence.catalogue import CATALOGUE
from comity.evidence.fault import Fault, spans
from comity.evidence.store import Store, store
from comity.facts.errors import RecordError
from comity.facts.findings import RULES, Finding, accept, finding, listed, read_exceptions
from comity.facts.records import KNOWLEDGE

ACCEPTED = "evidence/accepted.csv"
OWN = ("K451", "K452", "K453", "K454", "K455", "K456", "K457")
MOST_LISTED = 20


@lru_cache(maxsize=4)
def faults(place: Store) -> tuple[Fault, ...]:
    """Return every fault found, by rule and data set, the largest first."""
    from comity.evidence.faults_find import FINDERS

    found = [fault for find in FINDERS for fault in find(place)]
    return tuple(sorted(found, key=lambda item: (item.rule, item.dataset, -item.weight, item.key)))


def check_faults(root: Path = KNOWLEDGE) -> tuple[Finding, ...]:
    """Return one finding for each rule and data set in which a fault was found.

    A data set that cannot be read is a finding of :mod:`comity.evidence.checks`, not of this
    check.
    """
    own = [item for item in read_exceptions(root, ACCEPTED) if item.id in OWN]
    try:
        found = [_finding(rule, name, group) for rule, name, group in _groups(faults(store(root)))]
    except RecordError:
        return ()
    return accept(found, own)


def _groups(found: Iterable[Fault]) -> Iterator[tuple[str, str, list[Fault]]]:
    for (rule, name), group in groupby(found, key=lambda item: (item.rule, item.dataset)):
        yield rule, name, list(group)


def _finding(rule: str, name: str, group: list[Fault]) -> Finding:
    keys = listed(dict.fromkeys(_short(item) for item in group), most=3)
    return finding(rule, CATALOGUE, name, f"{len(group):,} found: {keys}.")


def _short(item: Fault) -> str:
    return f"{item.key} ({spans(item.years)})" if item.years else item.key


def fault_report(root: Path = KNOWLEDGE) -> str:
    """Return the report of every fault in Markdown, the largest of each data set listed."""
    found = faults(store(root))
    lines = [*_HEAD, "| Rule | Data set | Found |", "| --- | --- | ---: |"]
    groups = list(_groups(found))
    lines += [f"| {rule} | {name} | {len(group):,} |" for rule, name, group in groups]
    held = [rule for rule in OWN if rule not in {rule for rule, _, _ in groups}]
    lines += [line for rule in held for line in ("", f"No fault of {rule}: {_lower(rule)}")]
    for rule, own in groupby(groups, key=lambda item: item[0]):
        meaning, hint = RULES[rule]
        lines += ["", f"## {rule}: {meaning.rstrip('.')}", "", hint]
        for _, name, group in own:
            lines += ["", f"### {name}", "", *_table(group)]
    return "\n".join(lines) + "\n"


_HEAD = (
    "# Known faults of the sources",
    "",
    "The figures are passed on as published. This is what a reader should know of them: each",
    "fault with its data set, key and years. `tools/write_faults.py` makes the list from the",
    f"tables themselves; of each data set the {MOST_LISTED} largest are listed.",
    "`comity check --all` shows the same in short.",
    "",
)


def _lower(rule: str) -> str:
    meaning = RULES[rule][0]
    return meaning[0].lower() + meaning[1:]


def _table(group: list[Fault]) -> Iterator[str]:
    yield "| Key | Years | Found |"
    yield "| --- | --- | --- |"
    for item in group[:MOST_LISTED]:
        yield f"| {item.key} | {spans(item.years) or 'no year'} | {item.detail} |"
    more = len(group) - MOST_LISTED
    if more > 0:
        yield ""
        yield f"And {more:,} more, all smaller."
