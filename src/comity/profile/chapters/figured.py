"""Tables of figures: each with unit, year, region, world, source and age; gaps said in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from comity.evidence.asked import Asked
from comity.evidence.breaks import breaks_of
from comity.evidence.catalogue import Dataset
from comity.evidence.figure import Figure
from comity.facts.phrases import Kept, listed, phrase, phrases
from comity.profile.chapters.numbers import said, unit_of
from comity.profile.context import Context
from comity.profile.document import Age, Block, Cell, Column, ColumnKind, Paragraph, Row, Table

_OWN = phrase("Read from a data set of the user, which takes the place of the bundled one.")
_SHORT = (
    ("United Nations, Department of Economic and Social Affairs", "UN DESA"),
    ("Office of the United Nations High Commissioner for Refugees", "UNHCR"),
    ("United Nations Relief and Works Agency", "UNRWA"),
    ("Internal Displacement Monitoring Centre", "IDMC"),
    ("World Bank", "World Bank"),
    ("International Organization for Migration", "IOM"),
    ("United Nations, Statistics Division", "UN Statistics"),
    ("Passport Index", "Passport Index"),
)


def publisher(dataset: Dataset) -> Kept:
    """Return the short name of a publisher; the chapter on sources gives it in full."""
    named = (short for full, short in _SHORT if dataset.publisher.startswith(full))
    return Kept(next(named, dataset.publisher))


def edition(dataset: Dataset) -> Kept:
    """Return publisher and edition in a few words, such as ``UN DESA, 2024``."""
    return Kept(f"{publisher(dataset)}, {dataset.edition}")


def source_line(context: Context, *ids: str) -> str:
    """Name the data sets behind a drawing."""
    named = (_named(context.store.dataset(id)) for id in ids)
    return phrase("Source: {sets}.", sets=listed(named, "; "))


def _named(dataset: Dataset) -> str:
    return phrase(
        "{publisher}, {title}, edition {edition}, {licence}",
        publisher=publisher(dataset),
        title=Kept(dataset.title),
        edition=Kept(dataset.edition),
        licence=Kept(dataset.licence),
    )


def tabled(context: Context, caption: str, figures: Iterable[Figure]) -> list[Block]:
    """Return a table of the figures that are known, and a sentence on those that are not."""
    every = list(figures)
    known = [figure for figure in every if not figure.missing]
    blocks: list[Block] = []
    if known:
        notes: list[str] = []
        rows = tuple(_row(context, figure, notes) for figure in known)
        blocks.append(Table(caption, _columns(context), rows, tuple(_numbered(notes))))
    blocks += absent(context, [figure for figure in every if figure.missing])
    return blocks


def _numbered(notes: Iterable[str]) -> Iterator[str]:
    """Begin each note with the sign that leads to it."""
    return (phrase("{sign}. {note}", sign=at, note=note) for at, note in enumerate(notes, 1))


def _columns(context: Context) -> tuple[Column, ...]:
    region = [Column(context.region_name, ColumnKind.NUMBER)] if context.place.region else []
    return (
        Column(phrase("Figure")),
        Column(context.short, ColumnKind.NUMBER, own=True),
        Column(phrase("Unit")),
        Column(phrase("Year"), ColumnKind.DAY),
        *region,
        Column(phrase("World"), ColumnKind.NUMBER),
        Column(phrase("Source, edition"), ColumnKind.AGE),
    )


def _row(context: Context, figure: Figure, notes: list[str]) -> Row:
    assert figure.value is not None
    beside = figure.comparison
    others = [beside.world if beside else None]
    if context.place.region:
        others.insert(0, beside.region if beside else None)
    dataset = context.store.dataset(figure.dataset)
    own = (_OWN,) if figure.overridden else ()
    return Row(
        (
            Cell(figure.label, detail=_signs((figure.note, *figure.breaks, *own), notes)),
            Cell(said(figure.value, figure.unit)),
            Cell(unit_of(figure.unit)),
            Cell(str(figure.year or "–")),
            *(Cell("–" if other is None else said(other, figure.unit)) for other in others),
            Cell(edition(dataset), age=Age.of(dataset.snapshot, context.on)),
        )
    )


def _signs(found: Sequence[str], notes: list[str]) -> str:
    """Add sentences to the notes, each once, and return the signs that lead to them."""
    places = set()
    for sentence in filter(None, found):
        if sentence not in notes:
            notes.append(sentence)
        places.add(notes.index(sentence) + 1)
    if not places:
        return ""
    signs = listed(map(str, sorted(places)), ", ")
    return phrases("note {signs}", "notes {signs}", len(places), signs=signs)


def absent(context: Context, figures: Collection[Figure]) -> list[Block]:
    """Say in a sentence which figures there are not, and why: a gap is never a zero."""
    by_reason: dict[tuple[str, str], list[str]] = {}
    for figure in figures:
        reason = (figure.note, edition(context.store.dataset(figure.dataset)))
        by_reason.setdefault(reason, []).append(figure.label)
    blocks: list[Block] = [
        Paragraph(
            phrase(
                "No data: {figures}. {why} ({source})",
                figures=listed(labels, "; "),
                why=why,
                source=source,
            )
        )
        for (why, source), labels in by_reason.items()
    ]
    return blocks + [Paragraph(text) for text in instead(context.question, figures)]


def instead(asked: Asked, figures: Collection[Figure]) -> list[str]:
    """Say of a former State under which places a data set keeps its figures."""
    if asked.store.ground.places[asked.code].ended is None:
        return []
    found = []
    for id in dict.fromkeys(figure.dataset for figure in figures):
        about = asked.store.dataset(id)
        first, last = about.coverage.first, about.coverage.last
        breaks = breaks_of(about, [asked.code], first, last, asked.store.ground)
        found += [item.sentence for item in breaks]
    return list(dict.fromkeys(found))


def joined(context: Context, figure: Figure) -> tuple[tuple[int, float], ...]:
    """Return the years of a figure that make one series: those since the last split of a State."""
    if context.place.code not in context.store.dataset(figure.dataset).breaks:
        return figure.history
    start = last_split(context)
    return tuple((year, value) for year, value in figure.history if year >= start)


def last_split(context: Context) -> int:
    """Return the year of the last split in which the State had a part; 0 without one."""
    code = context.place.code
    return max(
        (
            row.day.year
            for row in context.ground.successions
            if row.day and code in (row.predecessor, row.successor)
        ),
        default=0,
    )
