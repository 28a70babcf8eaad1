"""Two to six States side by side."""

import re

import pytest
from django.utils.translation import gettext, override

URL = "/compare/?states=KEN,UGA,TZA&on=2020-01-01"


def records(client, url=URL):
    return client.get(f"{url}&format=json").json()["records"]


def test_only_uganda_is_bound_by_the_convention_on_stateless_persons(client):
    found = {
        r["state"]: r["value"]
        for r in records(client)
        if r["what"] == "standing" and r["id"] == "STATELESS1954"
    }
    assert list(found) == ["KEN", "UGA", "TZA"]
    assert [code for code, words in found.items() if words.startswith("bound")] == ["UGA"]
    page = client.get(URL).content.decode()
    (row,) = re.findall(r"<tr>(?:(?!<tr>).)*STATELESS1954.*?</tr>", page, re.DOTALL)
    assert "Uganda: bound since" in row
    assert "Kenya: no act on record" in row


def test_figures_carry_year_source_and_age_and_the_missing_their_reason(client):
    figures = [r for r in records(client) if r["what"] == "figure"]
    assert {r["state"] for r in figures} == {"KEN", "UGA", "TZA"}
    for figure in figures:
        assert figure["source"]
        assert figure["known_to"]
        assert figure["age_days"] is not None
        assert figure["value"] is not None or figure["note"]


def test_different_years_are_made_visible(client):
    page = client.get("/compare/?states=KEN,UGA,TZA&on=2026-11-21").content.decode()
    assert "years differ" in page
    assert "persons" in page
    assert "no data" in page
    assert "A count is no score" in page
    assert "<figure" in page


def test_the_bare_page_is_a_form_with_examples(client):
    page = client.get("/compare/").content.decode()
    assert page.count('name="states"') == 6
    assert 'href="/compare/?states=KEN,UGA,TZA"' in page
    assert "no score" not in page


def test_the_fields_of_the_form_become_one_address(client):
    answer = client.get("/compare/?states=ken&states=Uganda&states=&states=TZA&on=2020-01-01")
    assert answer.status_code == 302
    assert answer["Location"] == URL


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ("KEN", "Only Kenya is named; name 2 to 6 States to compare."),
        ("KEN,kenya", "Only Kenya is named"),
        ("KEN,UGA,TZA,RWA,BDI,SSD,ETH", "at most 6 stand side by side"),
    ],
)
def test_too_few_and_too_many_are_refused(client, states, sentence):
    answer = client.get(f"/compare/?states={states}")
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_territories_former_states_and_organisations_can_be_compared(client):
    answer = client.get("/compare/?states=SUN,HKG,EUE,KEN,ESH,TWN&on=2026-11-21")
    assert answer.status_code == 200


def test_names_are_those_of_the_language(client):
    page = client.get(f"/fr{URL}").content.decode()
    assert "Ouganda" in page
    assert "Tanzanie" in page


def test_states_are_compared_by_names_in_daily_use_and_shown_by_those_of_the_un(client):
    answer = client.get("/es/compare/?states=Kenia&states=Uganda&on=2020-01-01")
    assert answer["Location"] == "/es/compare/?states=KEN,UGA&on=2020-01-01"
    page = client.get(answer["Location"]).content.decode()
    assert 'value="Kenya"' in page
    assert "Derechos humanos" in page and "Human rights" not in page


def test_a_note_that_several_states_share_stands_once(client):
    page = client.get(URL).content.decode()
    notes = re.findall(r'<li id="note-\d+">\d+\. (.*?)</li>', page)
    assert len(notes) == len(set(notes)) < 30


def test_labels_notes_and_drawings_are_said_in_the_language_of_the_page(client):
    page = client.get("/fr/compare/?states=KEN,UGA,SDN&on=2020-01-01").content.decode()
    (notes,) = re.findall(r'<ol class="notes">.*?</ol>', page, re.DOTALL)
    assert "Soudan" in notes
    assert "9 juillet 2011" in notes
    assert 'lang="en"' not in notes
    assert '<tr><th scope="row"><span lang="en"' not in page
    assert "<figure><h3>" in page
    assert "Ouganda 2,2" in page


def test_treaties_have_their_short_titles_in_the_language_of_the_page(client):
    page = client.get(f"/ru{URL}").content.decode()
    named = re.findall(r'<a href="/ru/instruments/ICERD/">(.*?)</a>', page)
    with override("ru"):
        assert named == [gettext("Racial discrimination")]
