"""States for programs: who they are, where they stand, and what the figures say."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from comity.answers.norms import of_status, remarks_on
from comity.answers.places import of_place, of_place_in_full
from comity.facts import Day, Place, QuestionError, ground
from comity.norms import norms
from comity.web.core.envelope import USUAL, Limit, Offset, On, envelope, the_day
from comity.web.core.problem import Problem
from comity.web.core.query import parted
from comity.web.rooms.states import schemas as out

router = Router(tags=["States"])
_REFUSED: dict[Any, Any] = {frozenset({400, 404, 422, 429}): Problem}
Code = Annotated[str, Path(description="Code or name in use, such as KEN.", max_length=200)]
Names = Annotated[
    str, Query(description="States, parted by commas, such as KEN,UGA,TZA.", max_length=200)
]
Plain = dict[str, object]


@router.get("/states", response={200: out.PlacesOut, **_REFUSED}, summary="List States")
def states(
    request: HttpRequest,  # noqa: ARG001
    group: Annotated[str, Query(description="Members of a group on the day.", max_length=40)] = "",
    on: On = "",
    all: Annotated[bool, Query(description="Territories and former States too.")] = False,
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Plain:
    """List States and other parties, or the members of a group on a day.

    Example: `/api/v1/states?group=EU&on=2004-05-01`
    """
    from comity.web.rooms.states.listing import chosen

    day = the_day(on)
    found = chosen(ground(), day, group=group, every=all)
    title = f"Members of {found.group} on {day}" if found.group else "States and other parties"
    records = [of_place(place) for place in found.places]
    asked = day if found.group else None
    return envelope(title, records, on=asked, remarks=found.remarks, limit=limit, offset=offset)


@router.get("/states/{code}", response={200: out.StateOut, **_REFUSED}, summary="One State")
def state(request: HttpRequest, code: Code, on: On = "") -> Plain:  # noqa: ARG001
    """Return what is on record of a State, with its groups on a day.

    Example: `/api/v1/states/KEN?on=2020-01-01`
    """
    place, day = ground().resolve(code), the_day(on)
    return envelope(place.name, [of_place_in_full(place, ground(), day)], on=day)


@router.get(
    "/states/{code}/profile", response={200: out.ProfileOut, **_REFUSED}, summary="A profile"
)
def profile(request: HttpRequest, code: Code, on: On = "", compare: Names = "") -> Plain:  # noqa: ARG001
    """Return the profile of a State as a document: chapters of tables, charts and notes.

    Example: `/api/v1/states/KEN/profile?on=2020-01-01&compare=UGA,TZA`
    """
    from comity.profile.render.json import plain
    from comity.web.rooms.states.shown import profiled
    from comity.web.rooms.states.views import BESIDE

    place, day = ground().resolve(code), the_day(on)
    beside = [other for other in _places(compare, BESIDE) if other != place]
    return envelope(place.name, [plain(profiled(place, day, beside))], on=day)


@router.get(
    "/states/{code}/standings",
    response={200: out.StandingsOut, **_REFUSED},
    summary="Standings of a State",
)
def standings(
    request: HttpRequest,  # noqa: ARG001
    code: Code,
    on: On = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Plain:
    """Return where a State stands towards every instrument open to it, and why.

    Example: `/api/v1/states/MEX/standings?on=2003-07-01`
    """
    from comity.profile.context import Context

    place, day = ground().resolve(code), the_day(on)
    context = Context(norms(), place, day)
    answers = [context.answer(item) for item in (*context.open, *context.resolutions)]
    title = f"{place.name}: standings on {Day.of(day).words}"
    records, remarks = [of_status(answer) for answer in answers], remarks_on(answers)
    return envelope(title, records, on=day, remarks=remarks, limit=limit, offset=offset)


@router.get(
    "/states/{code}/figures",
    response={200: out.FiguresOut, **_REFUSED},
    summary="Figures of a State",
)
def figures(
    request: HttpRequest,  # noqa: ARG001
    code: Code,
    on: On = "",
    chapter: Annotated[
        str, Query(description="Only people, refuge, money and so on.", max_length=40)
    ] = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Plain:
    """Return the figures of a State: of each the last that is known on the day.

    Example: `/api/v1/states/KEN/figures?on=2026-11-21&chapter=refuge`
    """
    from comity.answers.figures import of_figure
    from comity.evidence.figures import figures as figures_of
    from comity.web.rooms.figures.data import the_store

    place, day, store = ground().resolve(code), the_day(on), the_store()
    found = figures_of(place.code, day, chapter=chapter or None, within=store)
    title = f"{place.name}: figures on {Day.of(day).words}"
    records = [of_figure(item, store) for item in found]
    return envelope(title, records, on=day, limit=limit, offset=offset)


@router.get("/compare", response={200: out.CompareOut, **_REFUSED}, summary="Compare States")
def compare(
    request: HttpRequest,  # noqa: ARG001
    states: Names = "",
    on: On = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Plain:
    """Return the standings and figures of two to six States, in records of one form.

    Example: `/api/v1/compare?states=KEN,UGA,TZA&on=2020-01-01`
    """
    from comity.web.rooms.states.views_beside import FEWEST
    from comity.web.rooms.states.views_beside import MOST as MOST_STATES

    day, places = the_day(on), _places(states, MOST_STATES)
    if len(places) < FEWEST:
        problem = f"{len(places)} States are named; name {FEWEST} to {MOST_STATES} to compare."
        raise QuestionError(problem)
    title = f"{', '.join(place.name for place in places)} on {Day.of(day).words}"
    return envelope(title, _beside(places, day), on=day, limit=limit, offset=offset)


def _beside(places: list[Place], day: date) -> list[dict[str, Any]]:
    from comity.web.rooms.figures.data import the_store
    from comity.web.rooms.states.beside import Beside
    from comity.web.rooms.states.beside_shown import records_of

    return records_of(Beside(tuple(places), day, norms(), the_store()))


def _places(text: str, most: int) -> list[Place]:
    """Read names parted by commas, each place once."""
    found = list(dict.fromkeys(map(ground().resolve, parted(text))))
    if len(found) > most:
        raise QuestionError(f"{len(found)} States are named; at most {most} stand side by side.")
    return found
