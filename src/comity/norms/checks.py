"""Check the records of instruments and acts: that what they say fits together.

The rules are listed in :mod:`comity.facts.rules`, with what to do about each. Those about
one instrument stand in ``checks_record``, about the acts of its States in ``checks_acts``
and ``checks_order``, about what follows from them in ``checks_entry`` and ``checks_expect``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from comity.facts.errors import RecordError
from comity.facts.findings import Finding, accept, finding, read_exceptions
from comity.facts.records import list_records
from comity.norms.checks_acts import check_acts
from comity.norms.checks_entry import check_entry
from comity.norms.checks_expect import check_expectations
from comity.norms.checks_order import check_order
from comity.norms.checks_record import ACTS, INSTRUMENTS, check_links, check_sources
from comity.norms.instrument import Instrument
from comity.norms.library import Norms
from comity.norms.records import read_record


def check_norms(norms: Norms) -> tuple[Finding, ...]:
    """Return everything in the norms that breaks a rule, accepted exceptions marked.

    A record that cannot be read is a finding itself, and the others are still checked.

    Examples
    --------
    >>> from comity.norms import norms
    >>> [item.subject for item in check_norms(norms()) if item.open]
    []
    """
    found = list(_files(norms))
    for code in norms.files:
        found += _instrument(norms, code)
    return accept(found, read_exceptions(norms.root, "norms/accepted.csv"))


def _files(norms: Norms) -> Iterator[Finding]:
    acts = {path.stem for path in list_records(norms.root / "norms" / "acts", ".csv")}
    for code in sorted(acts - set(norms.files)):
        problem = f"There are acts, but no record {INSTRUMENTS.format(code)}."
        yield finding("K202", ACTS.format(code), code, problem)
    for code in sorted(set(norms.files) - acts):
        problem = f"There is no file {ACTS.format(code)}."
        yield finding("K203", INSTRUMENTS.format(code), code, problem)


def _instrument(norms: Norms, code: str) -> list[Finding]:
    """Check one instrument as far as it can be read."""
    try:
        links = list(check_links(norms, read_record(norms.files[code])))
        if links or not (norms.root / ACTS.format(code)).exists():
            return links
        instrument = norms.instrument(code)
    except RecordError as error:
        file = Path(error.file)
        inside = file.is_relative_to(norms.root)
        place = file.relative_to(norms.root).as_posix() if inside else error.file
        return [finding("K201", place, code, f"{error.where}: {error.problem}")]
    return list(_read(norms, instrument))


def _read(norms: Norms, instrument: Instrument) -> Iterator[Finding]:
    yield from check_sources(norms.ground, instrument)
    yield from check_acts(norms.ground, instrument)
    yield from check_order(norms.ground, instrument)
    yield from check_entry(norms.ground, instrument)
    yield from check_expectations(instrument)
