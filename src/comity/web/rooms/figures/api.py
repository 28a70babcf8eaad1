"""Figures for programs: data sets, their rows, and what is known between two places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from comity.answers.figures import of_dataset, of_figure, source_line, sources_of
from comity.answers.forms import Record
from comity.answers.series import of_rows, with_measure
from comity.facts import Day, QuestionError
from comity.web.core.envelope import USUAL, Limit, Offset, On, envelope, the_day
from comity.web.core.problem import Problem
from comity.web.rooms.figures.api_schemas import (
    CorridorAnswer,
    DatasetAnswer,
    DatasetsAnswer,
    RowsAnswer,
)
from comity.web.rooms.figures.data import the_store

router = Router(tags=["Figures"])
REFUSED = frozenset({400, 404, 422, 429})


MANY = "Repeat it, or part values by commas."
Places = Annotated[list[str], Query(description=f"Codes or names in use. {MANY}")]
Years = Annotated[list[str], Query(description=f"Years, or spans such as 1990-2000. {MANY}")]
Words = Annotated[list[str], Query(description=f"Values of the column. {MANY}")]
Others = Annotated[list[str], Query(description="Any other column, as column=value; repeat it.")]
Kind = Annotated[str, Query(description="Only data sets of a kind, such as stock.", max_length=40)]


@router.get("/datasets", response={200: DatasetsAnswer, REFUSED: Problem}, summary="Data sets")
def datasets(
    request: HttpRequest,  # noqa: ARG001
    kind: Kind = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """List the data sets, all or those of one kind.

    Example: /api/v1/datasets?kind=stock
    """
    from comity.web.rooms.figures.views import of_kind

    store = the_store()
    records = [_plain(of_dataset(item, store)) for item in of_kind(store, kind)]
    return envelope("Data sets", records, limit=limit, offset=offset)


@router.get("/datasets/{id}", response={200: DatasetAnswer, REFUSED: Problem}, summary="A data set")
def dataset(request: HttpRequest, id: str) -> dict[str, object]:  # noqa: ARG001
    """Say what a data set is, how it was made, what is missing, and what its columns mean.

    Example: /api/v1/datasets/migrant_stock_2024
    """
    store = the_store()
    about = store.dataset(id)
    return envelope(about.title, [_plain(of_dataset(about, store))])


@router.get(
    "/datasets/{id}/rows",
    response={200: RowsAnswer, REFUSED: Problem},
    summary="Rows of a data set",
)
def rows(  # noqa: PLR0913, PLR0917  # a parameter for each column asked most
    request: HttpRequest,  # noqa: ARG001
    id: str,
    state: Places = [],  # noqa: B006  # never changed
    origin: Places = [],  # noqa: B006
    destination: Places = [],  # noqa: B006
    year: Years = [],  # noqa: B006
    sex: Words = [],  # noqa: B006
    age: Words = [],  # noqa: B006
    where: Others = [],  # noqa: B006
    measure: Annotated[str, Query(max_length=80, description="Only this measure.")] = "",
    on: On = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> dict[str, object]:
    """Return the rows that have the values asked for; what is not asked is not narrowed.

    Example: /api/v1/datasets/migrant_stock_2024/rows?destination=DEU&origin=POL&sex=total
    """
    from comity.evidence.series import series
    from comity.web.rooms.figures.columns import asked_of

    store, day = the_store(), the_day(on)
    about = store.dataset(id)
    given = {"state": state, "origin": origin, "destination": destination}
    given |= {"year": year, "sex": sex, "age": age, **_others(where)}
    asked = asked_of(store, about, {name: texts for name, texts in given.items() if texts})
    found = series(id, within=store, **asked)
    if measure:
        found = with_measure(found, measure)
    part = of_rows(found, found.rows.slice(offset, limit), store)
    remarks = (source_line(about, store, day), *found.missing, *_sentences(found.breaks))
    answer = envelope(about.title, [_plain(row) for row in part], on=day, remarks=remarks)
    return answer | {"total": found.rows.height, "limit": limit, "offset": offset}


def _others(where: Sequence[str]) -> dict[str, list[str]]:
    """Read ``column=value`` of columns that have no parameter of their own."""
    found: dict[str, list[str]] = {}
    for text in where:
        column, sign, value = text.partition("=")
        if not (column and sign and value):
            problem = f"where takes column=value, got {text[:60]!r}; write such as sender=USA."
            raise QuestionError(problem)
        found.setdefault(column, []).append(value)
    return found


def _sentences(breaks: Iterable[Any]) -> list[str]:
    return [item.sentence for item in breaks]


@router.get(
    "/corridors/{a}/{b}", response={200: CorridorAnswer, REFUSED: Problem}, summary="A corridor"
)
def corridor(
    request: HttpRequest,  # noqa: ARG001
    a: str,
    b: str,
    on: On = "",
) -> dict[str, object]:
    """Say what is known between two places, both ways, and how each figure came about.

    Example: /api/v1/corridors/MEX/USA
    """
    from comity.web.rooms.figures.pair import between

    store, day = the_store(), the_day(on)
    first, second = (store.ground.resolve(name).code for name in (a, b))
    found = between(store, first, second, day)
    records = [_plain(of_figure(part, store)) for part in found.parts]
    remarks = (*sources_of((part.dataset for part in found.parts), store), *found.breaks)
    return envelope(f"{found.a} and {found.b}, both ways", records, on=day, remarks=remarks)


def _plain(record: Mapping[str, Any]) -> Record:
    """Write the days of a record as text."""
    return {name: _text(value) for name, value in record.items()}


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, date | Day) else value
