"""Figures of refuge: who is protected here, who fled from here, and how claims end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from comity.evidence.asked import Asked, counted, from_panel, noted
from comity.evidence.figure import Figure
from comity.evidence.panel import Panel, Pick, collect, panel
from comity.evidence.store import Store
from comity.facts.phrases import phrase

POPULATION, SOLUTIONS, DECISIONS = "unhcr_population", "unhcr_solutions", "unhcr_asylum_decisions"
_APART = ("asylum", "origin")
_MERITS = ("recognised_decisions", "complementary_decisions", "rejected_decisions")
_ZERO = phrase("A 0 may mean that nothing was reported.")


def refuge(asked: Asked) -> Iterator[Figure]:
    """Say how many are protected in the State, and how many of it elsewhere."""
    rows = (
        ("refugees_hosted", phrase("Refugees hosted"), "asylum", "refugees_persons"),
        ("refugees_from_here", phrase("Refugees from here"), "origin", "refugees_persons"),
        ("asylum_seekers_here", phrase("Asylum-seekers here"), "asylum", "asylum_seekers_persons"),
        ("stateless_here", phrase("Stateless people here"), "asylum", "stateless_persons"),
    )
    for id, label, side, column in rows:
        apart = None if column == "stateless_persons" else _APART
        figure = counted(asked, id, label, Pick(POPULATION, side, column, (), apart), asked.end)
        yield noted(figure, _ZERO if figure.value == 0 else "")
    pick = Pick("unrwa_refugees", "asylum", "palestine_refugees_persons")
    palestine = counted(
        asked, "palestine_refugees", phrase("Palestine refugees here"), pick, asked.end
    )
    if not palestine.missing:
        yield noted(
            palestine, phrase("Registered with UNRWA, and not among the refugees of UNHCR.")
        )
    yield from _displaced(asked)
    yield from _claims(asked)


def _displaced(asked: Asked) -> Iterator[Figure]:
    pick = Pick("idmc_displaced", "state", "idps_persons")
    inside = counted(asked, "idps", phrase("Internally displaced by conflict"), pick, asked.end)
    yield noted(inside, phrase("Displacement by disasters is not included."))
    rows = (
        ("returnees", phrase("Refugees who returned here"), "origin", "returned_refugees_persons"),
        ("resettled_here", phrase("Refugees resettled here"), "asylum", "resettlement_persons"),
        (
            "naturalised_here",
            phrase("Refugees naturalised here"),
            "asylum",
            "naturalisation_persons",
        ),
    )
    for id, label, side, column in rows:
        figure = counted(asked, id, label, Pick(SOLUTIONS, side, column), asked.end)
        yield noted(figure, _ZERO if figure.value == 0 else "")


def _claims(asked: Asked) -> Iterator[Figure]:
    """Return decisions on the merits and the share of them that protect."""
    counted_as = _counted_as(asked)
    merits = decisions(asked.store, counted_as, rate=False)
    label = phrase("Asylum decisions on the merits")
    figure = from_panel(
        asked, "asylum_decisions", label, DECISIONS, merits, asked.end, unit=counted_as
    )
    yield noted(replace(figure, steps=_steps(asked, counted_as)[:1]), _INSTANCES, _OTHER)
    rate = decisions(asked.store, counted_as, rate=True)
    label = phrase("Share of decisions that protect")
    figure = from_panel(asked, "recognition_rate", label, DECISIONS, rate, asked.end)
    yield noted(replace(figure, steps=_steps(asked, counted_as)), _INSTANCES)


_INSTANCES = phrase("All instances together: one claim may be decided more than once.")
_OTHER = phrase("Claims closed without a decision on the merits are left out.")


def _counted_as(asked: Asked) -> str:
    """Return whether the State counts persons or cases, as it did last and most."""

    def last(way: str) -> tuple[int, float]:
        history = decisions(asked.store, way, rate=False).history(asked.code, asked.end)
        return history[-1] if history else (0, 0.0)

    return max(("persons", "cases"), key=last)


@lru_cache(maxsize=16)
def decisions(store: Store, counted_as: str, *, rate: bool) -> Panel:
    """Return decisions on the merits, or the share of them that protect, of one way to count."""
    where = (("counted", counted_as),)
    yes, other, no = (panel(store, Pick(DECISIONS, "asylum", name, where)) for name in _MERITS)
    cells = []
    for code, years in no.places.items():
        for year, rejected in years.items():
            recognised, complementary = yes.at(code, year), other.at(code, year)
            if recognised is None or complementary is None:
                continue
            merits = recognised + complementary + rejected
            if merits:
                above = recognised + complementary if rate else merits
                cells.append((code, year, above, merits))
    return collect(store, cells, mean=rate)


def _steps(asked: Asked, counted_as: str) -> tuple[str, str]:
    return (
        f"recognised, complementary and rejected decisions of {DECISIONS} added, where "
        f"asylum = {asked.code} and counted = {counted_as}",
        "recognised and complementary decisions divided by that sum",
    )
