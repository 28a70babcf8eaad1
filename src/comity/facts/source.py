"""Where facts were read: enough for a stranger to check each one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from comity.facts.day import Day
from comity.facts.records import Fields, read_yaml


class Tier(StrEnum):
    """How close a source stands to the act, best first."""

    DEPOSITARY = "depositary"
    SECONDARY = "secondary"
    TEXT = "text"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Source:
    """A document or data file in which facts were read.

    Attributes
    ----------
    id : short name used in records, such as ``S01``
    title, publisher : what it is and who issued it
    locator : address, or repository, path and version
    read : day on which it was read into these records
    snapshot : day to which its contents are known, if it says so
    licence : terms stated by the publisher, or "not stated"
    tier : how close it stands to the act
    """

    id: str
    title: str
    publisher: str
    locator: str
    read: Day
    licence: str
    tier: Tier
    snapshot: Day | None = None


def read_sources(path: Path) -> Mapping[str, Source]:
    """Read ``sources.yml``, the single list of sources."""
    fields = read_yaml(path)
    names = list(fields.values)
    return {name: _source(name, fields.below(name, fields.take(name, dict))) for name in names}


def _source(name: str, fields: Fields) -> Source:
    source = Source(
        id=name,
        title=fields.take("title", str),
        publisher=fields.take("publisher", str),
        locator=fields.take("locator", str),
        read=fields.day("read"),
        licence=fields.take("licence", str),
        tier=Tier(fields.choice("tier", list(Tier))),
        snapshot=fields.day("snapshot") if "snapshot" in fields.values else None,
    )
    fields.finish()
    return source
