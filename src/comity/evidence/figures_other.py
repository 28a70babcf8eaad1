"""Figures of money, safety, mobility and policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from comity.evidence.asked import Asked, counted, from_panel, missing, noted
from comity.evidence.figure import Comparison, Figure
from comity.evidence.panel import Panel, Pick, panel, region_of, share
from comity.evidence.store import Store

WDI, PRICES, DEATHS = "wdi_indicators", "remittance_prices", "missing_migrants"
VISAS, POLICY = "visa_requirements", "sdg_10_7_2"
TARGET_SHARE = 0.03
MINIMUM = "Minimum counts: many deaths are never recorded."
FREE = ("visa free", "visa on arrival", "eta")


def money(asked: Asked) -> Iterator[Figure]:
    """Say what migrants send, what it is to the economy and what sending costs."""
    for way, label in (("received", "Remittances received"), ("paid", "Remittances paid")):
        pick = Pick(WDI, "state", f"remit_{way}_usd")
        yield counted(asked, f"remittances_{way}", label, pick, asked.end)
        part = _of_gdp(asked.store, f"remit_{way}_usd")
        whole = f"{label} as a share of gross domestic product"
        figure = from_panel(asked, f"remittances_{way}_share", whole, WDI, part, asked.end)
        steps = (f"remit_{way}_usd divided by gdp_usd of the same year in {WDI}",)
        yield replace(figure, steps=steps)
    for side, label in (("sender", "Cost to send from here"), ("receiver", "Cost to send to here")):
        pick = Pick(PRICES, side, "cost_share", mean=True)
        figure = counted(asked, f"cost_{side}", label, pick, asked.end)
        target = f"The target of SDG 10.c is {TARGET_SHARE:.0%}; this is {against(figure.value)}."
        yield noted(figure, target, "Mean of the corridors surveyed in the year.")


def against(cost: object) -> str:
    """Say how a cost of sending stands to the target of SDG 10.c.

    >>> against(0.071), against(0.03), against(None)
    ('above it', 'within it', 'not known')
    """
    if not isinstance(cost, float | int):
        return "not known"
    return "above it" if cost > TARGET_SHARE else "within it"


@lru_cache(maxsize=8)
def _of_gdp(store: Store, column: str) -> Panel:
    above = panel(store, Pick(WDI, "state", column))
    return share(store, above, panel(store, Pick(WDI, "state", "gdp_usd")))


def safety(asked: Asked) -> Iterator[Figure]:
    """Say how many died or went missing on routes in the territory of the State."""
    last = last_full_year(asked.store)
    pick = Pick(DEATHS, "state", "dead_missing_persons")
    label = "Dead and missing on migration routes, by place of incident"
    figure = counted(asked, "deaths_on_routes", label, pick, min(last, asked.end))
    yield noted(figure, MINIMUM)
    label = "Dead and missing since the records begin"
    if figure.missing:
        yield missing(asked, "deaths_since_start", label, DEATHS, "persons", figure.note)
        return
    total, start = sum(value for _, value in figure.history), figure.history[0][0]
    whole = replace(figure, id="deaths_since_start", label=label, value=total, comparison=None)
    step = f"sum of dead_missing_persons over the years {start} to {figure.year}"
    yield replace(whole, history=(), steps=(*figure.steps, step), note=MINIMUM)


def last_full_year(store: Store) -> int:
    """Return the last year that the records of deaths cover whole."""
    known = store.dataset(DEATHS).snapshot
    return known.year if (known.month, known.day) == (12, 31) else known.year - 1


def mobility(asked: Asked) -> Iterator[Figure]:
    """Say how many passports enter without a visa, and where its own passport does."""
    day = asked.store.dataset(VISAS).snapshot
    rows = (
        ("visa_free_abroad", "Destinations open to its passport without a visa", "passport"),
        ("visa_free_here", "Passports that enter here without a visa", "destination"),
    )
    for id, label, side in rows:
        counts = _open(asked.store, side)
        if asked.on < day.last:
            why = f"The rules are known for {day.words} alone, after the day asked."
            yield missing(asked, id, label, VISAS, "places", why)
        elif asked.code not in counts:
            why = f"{asked.name} is not in this data set."
            yield missing(asked, id, label, VISAS, "places", why)
        else:
            figure = asked.maker.figure(id, label, VISAS, counts[asked.code], "places", day.year)
            step = f"rows of {VISAS} where {side} = {asked.code} and requirement is one of "
            yield replace(
                figure,
                comparison=_means(asked, counts),
                steps=(step + ", ".join(FREE),),
                note="Free, on arrival or by travel authorisation; short visits alone.",
            )


@lru_cache(maxsize=8)
def _open(store: Store, side: str) -> dict[str, int]:
    import polars as pl

    rows = store.table(VISAS).group_by(side).agg(pl.col("requirement").is_in(FREE).sum())
    return {str(code): int(count) for code, count in rows.rows()}


def _means(asked: Asked, counts: dict[str, int]) -> Comparison:
    """Return the mean of the region and of the world."""
    region = region_of(asked.store, asked.code)
    own = [value for code, value in counts.items() if region_of(asked.store, code) == region]
    mean = sum(own) / len(own) if region and own else None
    return Comparison(region, mean, sum(counts.values()) / len(counts))


def policy(asked: Asked) -> Iterator[Figure]:
    """Return what the State reported on its migration policies, by domain."""
    import polars as pl

    rows = asked.store.table(POLICY).filter(pl.col("state") == asked.code)
    found = {str(row["domain"]): row for row in rows.iter_rows(named=True)}
    labels = dict(asked.store.table(POLICY).select("domain", "domain_label").unique().rows())
    unit = asked.store.columns["score"].unit
    for domain in sorted(labels):
        id, label = f"{POLICY}_{domain}", f"Migration policies: {labels[domain]}"
        row = found.get(domain)
        if row is None or row["score"] is None:
            why = f"{asked.name} did not report in 2019. It is unknown, not zero."
            yield missing(asked, id, label, POLICY, unit, why)
        elif row["year"] > asked.end:
            why = f"The figure is of {row['year']}, after the day asked."
            yield missing(asked, id, label, POLICY, unit, why)
        else:
            figure = asked.maker.figure(id, label, POLICY, row["score"], unit, row["year"])
            step = f"score in {POLICY} where state = {asked.code} and domain = {domain}"
            yield replace(figure, steps=(step,), note="As the government reported; not examined.")
