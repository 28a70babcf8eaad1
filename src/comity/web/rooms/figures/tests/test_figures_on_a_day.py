"""Nothing later than the day, and no line across the split of a State."""

import re
from datetime import date

import pytest
from django.test import RequestFactory

from comity.web.core.query import Query
from comity.web.rooms.figures.chart import drawings
from comity.web.rooms.figures.data import the_store
from comity.web.rooms.figures.explore import explore

DAY = "on=2026-11-21"


def test_the_largest_corridors_are_those_known_by_the_day(client):
    found = client.get("/corridors/?on=2012-05-01&format=json").json()["records"]
    assert {row["year"] for row in found} == {2010}
    assert "no data" in client.get("/corridors/?on=1980-01-01").content.decode()


def test_a_corridor_shows_no_figure_later_than_the_day(client):
    page = client.get("/corridors/MEX/USA/?on=2012-05-01").content.decode()
    assert "The last figure of each kind that is not later than 1 May 2012." in page
    found = client.get("/api/v1/corridors/MEX/USA?on=2012-05-01").json()["records"]
    assert all(row["year"] is None or row["year"] < 2012 for row in found)


@pytest.mark.parametrize(
    ("asked", "parted"),
    [
        ("state=SDN,ETH&measure=population_persons", {"Sudan": (2011,), "Ethiopia": ()}),
        ("state=SDN,SSD,ETH,KEN,UGA,TZA,COD&measure=population_persons", {"Sum": (2011,)}),
        ("year=1990-2023&measure=population_persons", {"Sum": ()}),
    ],
)
def test_a_series_is_not_drawn_across_the_split_of_a_state(asked, parted):
    request = RequestFactory().get(f"/?{asked}")
    store = the_store()
    found = explore(
        store,
        store.dataset("wdi_indicators"),
        Query(request, ("state", "year", "measure")),
        date(2026, 11, 21),
    )
    chart = next(iter(drawings(found)))
    assert {line.name.replace(" of the rows", ""): line.parted for line in chart.series} == parted


def test_a_line_stops_where_a_state_split(client):
    split, whole = (
        client.get(f"/corridors/{pair}/?{DAY}").content.decode() for pair in ("SDN/SAU", "ETH/SAU")
    )
    assert _stretches(split) > _stretches(whole)


def _stretches(page: str) -> int:
    """Count the unbroken stretches of the lines in the first chart."""
    chart = page[page.index("stroke-linejoin") - 2000 :]
    courses = re.findall(r'<path d="(M[^"]+)" fill="none"', chart[: chart.index("</svg>")])
    return sum(course.count("M") for course in courses)


def test_a_sum_of_a_region_says_on_how_many_places_it_rests(client):
    page = client.get(
        f"/rankings/?show=remittances_received_share&year=1995&{DAY}"
    ).content.decode()
    whole = page[page.index('id="caption-5"') :]
    counts = list(map(int, re.findall(r'<td class="number">(\d+)</td></tr>', whole)))
    assert len(counts) == 6
    assert sum(counts[:-1]) == counts[-1] < 193
