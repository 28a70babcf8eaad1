"""Checks of sums: totals against their parts, flows against the stock that they feed."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from comity.evidence.exchange.raw import PLACE
from comity.evidence.exchange.report import Collector, Finding, Kind
from comity.evidence.exchange.work import NUMBER, Work

_TOTAL = "_T"
_SUM, _PARTS, _MOST, _NAMES = "\0sum", "\0parts", "\0most", "\0names"
_WHOLE = "\0whole"
#: Each part may have been rounded to a whole number, and sums of floats are not exact.
_ROUNDING = 0.5
_EXACTNESS = 1e-9


def check_sums(work: Work, collect: Collector) -> None:
    """Compare totals with parts where both are given."""
    if set(work.keys) != set(work.structure.dimensions):
        return
    _sexes(work, collect)
    for name in ("ORIGIN", "REF_AREA"):
        _places(work, name, collect)
    _ages(work, collect)
    _flows(work, collect)


def _against_total(work: Work, name: str) -> pl.LazyFrame:
    """Return one row for each total: the total, its parts, their sum and the largest."""
    others = [key for key in work.keys if key != name]
    whole = pl.col(name) == _TOTAL
    figure = pl.col(NUMBER)
    return (
        work.numbered(work.keys)
        .group_by(others)
        .agg(
            figure.filter(whole).first().alias(_WHOLE),
            pl.col(PLACE).filter(whole).first(),
            figure.filter(~whole).sum().alias(_SUM),
            figure.filter(~whole).max().alias(_MOST),
            figure.filter(~whole).count().alias(_PARTS),
            pl.col(name).filter(~whole).cast(pl.String).unique().alias(_NAMES),
        )
        .filter(pl.col(_WHOLE).is_not_null(), pl.col(_PARTS) > 0)
        .filter(~pl.col("MEASURE").cast(pl.String).is_in(list(work.structure.measures("net"))))
    )


def _slack() -> pl.Expr:
    return _ROUNDING * (pl.col(_PARTS) + 1) + _EXACTNESS * pl.col(_WHOLE).abs()


def _sexes(work: Work, collect: Collector) -> None:
    """Female and male make the total; one of them alone is not above it."""
    both = pl.col(_NAMES).list.contains("F") & pl.col(_NAMES).list.contains("M")
    apart = (pl.col(_SUM) - pl.col(_WHOLE)).abs() > _slack()
    above = pl.col(_MOST) > pl.col(_WHOLE) + 2 * _ROUNDING
    wrong = _against_total(work, "SEX").filter((both & apart) | (~both & above))
    _report(wrong, Kind.TOTAL, "SEX", "female and male", collect)


def _places(work: Work, name: str, collect: Collector) -> None:
    """Parts are not above their total; below it, the share that they cover is told."""
    words = "origins" if name == "ORIGIN" else "destinations"
    compared = _against_total(work, name).collect().lazy()
    over = compared.filter(pl.col(_SUM) - pl.col(_WHOLE) > _slack())
    _report(over, Kind.TOTAL, name, words, collect)
    under = compared.filter(pl.col(_WHOLE) - pl.col(_SUM) > _slack())
    _report(under, Kind.COVERAGE, name, words, collect)


def _ages(work: Work, collect: Collector) -> None:
    """No age group is above the total; groups may overlap, so that they are not added."""
    above = _against_total(work, "AGE").filter(pl.col(_MOST) > pl.col(_WHOLE) + 2 * _ROUNDING)
    largest = above.with_columns(pl.col(_MOST).alias(_SUM), pl.lit(1).alias(_PARTS))
    _report(largest, Kind.TOTAL, "AGE", "the largest age group", collect)


def _report(wrong: pl.LazyFrame, kind: Kind, name: str, words: str, collect: Collector) -> None:
    found = wrong.select(PLACE, _WHOLE, _SUM, _PARTS).sort(PLACE).collect()

    def each() -> Iterator[Finding]:
        for place, whole, parts, count in found.head(collect.most).iter_rows():
            given = f"a total of {whole:,.15g}"
            expected = f"{parts:,.15g}, to which {words} add up ({count} given)"
            advice = "Correct the total or the part that is wrong."
            if kind is Kind.COVERAGE:
                advice = (
                    f"The parts cover {parts / whole:.1%}; add what is missing as XXX or say so."
                )
            yield Finding(kind, place, name, given, expected, advice)

    collect.add(kind, found.height, each())


def _flows(work: Work, collect: Collector) -> None:
    """People who arrived in a period and count at its end are not more than all who live there.

    Compared are a flow and a stock of the same criterion, places, sex, age and period.
    """
    shared = [key for key in work.keys if key not in {"MEASURE", "DURATION"}]
    rows = work.numbered(work.keys)
    stock = (
        rows.filter(pl.col("MEASURE") == "STOCK")
        .group_by(shared)
        .agg(pl.col(NUMBER).max().alias(_WHOLE))
    )
    flow = rows.filter(pl.col("MEASURE") == "FLOW")
    above = flow.join(stock, on=shared).filter(pl.col(NUMBER) > pl.col(_WHOLE) + 2 * _ROUNDING)
    found = above.select(PLACE, NUMBER, _WHOLE).sort(PLACE).collect()
    advice = "Look whether a stock was sent as a flow, or the two count different people."
    collect.add(
        Kind.FLOW_ABOVE_STOCK,
        found.height,
        (
            Finding(
                Kind.FLOW_ABOVE_STOCK,
                place,
                "MEASURE",
                f"a flow of {figure:,.15g}",
                f"no more than the stock of {whole:,.15g} that it feeds",
                advice,
            )
            for place, figure, whole in found.head(collect.most).iter_rows()
        ),
    )
