"""Validate a file of figures against the structure, finding by finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from comity.evidence.exchange.checks_cells import check_cells
from comity.evidence.exchange.checks_keys import check_keys
from comity.evidence.exchange.checks_sums import check_sums
from comity.evidence.exchange.checks_times import check_times
from comity.evidence.exchange.limits import DEFAULT, Limits
from comity.evidence.exchange.raw import PLACE, Raw, number
from comity.evidence.exchange.read import read_raw
from comity.evidence.exchange.report import Collector, Finding, Kind, Report
from comity.evidence.exchange.structure import VALUE, Structure
from comity.evidence.exchange.structure import structure as migration
from comity.evidence.exchange.work import NUMBER, Work
from comity.facts.errors import ExchangeError

MOST = 20


def validate(
    path: str | Path,
    structure: Structure | None = None,
    *,
    today: date,
    most: int = MOST,
    limits: Limits = DEFAULT,
) -> Report:
    """Say everything that is wrong with a file, and where.

    A file that cannot be read at all gives a report with that one finding.

    Parameters
    ----------
    path : file, or folder of a Data Package, in any format that is read
    structure : the structure expected; that of migration figures unless told otherwise
    today : day after which a period lies in the future
    most : how many findings of each kind are kept; the rest are counted
    limits : how much is read before the file is refused
    """
    found, file = structure or migration(), Path(path)
    collect = Collector(most)
    try:
        raw = read_raw(file, found, limits, places=True)
    except ExchangeError as error:
        finding = Finding(
            Kind.UNREADABLE, None, "", error.where, "a file that can be read", error.problem
        )
        collect.add(Kind.UNREADABLE, 1, [finding])
        return collect.report(file, 0, "row")
    work = _work(raw, found)
    check_cells(work, raw.formulas, collect)
    check_times(work, today, collect)
    check_keys(work, collect)
    check_sums(work, collect)
    return collect.report(file, raw.table.height, raw.unit)


def _work(raw: Raw, structure: Structure) -> Work:
    import polars as pl

    places = raw.places if raw.places is not None else pl.Series([], dtype=pl.Int64)
    value = number(pl.col(VALUE)) if VALUE in raw.table.columns else pl.lit(None, dtype=pl.Float64)
    table = raw.table.with_columns(value.alias(NUMBER), places.alias(PLACE))
    return Work(table, structure)
