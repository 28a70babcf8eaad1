"""Ask every room for what a reader typed, and put what they found in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from comity.answers.forms import Record
from comity.web.core.matching import FOUND
from comity.web.core.room import Hit
from comity.web.rooms import rooms

OF_A_KIND, NEAR = 25, 6


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes
    ----------
    hits : what fits, best first
    near : what is only spelt alike
    """

    hits: tuple[Hit, ...]
    near: tuple[Hit, ...]

    @property
    def groups(self) -> list[tuple[str, list[Hit], int]]:
        """Return kind, best hits and number of all, the kind with the best hit first."""
        kinds: dict[str, list[Hit]] = {}
        for hit in self.hits:
            kinds.setdefault(str(hit.kind), []).append(hit)
        return [(kind, hits[:OF_A_KIND], len(hits)) for kind, hits in kinds.items()]

    @property
    def records(self) -> list[Record]:
        """Return what fits as plain records; if nothing does, what is spelt alike."""
        return [
            {
                "kind": str(hit.kind),
                "title": hit.title,
                "detail": hit.detail,
                "url": hit.url,
                "weight": round(hit.weight, 3),
            }
            for hit in self.hits or self.near
        ]


def find(text: str) -> Found:
    """Ask every room.

    >>> find("").hits
    ()
    """
    asked = text.strip()
    found = _once(hit for room in rooms() for hit in room.find(asked)) if asked else []
    hits = tuple(hit for hit in found if hit.weight >= FOUND)
    return Found(hits, tuple(hit for hit in found if hit.weight < FOUND)[:NEAR])


def _once(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in order of weight, each address once, with its best."""
    ordered = sorted(hits, key=lambda hit: (hit.url, -hit.weight))
    best = [next(same) for _, same in groupby(ordered, attrgetter("url"))]
    return sorted(best, key=lambda hit: (-hit.weight, len(hit.title), hit.title))
