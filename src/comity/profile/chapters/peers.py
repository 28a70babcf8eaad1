"""The State beside its peers, and beside its region and the world."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from comity.facts import Place
from comity.facts.phrases import DayWords, PlaceName, listed, phrase, term
from comity.norms import Instrument, Norms, Standing
from comity.profile.chapters.marks import FAMILY_TITLES, mark_of, words_of
from comity.profile.chapters.standings import LEGEND
from comity.profile.context import Context, is_open
from comity.profile.document import (
    Cell,
    Column,
    ColumnKind,
    Mark,
    Paragraph,
    Row,
    Section,
    Table,
)


def peers(context: Context) -> Section:
    """Return the chapter."""
    title = phrase("Beside its peers")
    if not context.peers:
        text = phrase(
            "{place} stands in no UN sub-region and in no small regional organisation on record, "
            "so that no State is set beside it. Name some to compare.",
            place=context.name,
        )
        return Section("peers", title, "", (Paragraph(text),))
    lede = phrase(
        "Shown: {peers}. On the right, how many States of the region and of the world are "
        "bound, among those to which the instrument is open.",
        peers=context.peers_are,
    )
    return Section("peers", title, lede, (_matrix(context),))


def _matrix(context: Context) -> Table:
    columns = [Column(phrase("Instrument")), Column(context.short, ColumnKind.MARK, own=True)]
    columns += [Column(PlaceName(peer, short=True), ColumnKind.MARK) for peer in context.peers]
    places = (context.place, *context.peers)
    if context.subregion:
        columns.append(Column(term(context.place.near), ColumnKind.NUMBER))
    columns.append(Column(phrase("World"), ColumnKind.NUMBER))
    rows = tuple(_row(context, item, places) for item in context.open)
    return Table(
        caption=phrase(
            "{place} beside {peers}, on {day}",
            place=context.name,
            peers=listed(map(PlaceName, context.peers), ", "),
            day=DayWords(context.on),
        ),
        columns=tuple(columns),
        rows=rows,
        legend=(*LEGEND, Mark.CLOSED),
    )


def _row(context: Context, item: Instrument, places: Sequence[Place]) -> Row:
    cells = [Cell(item.short, detail=item.id)]
    for place in places:
        answer, is_open = context.answer(item, place.code), context.is_open(item, place.code)
        text = phrase(
            "{place}: {standing}",
            place=PlaceName(place, short=True),
            standing=words_of(answer, is_open),
        )
        cells.append(Cell(text, mark=mark_of(answer, is_open)))
    if context.subregion:
        cells.append(_share(context, item, context.subregion))
    cells.append(_share(context, item, context.ground.states()))
    return Row(tuple(cells), group=FAMILY_TITLES[item.family])


def _share(context: Context, item: Instrument, places: tuple[Place, ...]) -> Cell:
    """Count who is bound among the States to which the instrument is open."""
    codes = tuple(place.code for place in places)
    bound, able = _bound(context.norms, item, codes, context.on)
    if not able:
        return Cell("–")
    if item.snapshot.partial:
        return Cell(phrase("{number} or more", number=bound))
    return Cell(phrase("{part} of {whole}", part=bound, whole=able))


@lru_cache(maxsize=2048)  # the same for every State of a region, and of the world
def _bound(library: Norms, item: Instrument, codes: tuple[str, ...], on: date) -> tuple[int, int]:
    """Return how many States are bound on a day, and to how many the instrument is open."""
    members = library.ground.members(item.open_to, on) if item.open_to else None
    able = [code for code in codes if is_open(item, code, members)]
    spells = [item.spell(code, on) for code in able]
    bound = (s.standing is Standing.BOUND and s.may is not Standing.WITHDRAWN for s in spells)
    return sum(bound), len(able)
