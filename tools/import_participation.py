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
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from comity.facts import Day
from comity.facts.records import KNOWLEDGE, read_rows
from comity.norms.records import ACT_COLUMNS

ADDITIONS = Path(__file__).parent / "participation_additions.csv"
CORRECTIONS = Path(__file__).parent / "participation_corrections.csv"
CORRECTION_COLUMNS = "instrument state act day source verdict reason".split()
ADDITION_COLUMNS = "instrument state act day source note".split()

#: Closest to the depositary first; texts (T, I, J) follow in the order of their grade.
PREFERENCE = "S01 S06 S07 S02 S11 S10 S05 S04 S09 S08 S03".split()
RELIED_ON = frozenset({"S07", "S10"})
DEPOSITARY = frozenset({"S01", "S06", "S07"})
CONSENTS = frozenset({"ratification", "accession", "succession", "acceptance", "approval"})
GRADES = ("high", "medium", "low")


@dataclass(frozen=True)
class Claim:
    """What one source says of one act."""

    instrument: str
    state: str
    act: str
    day: str
    sources: tuple[str, ...]
    grade: str = ""
    inferred: str = ""
    articles: str = ""
    note: str = ""
    claim: str = ""
    by: str = ""
    turn: int = field(default=0, compare=False)

    @property
    def subject(self) -> tuple[str, str, str, int]:
        """What the claim is about: claims with the same subject agree or conflict."""
        act = "consent" if self.act in CONSENTS else self.act
        return self.instrument, self.state, act, self.turn

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller is closer to the depositary."""
        source = self.sources[0]
        later = len(PREFERENCE) + (source.startswith("T") and not self.deposit)
        place = PREFERENCE.index(source) if source in PREFERENCE else later
        return place, GRADES.index(self.grade) if self.grade else 0

    @property
    def deposit(self) -> bool:
        """Whether the note says that the day is that of the deposit itself."""
        return self.note.startswith("day of deposit")

    @property
    def confidence(self) -> str:
        """The confidence that the record states."""
        if self.sources[0] in DEPOSITARY:
            return "depositary"
        return "secondary" if self.sources[0] in PREFERENCE else "text"

    def row(self) -> list[str]:
        """The cells of the record."""
        precision = Day.parse(self.day).precision.value if self.day else "unknown"
        sources = " ".join(self.sources)
        return [
            *(self.state, self.act, self.day, precision, self.by, self.confidence),
            *(self.grade, self.inferred, sources, self.claim, self.articles, self.note),
        ]


def read_claims(raw: Path) -> list[Claim]:
    """Read every claim of the raw tables, of the list of disagreements, and the additions."""
    main = [_claim(row) for row in _table(raw / "participation.csv")]
    text = [_claim(row) for row in _table(raw / "participation_text.csv")]
    prose = (raw / "PARTICIPATION.md").read_text(encoding="utf-8")
    main = _noted(main, prose)
    claims = [*main, *text, *_disagreements(prose, main), *_dropped(prose), *_additions()]
    return _corrected(claims)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _claim(row: dict[str, str]) -> Claim:
    note, articles, inferred = _read_note(row["note"])
    act, day = row["action"], row["date"]
    if act == "denunciation" and note == "date the withdrawal took effect":
        act, note = "end_of_force", ""
    return Claim(
        *(row["instrument"], row["state_iso3"], act, day, (row["source_id"],)),
        grade=row.get("confidence", ""),
        inferred=inferred,
        articles=articles,
        note=note,
        by=found[1] if not day and (found := re.match(r"party by (\d{4})\b", note)) else "",
    )


def _read_note(note: str) -> tuple[str, str, str]:
    """Return the note in own words, the articles it names, and what was inferred."""
    inferred = ""
    if "kind inferred" in note:
        inferred = "kind"
        note = re.sub(r"kind inferred(: )?", "", note)
    note = re.sub(r"^for this state(; )?", "", note)
    if found := re.fullmatch(r"arts ([\w,]+) \((\S+) ?\w*; undated\)", note):
        return _classed(found[2]), found[1].replace(",", " "), inferred
    if found := re.fullmatch(r"no article number found \((\S+) ?\w*; undated\)", note):
        return f"no article number found; {_classed(found[1])}", "", inferred
    if found := re.fullmatch(r"art (\d+) individual communications", note):
        return "accepts individual communications", found[1], inferred
    note = note.strip("; ")
    return _WORDING.get(note, note), "", inferred


#: Notes of the tables, as a reader of the records needs them.
_WORDING = {
    "deviates from the treaty timing rule": "differs from the rule of the instrument",
    "existence flag only": "on record without its text",
    "category listing (2023), date not in excerpt": "named in a list of 2023 without a day",
    "listed as ratifier (2024 list), date not in excerpt": "named in a list of 2024 without a day",
    "may be back-dated to independence where succession": (
        "for a successor the day may be that of independence"
    ),
    "succession per T02 (EIF back-dated to independence)": (
        "succession by T02, dated back to independence"
    ),
}


def _classed(how: str) -> str:
    return "classed by keyword" if how == "keyword-classed" else "statement not classed"


def _noted(claims: list[Claim], prose: str) -> list[Claim]:
    """Note on a consent that the yearly table of 2022 shows no such act."""
    found = re.search(r"S03 marks these as not party .*?: (.*?)\. \(", prose)
    silent: set[tuple[str, str]] = set()
    for part in found[1].split("; ") if found else []:
        instrument, *states = part.split()
        silent.update((instrument, state) for state in states)
    note = "S03 (2022) shows no such act"
    return [
        replace(c, note="; ".join(filter(None, [c.note, note])))
        if (c.instrument, c.state) in silent and c.act in CONSENTS
        else c
        for c in claims
    ]


_PAIR = re.compile(r"([A-Z]{3}) (\(signature\) )?(\d[\d-]*)\((\w+)\) / (\d[\d-]*)\((\w+)[^)]*\)")


def _disagreements(prose: str, main: list[Claim]) -> list[Claim]:
    """Read the outweighed claims from the list of disagreements."""
    kinds = {(c.instrument, c.state): c.act for c in main if c.act in CONSENTS}
    found = []
    for line in prose.splitlines():
        head = re.match(r"- \*\*([\w-]+)\*\* \(\d+\): ", line)
        for state, signature, _, _, day, source in _PAIR.findall(line) if head else []:
            assert head
            act = "signature" if signature else kinds[head[1], state]
            found.append(Claim(head[1], state, act, day, (source,)))
    return found


def _dropped(prose: str) -> list[Claim]:
    """Read the effects that cannot be right: dated before the treaty was in force."""
    found = re.search(r"Entry-into-force rows dropped \(.*?\): (.*?)\. Kept", prose)
    note = "impossible: before the instrument itself was in force"
    rows = [part.split() for part in found[1].split(", ")] if found else []
    return [
        Claim(instrument, state, "entry_into_force", day, ("S04",), note=note, claim="other")
        for instrument, state, day in rows
    ]


def _additions() -> list[Claim]:
    return [
        Claim(i, state, act, day, tuple(source.split()), grade="high", note=note)
        for _, (i, state, act, day, source, note) in read_rows(ADDITIONS, ADDITION_COLUMNS)
    ]


def _corrected(claims: list[Claim]) -> list[Claim]:
    """Apply what a reviewer decided of single claims."""
    for line, row in read_rows(CORRECTIONS, CORRECTION_COLUMNS):
        *which, verdict, reason = row
        found = [i for i, c in enumerate(claims) if _same(c, which)]
        if len(found) != 1:
            sys.exit(f"{CORRECTIONS.name}, line {line}: {len(found)} claims match; correct it.")
        claims[found[0]] = _decided(claims[found[0]], verdict, reason)
    return claims


def _same(claim: Claim, which: list[str]) -> bool:
    return [claim.instrument, claim.state, claim.act, claim.day, claim.sources[0]] == which


def _decided(claim: Claim, verdict: str, reason: str) -> Claim:
    note = "; ".join(filter(None, [claim.note, reason]))
    if verdict in {"other", "preferred"}:
        return replace(claim, claim=verdict, note=note)
    if verdict == "note":
        return replace(claim, note=note)
    return replace(claim, act=verdict, inferred="kind", note=reason)


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
