"""What the room offers to the whole: search, addresses, tables, indicators, the API."""

from datetime import date

import pytest

from comity.evidence import figures
from comity.facts import KNOWLEDGE
from comity.web.rooms.figures.data import the_store
from comity.web.rooms.figures.indicators import INDICATORS
from comity.web.rooms.figures.room import room

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "text", ["Mexico USA", "from Mexico to the United States of America", "mex usa", "Mexico - USA"]
)
def test_two_places_in_a_search_are_a_corridor(text):
    if "the United" in text:
        text = text.replace("the ", "")
    first = next(iter(room.find(text)))
    assert (first.url, first.weight) == ("/corridors/MEX/USA/", 1.0)


def test_a_search_finds_data_sets_and_indicators_by_their_words():
    urls = [hit.url for hit in room.find("remittances")]
    assert "/figures/remittances_2017/" in urls
    assert "/rankings/?show=remittances_received_share" in urls
    assert next(iter(room.find("idmc_displaced"))).weight == 1.0


@pytest.mark.parametrize("text", ["", " ", "zzzz qqqq", "%", "a " * 60, "\u202e=1+1"])
def test_a_search_for_nothing_finds_nothing(text):
    assert [hit for hit in room.find(text) if hit.weight == 1.0] == []


def test_every_page_of_the_room_stands(client):
    for path in room.pages():
        assert client.get(path).status_code == 200, path


def test_every_table_is_described_and_none_is_read_before_it_is_asked_for():
    found = {bulk.name: bulk for bulk in room.tables()}
    assert len(found) == len(the_store().sets)
    stock = found["migrant_stock_2024"]
    assert set(stock.columns()) == set(stock.table().columns)
    assert "Unit: persons." in stock.columns()["stock_persons"]
    assert (stock.first, stock.last, stock.licence) == (1990, 2024, "CC BY 3.0 IGO")


def test_indicators_agree_with_the_figures_of_each_state():
    here = {item.id: item for item in figures("KEN", DAY, within=the_store())}
    names = {"migrants": "migrants_here", "emigrants": "emigrants_abroad"}
    for indicator in INDICATORS.values():
        figure = here[names.get(indicator.id, indicator.id)]
        assert indicator.values(DAY)["KEN"] == (figure.value, figure.year)
        assert (indicator.unit, indicator.dataset) == (figure.unit, figure.dataset)


def test_an_indicator_leaves_out_who_has_no_value():
    assert "VAT" not in INDICATORS["refugees_hosted"].values(DAY)
    assert INDICATORS["migrants"].values(date(1980, 1, 1)) == {}


def test_a_data_set_of_the_reader_takes_its_place_and_says_so(client, monkeypatch, tmp_path):
    folder = tmp_path / "evidence"
    folder.mkdir()
    bundled = KNOWLEDGE / "evidence"
    text = (bundled / "catalogue.yml").read_text(encoding="utf-8")
    start = text.index("idmc_displaced:")
    end = text.index("\n\n", start)
    (folder / "catalogue.yml").write_text(text[start:end] + "\n", encoding="utf-8")
    table = (bundled / "idmc_displaced.parquet").read_bytes()
    (folder / "idmc_displaced.parquet").write_bytes(table)
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    page = client.get("/figures/idmc_displaced/?state=SYR&on=2026-11-20").content.decode()
    assert "yours, in place of the bundled one" in page
    assert "yours" in client.get("/figures/?on=2026-11-20").content.decode()
    assert "yours" in client.get("/figures/states/SYR/?on=2026-11-20").content.decode()


def test_the_api_gives_the_same_figures_as_the_pages(client):
    path = "/api/v1/datasets/migrant_stock_2024/rows?destination=DEU&origin=POL&year=2024"
    answer = client.get(f"{path}&sex=total&limit=1").json()
    assert (answer["total"], answer["records"][0]["stock_persons"]) == (1, 1883559)
    assert client.get("/api/v1/datasets?kind=stock").json()["total"] == 7
    assert client.get("/api/v1/datasets/idmc_displaced").json()["records"][0]["edition"]
    found = client.get("/api/v1/corridors/mexico/USA?on=2026-11-21").json()["records"]
    assert found[0]["value"] == 11279561


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("datasets/nothing", 404),
        ("datasets/remittances_2017/rows?where=sender", 400),
        ("datasets/remittances_2017/rows?where=planet=USA", 400),
        ("datasets/remittances_2017/rows?state=KEN", 400),
        ("datasets/migrant_stock_2024/rows?destination=Narnia", 404),
        ("datasets/migrant_stock_2024/rows?year=2023", 400),
        ("datasets/migrant_stock_2024/rows?limit=5000", 422),
        ("corridors/MEX/MEX", 400),
        ("corridors/MEX/Narnia", 404),
    ],
)
def test_the_api_refuses_with_a_problem(client, path, status):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer["Content-Type"].startswith("application/problem+json")
