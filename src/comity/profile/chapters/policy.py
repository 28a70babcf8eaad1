"""What the government reported on its migration policies: indicator 10.7.2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from comity.evidence.figure import Figure
from comity.evidence.figures_other import DOMAINS, POLICY
from comity.evidence.panel import region_of
from comity.evidence.store import Store
from comity.facts.phrases import Kept, marked, phrase, term
from comity.profile.chapters.figured import absent, edition, source_line
from comity.profile.chapters.numbers import per_cent
from comity.profile.context import Context
from comity.profile.document import Age, Block, Cell, Column, ColumnKind, Row, Section, Table

_CLASSES = {
    1: marked("1 of 4, requires further progress"),
    2: marked("2 of 4, partially meets"),
    3: marked("3 of 4, meets"),
    4: marked("4 of 4, fully meets"),
}
#: The one domain that a table spells out; the others are as the data set calls them.
_SPELT = {
    "Whole-of-government/evidence-based policies": marked(
        "Whole-of-government and evidence-based policies"
    )
}
_PREFIX = "Migration policies: "


def policy(context: Context) -> Section:
    """Return the chapter."""
    named = context.figures("policy").values()
    figures = [replace(figure, label=_domain(figure.label)) for figure in named]
    known = [figure for figure in figures if not figure.missing]
    blocks: list[Block] = [_table(context, known)] if known else []
    blocks += absent(context, [figure for figure in figures if figure.missing])
    lede = phrase(
        "Indicator 10.7.2 of the Sustainable Development Goals: how far the government says "
        "that measures are in place, in four classes. The answers are not examined."
    )
    return Section("policy", phrase("Policies reported"), lede, tuple(blocks))


def _domain(label: str) -> str:
    """Return the domain alone that a label names."""
    name = label.removeprefix(_PREFIX)
    return term(_SPELT.get(name, name)) if name in DOMAINS else Kept(name)


def _table(context: Context, known: Sequence[Figure]) -> Table:
    region = [Column(context.region_name, ColumnKind.NUMBER)] if context.place.region else []
    columns = (
        Column(phrase("Domain")),
        Column(phrase("Class"), own=True),
        Column(phrase("Year"), ColumnKind.DAY),
        *region,
        Column(phrase("World"), ColumnKind.NUMBER),
        Column(phrase("Source, edition"), ColumnKind.AGE),
    )
    beside = phrase(
        "Region and world: how many of the States that reported stand in the two top classes, "
        "“meets” and “fully meets”."
    )
    caption = phrase("Migration policies of {place}, as reported", place=context.name)
    rows = tuple(_row(context, figure) for figure in known)
    return Table(caption, columns, rows, (beside, source_line(context, POLICY)))


def _row(context: Context, figure: Figure) -> Row:
    dataset, domain = context.store.dataset(POLICY), figure.id.removeprefix(f"{POLICY}_")
    named = _CLASSES.get(figure.value) if isinstance(figure.value, int) else None
    regions = [context.place.region] if context.place.region else []
    found = _top(context.store)
    cells = [
        Cell(figure.label),
        Cell(term(named) if named else phrase("class not known")),
        Cell(str(figure.year or "–")),
        *(Cell(_share(found.get((domain, name), (0, 0)))) for name in (*regions, "")),
        Cell(edition(dataset), age=Age.of(dataset.snapshot, context.on)),
    ]
    return Row(tuple(cells))


def _share(pair: tuple[int, int]) -> str:
    above, all_of_them = pair
    if not all_of_them:
        return "–"
    return phrase(
        "{part} of {whole} ({share} %)",
        part=above,
        whole=all_of_them,
        share=per_cent(above / all_of_them),
    )


@lru_cache(maxsize=4)
def _top(store: Store) -> dict[tuple[str, str], tuple[int, int]]:
    """Count the States in the two top classes, by domain and region; the world is ``""``."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    table = store.table(POLICY).drop_nulls("score")
    for state, domain, score in table.select("state", "domain", "score").rows():
        for name in _names(region_of(store, state)):
            above, all_of_them = found.get((domain, name), (0, 0))
            found[domain, name] = (above + (score >= 3), all_of_them + 1)
    return found


def _names(region: str) -> Iterable[str]:
    return {region, ""}
