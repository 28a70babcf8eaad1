"""A question about one State on one day, and the figures that answer it from panels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from comity.evidence.breaks import breaks_of
from comity.evidence.figure import Comparison, Figure, Maker
from comity.evidence.panel import Panel, Pick, panel, region_of
from comity.evidence.store import Store
from comity.facts.phrases import PlaceName, phrase, sentences

UNKNOWN = phrase("It is unknown, not zero.")


@dataclass(frozen=True, slots=True)
class Asked:
    """One State on one day.

    Attributes
    ----------
    store : the data sets
    code : code of the State
    on : the day; nothing later is shown, except projections
    """

    store: Store
    code: str
    on: date

    @property
    def maker(self) -> Maker:
        """Makes figures with their age on the day."""
        return Maker(self.store, self.on)

    @property
    def mid(self) -> int:
        """The last year whose middle is not after the day."""
        return self.on.year if (self.on.month, self.on.day) >= (7, 1) else self.on.year - 1

    @property
    def end(self) -> int:
        """The last year that had ended by the day."""
        return self.on.year if (self.on.month, self.on.day) == (12, 31) else self.on.year - 1

    @property
    def name(self) -> PlaceName:
        """Name of the State, for sentences."""
        return PlaceName(self.store.ground.places[self.code])


def counted(
    asked: Asked, id: str, label: str, pick: Pick, until: int, *, world: bool = True
) -> Figure:
    """Return the last figure of a panel not later than a year, or say that there is none."""
    found = panel(asked.store, pick)
    steps = (_steps(pick, asked.code),)
    figure = from_panel(asked, id, label, pick.dataset, found, until, world=world)
    unit = asked.store.columns[pick.column].unit
    return replace(figure, unit=unit, steps=steps)


def from_panel(
    asked: Asked,
    id: str,
    label: str,
    dataset: str,
    found: Panel,
    until: int,
    *,
    unit: str = "share",
    world: bool = True,
) -> Figure:
    """Return a figure of a panel, with region, world, earlier years and breaks."""
    history = found.history(asked.code, until)
    if not history:
        return missing(asked, id, label, dataset, unit, _why(asked, found, until))
    year, value = history[-1]
    figure = asked.maker.figure(id, label, dataset, value, unit, year)
    about = asked.store.dataset(dataset)
    breaks = breaks_of(about, [asked.code], history[0][0], year, asked.store.ground)
    return replace(
        figure,
        history=history,
        comparison=_beside(asked, found, year, world=world),
        breaks=tuple(item.sentence for item in breaks),
        note=_older(found, year, until),
    )


def _beside(asked: Asked, found: Panel, year: int, *, world: bool) -> Comparison:
    """Return the same figure for the region and, where it means something, for the world."""
    region = region_of(asked.store, asked.code)
    near = found.regions.get(region, {}).get(year)
    return Comparison(region, near, found.world.get(year) if world else None)


def missing(asked: Asked, id: str, label: str, dataset: str, unit: str, why: str) -> Figure:
    """Return the statement that there is no figure, with the reason."""
    return replace(asked.maker.figure(id, label, dataset, None, unit), note=why)


def noted(figure: Figure, *added: str) -> Figure:
    """Return a figure with sentences added to its note; a missing one keeps its own alone."""
    if figure.missing:
        return figure
    return replace(figure, note=sentences(figure.note, *added))


def _why(asked: Asked, found: Panel, until: int) -> str:
    later = found.history(asked.code, 9999)
    if later:
        return phrase(
            "The first figure of {place} is of {year}, after the day asked.",
            place=asked.name,
            year=later[0][0],
        )
    first = min(found.world, default=until)
    if first > until:
        return phrase("The first figures are of {year}, after the day asked.", year=first)
    gone = phrase("There is no figure of {place} in this data set.", place=asked.name)
    return sentences(gone, UNKNOWN)


def _older(found: Panel, year: int, until: int) -> str:
    last = max((known for known in found.world if known <= until), default=year)
    if last <= year:
        return ""
    return phrase("There is no figure of a later year, although others reach {year}.", year=last)


def _steps(pick: Pick, code: str) -> str:
    where = "".join(f" and {name} = {value}" for name, value in pick.where)
    apart = f" and {pick.apart[0]} other than {pick.apart[1]}" if pick.apart else ""
    how = "mean" if pick.mean else "sum"
    start = f"{how} of {pick.column} in {pick.dataset}, by year"
    return f"{start}, where {pick.place} = {code}{where}{apart}"
