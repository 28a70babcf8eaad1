"""Figures from and for other offices: validate a file, and turn it into another format."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from comity.answers.amounts import count
from comity.answers.forms import Record
from comity.cli import options
from comity.cli.output import Answer, form_of, show
from comity.facts import QuestionError
from comity.facts.records import KNOWLEDGE

if TYPE_CHECKING:
    from comity.evidence.exchange import Report, Structure

TITLE = "International migration"
FINDING_COLUMNS = {
    "at": "Where",
    "kind": "Finding",
    "given": "Given",
    "expected": "Expected",
    "what": "What to do",
}


def validate_command(
    file: Annotated[
        Path | None, typer.Argument(help="CSV, xlsx, SDMX-CSV, SDMX-ML or Data Package.")
    ] = None,
    folder: Annotated[
        Path, typer.Option("--structure", help="Folder of knowledge with another structure.")
    ] = KNOWLEDGE,
    most: Annotated[int, typer.Option("--most", min=1, help="Findings shown of each kind.")] = 20,
    message: Annotated[
        str, typer.Option("--message", help="Print the structure as SDMX-ML: 2.1 or 3.0.")
    ] = "",
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Say line by line what is wrong with a file of figures; without a file, what it must hold.

    Example: comity validate good.csv
    """
    from comity.evidence.exchange import structure, validate

    expected = structure(folder)
    if file is None:
        _expect(expected, message, as_json, as_csv)
        return
    if message:
        raise QuestionError("--message prints the structure and reads no file; give one of them.")
    today = options.the_day("")
    with waiting(f"Reading {file.name}"):
        report = validate(file, expected, today=today, most=most)
    show(_found(report), form_of(as_json, as_csv))
    if not report.clean:
        raise typer.Exit(1)


def _expect(expected: Structure, message: str, as_json: bool, as_csv: bool) -> None:
    """Print the structure that a file must have."""
    if message:
        from comity.evidence.exchange import About, structure_xml

        version = cast(Literal["2.1", "3.0"], message)
        print(structure_xml(version, About(options.the_day("")), expected), end="")
        return
    records: list[Record] = [
        {
            "column": item.id,
            "role": item.role.value,
            "required": item.required,
            "meaning": item.meaning,
            "codes": list(expected.codes(item.id)),
            "some": _some(list(expected.codes(item.id))),
        }
        for item in expected.components
    ]
    columns = {
        "column": "Column",
        "role": "Role",
        "required": "Needed",
        "meaning": "Meaning",
        "some": "Codes",
    }
    title = f"{expected.name}: {expected.reference}"
    show(Answer(title, records, columns, (), frozenset({"some"})), form_of(as_json, as_csv))


def _some(codes: list[str], most: int = 6) -> str:
    """Show the first codes of a list, and how many there are."""
    more = f" and {len(codes) - most} more" * (len(codes) > most)
    return f"{' '.join(codes[:most])}{more}"


def _found(report: Report) -> Answer:
    from comity.evidence.exchange import WARNINGS

    records: list[Record] = []
    for item in report.findings:
        place = "file" if item.row is None else f"{report.unit} {item.row}"
        level = "warning" if item.kind in WARNINGS else "error"
        records.append(
            {
                "at": f"{place}, {item.column}" if item.column else place,
                "kind": item.kind.value,
                "level": level,
                report.unit: item.row,
                "column": item.column or None,
                "given": item.given,
                "expected": item.expected,
                "what": item.advice,
            }
        )
    kept = {kind: sum(item.kind is kind for item in report.findings) for kind in report.counts}
    remarks = [
        f"{kind.value}: {count:,} met, {kept[kind]:,} shown; see more with --most."
        for kind, count in report.counts.items()
        if count > kept[kind]
    ]
    columns = FINDING_COLUMNS
    return Answer(_verdict(report), records, columns, remarks, frozenset({"at"}))


def _verdict(report: Report) -> str:
    from comity.evidence.exchange import WARNINGS

    warned = sum(count for kind, count in report.counts.items() if kind in WARNINGS)
    errors = sum(report.counts.values()) - warned
    read = f"{report.path.name}: {count(report.observations, 'observation')}"
    return f"{read}, {count(errors, 'error')}, {count(warned, 'warning')}"


def convert_command(
    file: Annotated[Path, typer.Argument(help="File in any format that `comity validate` reads.")],
    form: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help="Such as sdmx-ml-3.0 or data-package.")
    ],
    out: Annotated[Path, typer.Option("--out", help="File, or folder of a Data Package.")],
    folder: Annotated[
        Path, typer.Option("--structure", help="Folder of knowledge with another structure.")
    ] = KNOWLEDGE,
    sender: Annotated[
        str, typer.Option("--sender", help="Id of the office that sends.")
    ] = "COMITY",
    title: Annotated[str, typer.Option("--title", help="What the figures are.")] = TITLE,
    licence: Annotated[
        str, typer.Option("--licence", help="Such as CC-BY-4.0; a Data Package needs it.")
    ] = "",
) -> None:
    """Turn a file of figures into another format, whole or not at all.

    Example: comity convert good.csv --to sdmx-ml-3.0 --out figures.xml
    """
    from comity.evidence.exchange import About, convert, named_format, structure

    about = About(options.the_day(""), sender, title, licence)
    kind, expected = named_format(form), structure(folder)
    with waiting(f"Reading {file.name}"):
        written = convert(file, out, kind, about, expected)
    print(written)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show on a terminal that something goes on, as long as it does."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(what, total=None)
        yield
