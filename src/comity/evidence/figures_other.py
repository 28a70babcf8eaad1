"""Figures of money, safety, mobility and policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from comity.evidence.asked import UNKNOWN, Asked, counted, from_panel, missing, noted
from comity.evidence.figure import Comparison, Figure
from comity.evidence.panel import Panel, Pick, panel, region_of, share
from comity.evidence.store import Store
from comity.facts.day import Day
from comity.facts.phrases import DayWords, Kept, Number, marked, phrase, sentences, term

WDI, PRICES, DEATHS = "wdi_indicators", "remittance_prices", "missing_migrants"
VISAS, POLICY = "visa_requirements", "sdg_10_7_2"
TARGET_SHARE = 0.03
MINIMUM = phrase("Minimum counts: many deaths are never recorded.")
#: The domains of migration policies, as the data set calls them.
DOMAINS = frozenset(
    {
        marked("All domains"),
        marked("Migrant rights"),
        marked("Whole-of-government/evidence-based policies"),
        marked("Cooperation and partnerships"),
        marked("Socioeconomic well-being"),
        marked("Mobility dimensions of crises"),
        marked("Safe, orderly and regular migration"),
    }
)
_SENT = (
    (
        "received",
        marked("Remittances received"),
        marked("Remittances received as a share of gross domestic product"),
    ),
    (
        "paid",
        marked("Remittances paid"),
        marked("Remittances paid as a share of gross domestic product"),
    ),
)
_COSTS = (
    ("sender", marked("Cost to send from here")),
    ("receiver", marked("Cost to send to here")),
)
FREE = ("visa free", "visa on arrival", "eta")


def money(asked: Asked) -> Iterator[Figure]:
    """Say what migrants send, what it is to the economy and what sending costs."""
    for way, label, whole in _SENT:
        pick = Pick(WDI, "state", f"remit_{way}_usd")
        yield counted(asked, f"remittances_{way}", term(label), pick, asked.end)
        part = _of_gdp(asked.store, f"remit_{way}_usd")
        id = f"remittances_{way}_share"
        figure = from_panel(asked, id, term(whole), WDI, part, asked.end)
        steps = (f"remit_{way}_usd divided by gdp_usd of the same year in {WDI}",)
        yield replace(figure, steps=steps)
    for side, label in _COSTS:
        pick = Pick(PRICES, side, "cost_share", mean=True)
        figure = counted(asked, f"cost_{side}", term(label), pick, asked.end)
        mean = phrase("Mean of the corridors surveyed in the year.")
        yield noted(figure, against_target(figure.value), mean)


def against_target(cost: object) -> str:
    """Say how a cost of sending stands to the target of SDG 10.c; nothing when it is not known.

    >>> against_target(0.071), against_target(None)
    ('The target of SDG 10.c is 3%; this is above it.', '')
    """
    target = Number(100 * TARGET_SHARE)
    if not isinstance(cost, float | int):
        return ""
    if cost > TARGET_SHARE:
        return phrase("The target of SDG 10.c is {share}%; this is above it.", share=target)
    return phrase("The target of SDG 10.c is {share}%; this is within it.", share=target)


@lru_cache(maxsize=8)
def _of_gdp(store: Store, column: str) -> Panel:
    above = panel(store, Pick(WDI, "state", column))
    return share(store, above, panel(store, Pick(WDI, "state", "gdp_usd")))


def safety(asked: Asked) -> Iterator[Figure]:
    """Say how many died or went missing on routes in the territory of the State."""
    last = last_full_year(asked.store)
    pick = Pick(DEATHS, "state", "dead_missing_persons")
    label = phrase("Dead and missing on migration routes, by place of incident")
    figure = counted(asked, "deaths_on_routes", label, pick, min(last, asked.end))
    yield noted(figure, MINIMUM)
    label = phrase("Dead and missing since the records begin")
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
        (
            "visa_free_abroad",
            phrase("Destinations open to its passport without a visa"),
            "passport",
        ),
        ("visa_free_here", phrase("Passports that enter here without a visa"), "destination"),
    )
    for id, label, side in rows:
        counts = _open(asked.store, side)
        if asked.on < day.last:
            why = known_for(day)
            yield missing(asked, id, label, VISAS, "places", why)
        elif asked.code not in counts:
            why = phrase("{place} is not in this data set.", place=asked.name)
            yield missing(asked, id, label, VISAS, "places", why)
        else:
            figure = asked.maker.figure(id, label, VISAS, counts[asked.code], "places", day.year)
            step = f"rows of {VISAS} where {side} = {asked.code} and requirement is one of "
            yield replace(
                figure,
                comparison=_means(asked, counts),
                steps=(step + ", ".join(FREE),),
                note=phrase("Free, on arrival or by travel authorisation; short visits alone."),
            )


def known_for(day: Day) -> str:
    """Say that the rules of visas are known for one day alone."""
    known = DayWords(day)
    return phrase("The rules are known for {day} alone, after the day asked.", day=known)


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
        id, named = f"{POLICY}_{domain}", str(labels[domain])
        words = term(named) if named in DOMAINS else Kept(named)
        label = phrase("Migration policies: {domain}", domain=words)
        row = found.get(domain)
        if row is None or row["score"] is None:
            why = phrase("{place} did not report in {year}.", place=asked.name, year=2019)
            yield missing(asked, id, label, POLICY, unit, sentences(why, UNKNOWN))
        elif row["year"] > asked.end:
            why = phrase("The figure is of {year}, after the day asked.", year=row["year"])
            yield missing(asked, id, label, POLICY, unit, why)
        else:
            figure = asked.maker.figure(id, label, POLICY, row["score"], unit, row["year"])
            step = f"score in {POLICY} where state = {asked.code} and domain = {domain}"
            note = phrase("As the government reported; not examined.")
            yield replace(figure, steps=(step,), note=note)
