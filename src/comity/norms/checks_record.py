"""Check what an instrument names: other instruments, groups and sources."""

from __future__ import annotations

from collections.abc import Iterator

from comity.facts.findings import Finding, finding, listed
from comity.facts.ground import Ground
from comity.facts.source import Tier
from comity.norms.instrument import Instrument
from comity.norms.library import Norms
from comity.norms.model import Act, InstrumentRecord

INSTRUMENTS, ACTS = "norms/instruments/{}.yml", "norms/acts/{}.csv"


def about(record: InstrumentRecord, act: Act) -> str:
    """Return the stable subject of a finding about one act.

    >>> from comity.norms import norms
    >>> icrmw = norms().instrument("ICRMW")
    >>> about(icrmw, icrmw.by_state["MEX"][0])
    'ICRMW MEX signature 1991-05-22'
    """
    return " ".join(filter(None, (record.id, act.state, act.kind.value, str(act.day or ""))))


def check_links(norms: Norms, record: InstrumentRecord) -> Iterator[Finding]:
    """Find the instruments and groups that a record names and that are not on record."""
    where = INSTRUMENTS.format(record.id)
    rule = record.entry
    for field, other in (
        ("parent", record.parent),
        ("entry_into_force.not_before", rule.not_before if rule else ""),
    ):
        if other and other not in norms.files:
            problem = f"{field} is {other!r}, which is not on record."
            yield finding("K204", where, f"{record.id} {other}", problem)
    share = rule.of_group.group if rule and rule.of_group else ""
    for group in sorted({record.open_to, share} - {""} - set(norms.ground.groups)):
        problem = f"No group has the code {group!r}."
        yield finding("K205", where, f"{record.id} {group}", problem)


def check_sources(ground: Ground, record: Instrument) -> Iterator[Finding]:
    """Find sources that are missing, unknown or recalled."""
    where = INSTRUMENTS.format(record.id)
    for field, cell, verified in _statements(record):
        subject = f"{record.id} {field}"
        yield from _source(ground, where, subject, tuple(cell.split()), verified)
    where = ACTS.format(record.id)
    for act in record.acts:
        yield from _source(ground, where, about(record, act), act.sources, verified=True)


def _statements(record: InstrumentRecord) -> Iterator[tuple[str, str, bool]]:
    """Go through what a record states with a source: field, source, verified."""
    stated = {
        "adopted": record.adopted,
        "opened": record.opened,
        "body": record.body,
        "entry_into_force": record.entry,
        "in_force": record.recorded,
        "withdrawal": record.withdrawal,
    }
    for field, statement in stated.items():
        if statement is not None:
            yield field, statement.source, statement.verified


def _source(
    ground: Ground, where: str, subject: str, ids: tuple[str, ...], verified: bool
) -> Iterator[Finding]:
    if not ids:
        yield finding("K207", where, subject, "No source is named.")
    unknown = [name for name in ids if name not in ground.sources]
    for name in unknown:
        yield finding("K206", where, f"{subject} {name}", f"No source is called {name!r}.")
    known = (name for name in ids if name not in unknown)
    recalled = [name for name in known if ground.sources[name].tier is Tier.RECALLED]
    if verified and recalled:
        yield finding("K208", where, subject, f"{listed(recalled)} was recalled, not read.")
