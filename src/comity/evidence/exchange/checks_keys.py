"""Checks of keys: each observation once, and each series of one kind throughout."""

from __future__ import annotations

import polars as pl

from comity.evidence.exchange.raw import PLACE
from comity.evidence.exchange.report import Collector, Finding, Kind, shown
from comity.evidence.exchange.structure import TIME
from comity.evidence.exchange.work import COUNT, Work

_SERIES = ("REF_AREA", "ORIGIN", "SEX", "AGE", "MEASURE")
_STEADY = ("CRITERION", "DURATION", "UNIT_MEASURE")
_FIRST = "\0first"


def check_keys(work: Work, collect: Collector) -> None:
    """Look for keys given twice and for series that change what they count."""
    if set(work.keys) == set(work.structure.dimensions) and work.table.height:
        _duplicates(work, collect)
    if work.has(*_SERIES, TIME):
        for name in _STEADY:
            if work.has(name):
                _steady(work, name, collect)


def _duplicates(work: Work, collect: Collector) -> None:
    grouped = (
        work.table.lazy()
        .group_by(work.keys)
        .agg(pl.len().alias(COUNT), pl.col(PLACE).min().alias(_FIRST))
    )
    twice = grouped.filter(pl.col(COUNT) > 1).collect()
    if twice.is_empty():
        return
    # Keys whose dimensions are missing are equal here too: the same nothing, twice.
    rows = (
        work.table.lazy()
        .select(*work.keys, PLACE)
        .join(twice.lazy(), on=work.keys, how="inner", nulls_equal=True)
        .filter(pl.col(PLACE) != pl.col(_FIRST))
        .sort(PLACE)
        .head(collect.most)
        .collect()
    )
    collect.add(
        Kind.DUPLICATE,
        int(twice[COUNT].sum()) - twice.height,
        (
            Finding(
                Kind.DUPLICATE,
                row[PLACE],
                "",
                shown(".".join(str(row[name] or "") for name in work.keys)),
                f"each key once; it stands at {row[_FIRST]} too",
                "Remove one of them.",
            )
            for row in rows.iter_rows(named=True)
        ),
    )


def _steady(work: Work, name: str, collect: Collector) -> None:
    """A series that is counted one way in some periods and another way in others.

    Two series that run side by side, each in every period, are no mixture.
    """
    cells = (
        work.table.lazy()
        .filter(pl.col(name).is_not_null())
        .group_by(*_SERIES, name, TIME)
        .agg(pl.col(PLACE).min())
        .group_by(_SERIES)
        .agg(
            pl.len().alias(COUNT),
            pl.col(name).n_unique().alias("\0ways"),
            pl.col(TIME).n_unique().alias("\0periods"),
            pl.col(name).unique().cast(pl.String).sort().alias("\0names"),
            pl.col(PLACE).filter(pl.col(name) != _first(name)).min().alias(PLACE),
        )
        .filter(pl.col("\0ways") > 1, pl.col(COUNT) < pl.col("\0ways") * pl.col("\0periods"))
        .sort(PLACE)
        .collect()
    )
    advice = "Send one series for each, or mark the break with OBS_STATUS B."
    collect.add(
        Kind.MIXED,
        cells.height,
        (
            Finding(
                Kind.MIXED,
                row[PLACE],
                name,
                shown(" and ".join(row["\0names"])),
                "one in every period of a series",
                advice,
            )
            for row in cells.head(collect.most).iter_rows(named=True)
        ),
    )


def _first(name: str) -> pl.Expr:
    """Return how a series was counted where it is first met."""
    return pl.col(name).sort_by(PLACE).first()
