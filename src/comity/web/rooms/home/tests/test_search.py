"""The search: every room is asked, the best stands first, and near misses are offered."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.web.core.matching import FOUND, weight


def found(client, text):
    answer = client.get("/search/", {"q": text, "format": "json"})
    assert answer.status_code == 200
    return answer.json()["records"]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Ivory Coast", "/states/CIV/"),
        ("Côte", "/states/CIV/"),
        ("cote d'ivoire", "/states/CIV/"),
        ("KEN", "/states/KEN/"),
        ("icrmw", "/instruments/ICRMW/"),
        ("rights of all migrant workers", "/instruments/ICRMW/"),
        ("Torture", "/instruments/CAT/"),
    ],
)
def test_what_is_meant_stands_first(client, text, url):
    assert found(client, text)[0]["url"] == url


def test_the_convention_on_migrant_workers_is_among_the_first(client):
    urls = [row["url"] for row in found(client, "migrant workers")[:3]]
    assert "/instruments/ICRMW/" in urls


def test_a_word_leads_to_the_figures_behind_it(client):
    assert any(row["url"].startswith("/figures/") for row in found(client, "stock"))


def test_the_page_puts_hits_in_groups_of_a_kind(client):
    text = client.get("/search/?q=kenya").content.decode()
    assert '<h2 id="kind-1">' in text
    assert 'href="/states/KEN/"' in text
    assert text.count("<h1") == 1


def test_the_part_holds_the_hits_alone(client):
    answer = client.get("/search/?q=kenya", headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "/states/KEN/" in answer.content.decode()


def test_a_slip_of_the_keyboard_is_met_with_what_is_spelt_alike(client):
    text = client.get("/search/?q=Kenyya").content.decode()
    assert "Nothing on record is called “Kenyya”." in text
    assert "/states/KEN/" in text
    assert found(client, "Kenyya")[0]["url"] == "/states/KEN/"


def test_what_is_nowhere_is_said_to_be_nowhere(client):
    text = client.get("/search/?q=xyzzyq").content.decode()
    assert "Nothing on record is called “xyzzyq”." in text
    assert "Try fewer letters" in text
    assert found(client, "xyzzyq") == []


def test_an_empty_search_asks_for_a_word(client):
    assert "Type a name" in client.get("/search/").content.decode()
    assert found(client, "  ") == []


def test_weights_go_from_one_down_and_addresses_stand_once(client):
    rows = found(client, "migrant")
    weights, urls = [row["weight"] for row in rows], [row["url"] for row in rows]
    assert weights == sorted(weights, reverse=True)
    assert len(set(urls)) == len(urls)
    assert all(FOUND <= value <= 1 for value in weights)


def test_a_script_in_the_search_is_shown_as_text(client):
    text = client.get("/search/?q=<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.mark.parametrize("query", ["q=" + "x" * 300, "q=a%00b", "p=x"])
def test_a_search_that_cannot_be_read_is_refused(client, query):
    assert client.get(f"/search/?{query}").status_code == 400


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=40))
def test_no_search_breaks_the_page(text):
    assert Client().get("/search/", {"q": text}).status_code in {200, 400}


def test_a_program_finds_the_same(client):
    answer = client.get("/api/v1/search?q=ivory%20coast")
    assert answer.status_code == 200
    assert answer.json()["records"][0]["url"] == "/states/CIV/"
    assert client.get("/api/v1/search").status_code in {400, 422}


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_weight_lies_between_nothing_and_one(asked, name):
    assert 0 <= weight(asked, name) <= 1


@pytest.mark.parametrize(
    ("asked", "better", "worse"),
    [
        ("guinea", "Guinea", "Guinea-Bissau"),
        ("guinea", "Guinea-Bissau", "Papua New Guinea"),
        ("workers", "Migrant workers", "Kenya"),
        ("côte", "Côte d'Ivoire", "Montenegro"),
    ],
)
def test_the_closer_name_has_the_greater_weight(asked, better, worse):
    assert weight(asked, better) > weight(asked, worse)
