"""Check every record, and say what to do about each finding."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.answers.forms import Record
from comity.cli import options
from comity.cli.output import Answer, form_of, show
from comity.facts import KNOWLEDGE, ground
from comity.facts.checks import check_ground
from comity.facts.findings import Finding
from comity.facts.records import list_records
from comity.norms import norms
from comity.norms.checks import check_norms


def check_command(
    folder: Annotated[
        Path, typer.Option("--knowledge", help="Another folder of records to check.")
    ] = KNOWLEDGE,
    every: Annotated[
        bool, typer.Option("--all", help="Show reports and accepted exceptions too.")
    ] = False,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
) -> None:
    """Check all records: codes, days, rules, sources, and what each says of itself.

    Example: comity check --all
    """
    from comity.evidence.checks import check_evidence
    from comity.evidence.faults import check_faults

    list_records(folder, "")  # says at once when the folder cannot be read
    findings = (
        *check_ground(ground(folder)),
        *check_norms(norms(folder)),
        *check_evidence(folder),
        *check_faults(folder),
    )
    failing = [finding for finding in findings if finding.open]
    shown = findings if every else failing
    columns = {"id": "Rule", "subject": "About", "problem": "Finding", "what": "What to do"}
    answer = Answer(_title(findings), [_record(item) for item in shown], columns)
    show(answer, form_of(as_json, as_csv))
    if failing:
        raise typer.Exit(1)


def _title(findings: tuple[Finding, ...]) -> str:
    accepted = sum(bool(item.accepted) for item in findings)
    errors = sum(item.open for item in findings)
    reports = len(findings) - accepted - errors
    verdict = "The records hold" if not errors else f"{errors} errors"
    return f"{verdict}: {accepted} accepted exceptions, {reports} reports"


def _record(item: Finding) -> Record:
    return {
        "id": item.id,
        "level": item.level.value,
        "where": item.where,
        "subject": item.subject,
        "problem": item.problem,
        "what": f"Accepted: {item.accepted}" if item.accepted else item.hint,
        "accepted": item.accepted or None,
    }
