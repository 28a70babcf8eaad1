"""Read claims about acts of States from tables of participation, and what was decided of them."""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from comity.facts import Day
from comity.facts.records import read_rows

ADDITIONS = Path(__file__).parent / "participation_additions.csv"
CORRECTIONS = Path(__file__).parent / "participation_corrections.csv"
CORRECTION_COLUMNS = "instrument state act day source verdict reason".split()
ADDITION_COLUMNS = "instrument state act day source note".split()

#: Closest to the depositary first; texts (T, I, J) follow in the order of their grade.
PREFERENCE = "S01 S06 S07 S02 S11 S10 S05 S04 S09 S08 S03".split()
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
