"""Pages about places: a State, two places, and rankings of all."""

import re

import pytest

DAY = "on=2026-11-21"


def records(client, path):
    answer = client.get(f"{path}{'&' if '?' in path else '?'}format=json&{DAY}")
    assert answer.status_code == 200
    return {row["figure"]: row for row in answer.json()["records"]}


def test_a_corridor_names_each_revision_and_the_year_of_every_figure(client):
    found = records(client, "/corridors/MEX/USA/")
    stock = found["stock_2024_MEX_USA"]
    assert (stock["value"], stock["year"], stock["edition"]) == (11279561, 2024, "2024")
    assert found["stock_2020_MEX_USA"]["edition"] == "2020"
    money = found["remittances_USA_MEX"]
    assert (money["value"], money["year"]) == (30019187026, 2017)
    assert "Modelled" in money["note"]


def test_a_corridor_is_drawn_both_ways_with_its_reasons(client):
    page = client.get(f"/corridors/MEX/USA/?{DAY}").content.decode()
    assert "From Mexico to United States of America" in page
    assert "From United States of America to Mexico" in page
    assert "stock_persons of migrant_stock_2024 where destination = USA" in page
    assert "Revision 2020" in page
    assert f'href="/corridors/USA/MEX/?{DAY}"' in page.replace("&amp;", "&")


def test_a_pair_without_a_row_says_unknown_and_not_zero(client):
    page = client.get(f"/corridors/TUV/SMR/?{DAY}").content.decode()
    assert "There is no row for this pair: it is unknown, not zero." in page
    assert "no data" in page
    assert records(client, "/corridors/TUV/SMR/")["stock_2024_TUV_SMR"]["value"] is None


def test_names_lead_to_the_address_by_codes_with_the_same_question(client):
    answer = client.get(f"/corridors/mexico/United States of America/?{DAY}")
    assert answer.status_code == 301
    assert answer["Location"] == f"/corridors/MEX/USA/?{DAY}"
    answer = client.get("/fr/figures/states/ivory coast/?on=2003-07-01")
    assert (answer.status_code, answer["Location"]) == (
        301,
        "/fr/figures/states/CIV/?on=2003-07-01",
    )


def test_the_same_place_twice_is_refused(client):
    for path in ("/corridors/MEX/MEX/", "/corridors/mex/Mexico/"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert "are the same place; name two places." in answer.content.decode()


def test_the_form_leads_to_the_corridor(client):
    answer = client.get(f"/corridors/?a=Mexico&b=usa&{DAY}")
    assert (answer.status_code, answer["Location"]) == (302, f"/corridors/MEX/USA/?{DAY}")
    assert client.get("/corridors/?a=Mexico").status_code == 400
    assert client.get("/corridors/?a=Mexico&b=Narnia").status_code == 404
    page = client.get("/corridors/").content.decode()
    assert page.index("11,279,561") < page.index("</tr>", page.index("11,279,561"))


def test_a_state_has_all_its_figures_with_their_reasons(client):
    found = records(client, "/figures/states/KEN/")
    hosted = found["refugees_hosted"]
    assert (hosted["value"], hosted["year"], hosted["of_world"]) == (617125, 2025, 28461306)
    page = client.get(f"/figures/states/KEN/?{DAY}").content.decode()
    for words in ("617,125 persons", "10,466,679 persons", "asylum other than origin", "no data"):
        assert words in page


def test_a_day_before_the_figures_shows_none_of_them(client):
    page = client.get("/figures/states/KEN/?on=1960-01-01").content.decode()
    assert "after the day asked" in page


def test_a_ranking_orders_the_last_values_not_later_than_the_day(client):
    answer = client.get(f"/rankings/?show=migrants&format=json&{DAY}").json()
    first = answer["records"][0]
    assert (first["rank"], first["state"], first["value"]) == (1, "USA", 52375047)
    before = client.get("/rankings/?show=migrants&format=json&on=2016-01-01").json()
    assert {row["year"] for row in before["records"]} == {2015}


def test_a_ranking_shows_the_world_beside_the_states_and_a_map(client):
    page = client.get(f"/rankings/?show=refugees_hosted&{DAY}").content.decode()
    assert "28,461,306" in page
    assert 'class="world"' in page
    assert "no data" in page
    assert "express no opinion on the status of any territory" in page.replace("\n", " ")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("show=happiness", "No value of show"),
        ("year=2023", "ask for 2015 or 2020 or 2024."),
        ("year=two", "write one such as 2024."),
        ("on=1950-01-01", "ask for a later day."),
        ("on=1950-01-01&show=refugees_hosted", "The first figures of refugees_hosted are of 1951"),
    ],
)
def test_a_ranking_that_cannot_be_made_says_how_to_ask(client, asked, sentence):
    answer = client.get(f"/rankings/?{asked}")
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_labels_notes_and_splits_are_said_in_the_language_of_the_page(client):
    page = client.get(f"/fr/figures/states/SDN/?{DAY}").content.decode()
    heads = re.findall(r'<tr id="[\w-]+"><th scope="row">(.*?)<details>', page, re.DOTALL)
    assert len(heads) > 20
    assert not [head for head in heads if 'lang="en"' in head]
    page = client.get(f"/fr/corridors/SDN/SSD/?{DAY}").content.decode()
    (splits,) = re.findall(r'<div class="note" role="note"><h3>.*?</div>', page)
    assert "9 juillet 2011" in splits
    assert 'lang="en"' not in splits


def test_files_and_addresses_stay_english_on_a_page_of_another_language(client):
    here, there = (
        client.get(f"{folder}/figures/states/SDN/?format=json&{DAY}") for folder in ("", "/fr")
    )
    assert here.content == there.content
    page = client.get(f"/fr/figures/states/KEN/?{DAY}").content.decode()
    assert '<tr id="migrants-living-here">' in page
