"""Write into the documentation what it shows: the output of commands, and lists of records.

    python tools/write_docs.py

1. In a fenced block ``console``, what stands under a line ``$ comity ...`` is what that
   command prints. It runs in a folder with the files of ``docs/examples`` alone, 88 columns
   wide and without colour.
   ``| head -5``, ``| tail -5`` and ``| grep text`` are understood here, without a shell;
   ``grep`` looks for the text as it is, in either case with ``-i``.
2. Between ``<!-- begin: name -->`` and ``<!-- end: name -->`` stands one of ``LISTS``.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import cache
from io import StringIO
from pathlib import Path

from comity.cli import run
from comity.evidence.catalogue import catalogue
from comity.evidence.catalogue import columns as dictionary
from comity.evidence.checks import LEFT_OUT, SOURCES
from comity.facts import KNOWLEDGE, Source, Tier, ground
from comity.facts.records import read_rows
from comity.facts.source import read_sources
from comity.norms import norms
from comity.profile.document import Age

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"
SURROUNDINGS = {"COLUMNS": "88", "NO_COLOR": "1", "TERM": "dumb", "COMITY_HOME": ""}
PROMPT = "$ comity "
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LIST = re.compile(r"(<!-- begin: (\w+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)
_SILENT = frozenset({"not stated", "none stated", "none"})
_TIERS = {
    Tier.DEPOSITARY: "a table or page of the depositary, or a copy of it",
    Tier.SECONDARY: "a data set, a compilation of law or an official list",
    Tier.TEXT: "a page or document read for single acts",
    Tier.RECALLED: "no text was read; such facts are marked as not verified",
}


def pages() -> list[Path]:
    """Return every page of the documentation."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def rewritten(text: str) -> str:
    """Return a page with the output of its commands and its lists as they are now."""
    text = _BLOCK.sub(lambda found: f"```console\n{_block(found[1])}```", text)
    return _LIST.sub(lambda found: f"{found[1]}\n{LISTS[found[2]]()}\n\n{found[3]}", text)


def shown(text: str) -> Iterator[tuple[str, str]]:
    """Go through the commands of a page, each with the output that the page shows."""
    for block in _BLOCK.findall(text):
        if block.startswith(PROMPT):
            for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield command, output.strip("\n")


def _block(body: str) -> str:
    """Return the body of a block with each command followed by what it prints."""
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    if not commands or not commands[0].startswith(PROMPT):
        return body
    return "\n".join(f"{command}\n{printed(command)}\n" for command in commands)


@cache
def printed(command: str) -> str:
    """Return what a command line prints, without spaces at the ends of its lines.

    >>> printed("$ comity states --group EU --on 2004-05-01 --csv | head -1")
    'state,name,kind,region,subregion,began,ended'
    """
    first, *filters = _stages(command.removeprefix("$ "))
    lines = [line.rstrip() for line in _run(first[1:]).splitlines()]
    for stage in filters:
        lines = _filtered(lines, *stage)
    return "\n".join(lines).strip("\n")


def _stages(line: str) -> list[list[str]]:
    """Split a command line at its pipes."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|")
    lexer.whitespace_split = True
    stages: list[list[str]] = [[]]
    for word in lexer:
        if word == "|":
            stages.append([])
        else:
            stages[-1].append(word)
    return stages


def _filtered(lines: list[str], name: str, *words: str) -> list[str]:
    """Do what the three filters of these pages do."""
    if name == "grep":
        text = words[-1]
        if words[0] == "-i":
            return [line for line in lines if text.casefold() in line.casefold()]
        return [line for line in lines if text in line]
    count = int(words[0].removeprefix("-"))
    if name == "head":
        return lines[:count]
    if name == "tail":
        return lines[-count:]
    raise ValueError(f"{name!r} is not understood here; use head, tail or grep.")


def _run(arguments: list[str]) -> str:
    """Run a command as the installed program does, and return both of its streams."""
    output = StringIO()
    # A command ends with its exit code; any other error is a fault and stops this tool.
    with (
        _called(arguments),
        redirect_stdout(output),
        redirect_stderr(output),
        suppress(SystemExit),
    ):
        run()
    return output.getvalue()


@contextmanager
def _called(arguments: list[str]) -> Iterator[None]:
    """Call with these arguments, from a fresh folder and in the same surroundings always."""
    argv, environment = sys.argv, dict(os.environ)
    sys.argv = ["comity", *arguments]
    os.environ.update(SURROUNDINGS)
    try:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
            yield
    finally:
        sys.argv = argv
        os.environ.clear()
        os.environ.update(environment)


def table(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table.

    >>> print(table(["id", "title"], [["S01", "Status"]]))
    | id | title |
    |---|---|
    | S01 | Status |
    """
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for row in rows:
        cells = (str(cell).replace("|", "\\|") for cell in row)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def tiers() -> str:
    """Return how many sources there are of each tier, and to which day they are known."""
    rows = []
    for tier, what in _TIERS.items():
        found = [source for source in ground().sources.values() if source.tier is tier]
        days = sorted((s.snapshot for s in found if s.snapshot), key=lambda day: day.last)
        known = f"{days[0]} to {days[-1]}" if days else "no day stated"
        rows.append((tier.value, what, len(found), f"{known} ({len(days)} of {len(found)})"))
    return table(("tier", "what it is", "sources", "known to (of those that say so)"), rows)


