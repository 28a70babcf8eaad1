"""The state of the records: how many there are, how old, and what the checks find."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from comity.answers.forms import Record
from comity.facts import RecordError, Tier, ground
from comity.facts.findings import RULES
from comity.norms import norms
from comity.profile.document import Age
from comity.web.core.hands import BusyError, Turn

LONGEST: Final = 120
_TURN = Turn(patience=30)
_CHECKED: dict[str, tuple[Record, ...]] = {}


def findings() -> tuple[Record, ...]:
    """Return what the checks find in the records, once for each process.

    They run in a process of their own: they open every table, and give the memory back.
    """
    if "findings" not in _CHECKED:
        with _TURN.taken():
            if "findings" not in _CHECKED:
                _CHECKED["findings"] = _checked()
    return _CHECKED["findings"]


def _checked() -> tuple[Record, ...]:
    command = [sys.executable, "-P", "-m", "comity", "check", "--all", "--json"]
    try:
        ended = subprocess.run(  # noqa: S603  # the own program, with no word of a reader
            command, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        raise BusyError("The checks did not end in time; ask again later.") from None
    if ended.returncode not in {0, 1}:
        raise RecordError("comity check", "run", ended.stderr.strip()[-300:] or "did not end.")
    records: list[Record] = json.loads(ended.stdout)
    return tuple(records)


def verdict() -> dict[str, int]:
    """Count the errors, the accepted exceptions and the reports."""
    levels = Counter(_level(item) for item in findings())
    return {"errors": levels["error"], "accepted": levels["accepted"], "reports": levels["report"]}


def _level(item: Record) -> str:
    return "accepted" if item["accepted"] else str(item["level"])


def of_finding(item: Record) -> Record:
    """Return a finding with the rule that it breaks, and why it is accepted."""
    return {
        "rule": item["id"],
        "level": _level(item),
        "where": item["where"],
        "subject": item["subject"],
        "problem": item["problem"],
        "what_it_means": RULES[item["id"]][0],
        "what_to_do": None if item["accepted"] else item["what"],
        "accepted_because": item["accepted"],
    }


@cache
def numbers() -> dict[str, int]:
    """Count the records of each kind."""
    from comity.evidence import catalogue
    from comity.web.rooms.sources.records import every

    base, instruments, sets = ground(), norms().all, catalogue().values()
    return {
        "instruments": len(instruments),
        "acts": sum(len(item.acts) for item in instruments),
        "places": len(base.places),
        "successions": len(base.successions),
        "groups": len(base.groups),
        "memberships": sum(len(group.memberships) for group in base.groups.values()),
        "sources": len(every()),
        "data_sets": len(sets),
        "rows": sum(item.expect.rows for item in sets),
    }


def tiers() -> Iterator[Record]:
    """Go through the tiers of the sources: how many, and to which days they are known."""
    from comity.web.rooms.sources.records import every

    for tier in Tier:
        found = [source for source in every().values() if source.tier is tier]
        days = sorted((s.snapshot for s in found if s.snapshot), key=lambda day: day.last)
        yield {
            "tier": tier.value,
            "sources": len(found),
            "stating_a_day": len(days),
            "known_from": days[0] if days else None,
            "known_to": days[-1] if days else None,
        }


def ages(on: date) -> dict[str, int]:
    """Count the records of treaties by their age on a day, and those that are partial."""
    items = norms().all
    counts = Counter(Age.of(item.snapshot.day, on) for item in items if item.binding)
    return {
        "fresh": counts[Age.FRESH],
        "ageing": counts[Age.AGEING],
        "old": counts[Age.OLD],
        "partial": sum(item.snapshot.partial for item in items),
    }
