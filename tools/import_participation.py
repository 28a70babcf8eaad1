"""Merge tables of treaty participation into the records of acts, and show what changes.

    python tools/import_participation.py RAW            # review: print what would change
    python tools/import_participation.py RAW --write    # write the records

RAW is a folder with ``participation.csv``, ``participation_text.csv`` and
``PARTICIPATION.md`` (the list of disagreements between sources). Facts read since are
kept in ``tools/participation_additions.csv`` and merged in the same way. The rules:

1. Claims about the same act of the same State are ranked by source: the order of
   ``PREFERENCE``, the depositary's own tables first, texts last.
2. A claim that agrees with the best one at its own precision supports it: its source is
   added, and the finer date is kept. A claim that disagrees is kept as ``other``.
3. A year that only the table of 2022 gives, for a time that the depositary's own table of
   2013 to 2015 covers without showing the act, is outweighed by that table.
4. A State's entry into force is relied on rather than the rule where the depositary's own
   chart (S07) or the Swiss scope tables (S10) give it: they date successions back.
5. What a reviewer decided of one claim stands in ``tools/participation_corrections.csv``,
   with the reason; a correction that finds no claim stops the import.
6. A State with a new consent after its withdrawal has two acts, not two claims.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from comity.facts.records import KNOWLEDGE, read_rows
from comity.norms.records import ACT_COLUMNS
from participation_claims import CONSENTS, Claim, read_claims

RELIED_ON = frozenset({"S07", "S10"})


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """Rank the claims about each act; keep the best, its support and what disagrees."""
    merged: list[Claim] = []
    by_subject: dict[tuple[str, str, str, int], list[Claim]] = defaultdict(list)
    for claim in _numbered(list(claims)):
        if claim.act in {"reservation", "declaration"} or claim.claim == "other":
            merged.append(claim)
        else:
            by_subject[claim.subject].append(claim)
    for same in by_subject.values():
        merged.extend(_ranked(same))
    return sorted(set(merged), key=lambda c: (c.instrument, c.state, *_order(c)))


def _numbered(claims: list[Claim]) -> list[Claim]:
    """Number a consent that follows a withdrawal, so that it is an act of its own."""
    ends = defaultdict(list)
    for claim in claims:
        if claim.act in {"denunciation", "end_of_force"} and claim.day:
            ends[claim.instrument, claim.state].append(claim.day)

    def turn(claim: Claim) -> int:
        return sum(end <= claim.day for end in ends[claim.instrument, claim.state])

    moving = CONSENTS | {"entry_into_force"}
    numbered = [replace(c, turn=turn(c)) if c.act in moving and c.day else c for c in claims]
    order: dict[tuple[str, str], int] = defaultdict(int)
    for index, claim in enumerate(numbered):
        if claim.act in {"denunciation", "end_of_force"}:
            order[claim.instrument, claim.state] += 1
            numbered[index] = replace(claim, turn=_year(claim.day))
    return numbered


def _year(day: str) -> int:
    return int(day[:4]) if day else 0


def _ranked(same: list[Claim]) -> list[Claim]:
    best, *rest = sorted(map(_outweighed, same), key=lambda c: (*c.rank, -len(c.day)))
    if best.claim == "other":
        return [best, *rest]
    if best.claim == "preferred" and not rest:
        return [best]
    others = []
    for claim in rest:
        if claim.day and best.day and not _agree(best.day, claim.day):
            others.append(replace(claim, claim="other"))
        elif len(claim.day) > len(best.day):
            best = replace(claim, sources=tuple(dict.fromkeys((*claim.sources, *best.sources))))
        else:
            best = replace(best, sources=tuple(dict.fromkeys((*best.sources, *claim.sources))))
    relied = best.act == "entry_into_force" and best.sources[0] in RELIED_ON
    return [replace(best, claim="preferred") if others or relied else best, *others]


def _outweighed(claim: Claim) -> Claim:
    """Mark a year that only S03 gives and the depositary's table should show (rule 3)."""
    if claim.sources != ("S03",) or not claim.day or claim.day >= "2013":
        return claim
    note = "the depositary's table of 2013 to 2015 shows no such act"
    return replace(claim, claim="other", note=note)


def _agree(first: str, second: str) -> bool:
    """Tell whether one date is the other at a coarser precision."""
    return first.startswith(second) or second.startswith(first)


def _order(claim: Claim) -> tuple[str, str, str, str, str]:
    return claim.day or "9999", claim.act, claim.claim, claim.articles, claim.sources[0]


def by_instrument(claims: Iterable[Claim]) -> dict[str, list[list[str]]]:
    """Return the rows of each record."""
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for claim in claims:
        rows[claim.instrument].append(claim.row())
    return dict(rows)


def changes(folder: Path, rows: dict[str, list[list[str]]]) -> list[str]:
    """Return one line for each row that would be added to or removed from the records."""
    lines = []
    for instrument in sorted(rows):
        path = folder / f"{instrument}.csv"
        old = [tuple(row) for _, row in read_rows(path, ACT_COLUMNS)] if path.exists() else []
        new = [tuple(row) for row in rows[instrument]]
        lines += [f"{instrument} - {','.join(row)}" for row in old if row not in set(new)]
        lines += [f"{instrument} + {','.join(row)}" for row in new if row not in set(old)]
    return lines


def write(folder: Path, rows: dict[str, list[list[str]]]) -> None:
    """Write every record whole, then put it in place."""
    for instrument, cells in rows.items():
        path = folder / f"{instrument}.csv"
        half = path.with_suffix(".csv.new")
        with half.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(ACT_COLUMNS)
            writer.writerows(cells)
        half.replace(path)


def main(arguments: list[str]) -> int:
    """Review or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("raw", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    folder = KNOWLEDGE / "norms" / "acts"
    rows = by_instrument(merge(read_claims(options.raw)))
    lines = changes(folder, rows)
    print("\n".join(lines[:400]))
    print(f"{len(lines)} rows differ in {len(rows)} records.", file=sys.stderr)
    if options.write:
        write(folder, rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