def ages() -> str:
    """Say in one paragraph how old the records of instruments are."""
    day = ground().snapshot
    found = Counter(Age.of(item.snapshot.day, day.last) for item in norms().all if item.binding)
    partial = sum(item.snapshot.partial for item in norms().all)
    counted = ", ".join(f"{found[age]} {age.value}" for age in Age)
    return (
        f"Of {found.total()} records of treaties on {day.words}: {counted}. "
        f"{partial} records are partial: known to lack acts."
    )


def tables() -> str:
    """Return the data files from which most acts were read."""
    found = [s for name, s in ground().sources.items() if re.fullmatch(r"S\d+", name)]
    rows = ((s.id, s.title, s.tier.value, s.snapshot or "–", s.licence) for s in found)
    return table(("id", "contents", "tier", "known to", "licence"), rows)


def records() -> str:
    """Return to which day the record of each instrument is known."""
    rows = (
        (
            item.id,
            item.short,
            item.in_force.day or "–",
            item.snapshot.day,
            "yes" if item.snapshot.partial else "",
            item.snapshot.note,
        )
        for item in norms().all
    )
    return table(("id", "instrument", "in force", "known to", "partial", "what that means"), rows)


def licences() -> str:
    """Return the terms of the publishers, grouped as they state them."""
    by_terms: dict[str, list[Source]] = defaultdict(list)
    for source in [*ground().sources.values(), *read_sources(KNOWLEDGE / SOURCES).values()]:
        terms = "No terms stated" if source.licence in _SILENT else source.licence
        by_terms[terms].append(source)
    order = sorted(by_terms, key=lambda terms: (terms == "No terms stated", terms))
    return "\n\n".join(f"### {terms}\n\n{_publishers(by_terms[terms])}" for terms in order)


def _publishers(sources: Iterable[Source]) -> str:
    """Return one line for each publisher, with the sources read."""
    by_publisher: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        by_publisher[source.publisher].append(source.id)
    names = sorted(by_publisher, key=str.casefold)
    return "\n".join(f"- {name}: {', '.join(by_publisher[name])}" for name in names)


def datasets() -> str:
    """Return the data sets with what they count, edition and terms."""
    rows = (
        (
            f"`{item.id}`",
            item.title,
            item.publisher,
            item.edition,
            f"{item.coverage.first}–{item.coverage.last}",
            item.unit,
            item.licence,
        )
        for item in catalogue().values()
    )
    return table(("id", "contents", "publisher", "edition", "years", "unit", "licence"), rows)


def attributions() -> str:
    """Return how each publisher asks to be cited."""
    rows = {item.citation: item.licence for item in catalogue().values()}
    return "\n".join(f"- {citation} ({licence})" for citation, licence in rows.items())


def left_out() -> str:
    """Return the data sets that are not in the bundle, with the reason."""
    rows = (row for _, row in read_rows(KNOWLEDGE / LEFT_OUT, ("id", "reason")))
    return table(("data set", "reason"), ((f"`{name}`", reason) for name, reason in rows))


def columns() -> str:
    """Return the dictionary of columns."""
    rows = (
        (f"`{item.name}`", item.unit or item.kind.value, item.missing.value, item.meaning)
        for item in dictionary().values()
    )
    return table(("column", "unit or kind", "an empty cell", "meaning"), rows)


LISTS: dict[str, Callable[[], str]] = {
    "ages": ages,
    "attributions": attributions,
    "columns": columns,
    "datasets": datasets,
    "left_out": left_out,
    "licences": licences,
    "records": records,
    "tables": tables,
    "tiers": tiers,
}


def main() -> None:
    """Rewrite every page whose content has changed, and name it."""
    for page in pages():
        before = page.read_text(encoding="utf-8")
        after = rewritten(before)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
