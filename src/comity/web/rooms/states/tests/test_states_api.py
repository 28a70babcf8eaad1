"""What the room gives to search, sitemap, downloads and programs."""

import pytest

from comity.facts import ground
from comity.web.rooms.states.room import room


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Kenya", "KEN"),
        ("cote d'ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Alemania", "DEU"),
        ("肯尼亚", "KEN"),
        ("Кения", "KEN"),
        ("كينيا", "KEN"),
        ("Kenia", "KEN"),
        ("türkiye", "TUR"),
        ("MEX", "MEX"),
        ("USSR", "SUN"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(asked, code):
    best = max(room.find(asked), key=lambda hit: hit.weight)
    assert best.url == f"/states/{code}/"
    assert best.weight > 0.85


def test_nonsense_finds_nothing():
    assert [hit for hit in room.find("qqqqzzzz") if hit.weight >= 0.4] == []
    assert list(room.find("")) == []


def test_the_sitemap_names_every_state():
    pages = set(room.pages())
    assert {"/states/", "/compare/", "/states/KEN/"} <= pages
    assert len(pages) == len(ground().states()) + 2


def test_the_tables_hold_what_the_ground_knows():
    tables = {bulk.name: bulk for bulk in room.tables()}
    assert set(tables) == {"places", "memberships", "successions"}
    places = tables["places"].table()
    assert places.height == len(ground().places)
    assert set(tables["memberships"].columns()) == set(tables["memberships"].table().columns)
    assert tables["successions"].table().height == len(ground().successions)
    assert places.filter(places["code"] == "SSD")["began"].item() == "2011-07-09"


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("states?group=EU&on=2004-05-01", 25),
        ("states/KEN?on=2020-01-01", 1),
        ("states/KEN/profile?on=2020-01-01&compare=UGA", 1),
        ("states/MEX/standings?on=2003-07-01", None),
        ("states/KEN/figures?on=2026-11-21&chapter=refuge", None),
        ("compare?states=KEN,UGA&on=2020-01-01", None),
    ],
)
def test_programs_get_the_same_records(client, path, count):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    said = answer.json()
    assert said["records"]
    assert count is None or said["total"] == count


def test_a_standing_tells_a_program_why(client):
    said = client.get("/api/v1/states/MEX/standings?on=2003-07-01").json()["records"]
    (found,) = (r for r in said if r["instrument"] == "ICRMW")
    assert (found["standing"], found["since"]) == ("bound", "2003-07-01")
    assert found["because"][-1]["sources"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("states/Kenia", 404),
        ("states/Congo/standings", 404),
        ("states/KEN?on=2020-13-01", 400),
        ("compare?states=KEN", 400),
        ("compare", 400),
        ("states?group=NOPE", 404),
        ("states/KEN/figures?chapter=nope", 400),
        ("states?limit=0", 422),
    ],
)
def test_programs_are_refused_with_a_problem(client, path, status):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_vote_names_its_day_and_its_source(client):
    found = client.get("/api/v1/states/FJI/standings?on=2021-06-01&limit=500").json()["records"]
    vote = next(record for record in found if record["instrument"] == "GCM-VOTE")
    assert (vote["since"], vote["because"][0]["sources"]) == ("2018-12-19", ["S08"])
