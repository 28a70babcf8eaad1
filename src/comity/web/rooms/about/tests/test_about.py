"""The pages on method, the glossary, the state of the records and the guide to the API."""

import json
import re

import pytest

from comity.facts import Tier
from comity.web.rooms.about import docs, lint
from comity.web.rooms.about.guide import endpoints
from comity.web.rooms.about.markdown import drawn
from comity.web.rooms.about.room import room
from comity.web.rooms.about.terms import terms

PAGES = docs.method_pages()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_documentation_is_shown(client, name):
    page = client.get(f"/method/{name}/").content.decode()
    assert page.count("<h1") == 1
    assert "&lt;!--" not in page and ".md" not in "".join(re.findall(r'href="([^"]*)"', page))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_between_pages_leads_to_a_heading_that_is_there(client, name):
    page = client.get(f"/method/{name}/").content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    for target in re.findall(r'href="(/(?:method|glossary)[^"]*|#[^"]*)"', main):
        path, _, anchor = target.partition("#")
        other = client.get(path).content.decode() if path else page
        assert not anchor or f'id="{anchor}"' in other, target


def test_a_page_holds_no_html_of_its_own(monkeypatch):
    monkeypatch.setattr(docs, "text", lambda _: "# A\n\n<script>x</script> [a](javascript:x)\n")
    monkeypatch.setattr(docs, "titles", lambda: {"a": "A"})
    html = drawn("a", lambda name: f"/{name}/").html
    assert "<script" not in html and 'href="javascript' not in html


def test_tables_scroll_and_their_heads_say_what_stands_below(client):
    page = client.get("/method/standing/").content.decode()
    assert '<th scope="col">standing</th>' in page
    assert page.count('<div class="scroll" tabindex="0" role="region"') >= page.count("<table") > 0


def test_content_says_that_it_is_english(client):
    page = client.get("/fr/method/standing/").content.decode()
    assert '<html lang="fr"' in page and 'class="prose" lang="en" dir="ltr"' in page


def test_an_unknown_page_is_refused_with_near_names(client):
    answer = client.get("/method/standings/")
    assert answer.status_code == 404
    assert "standing" in answer.content.decode()
    assert client.get("/method/../glossary/").status_code in {200, 404}


def test_the_glossary_defines_every_word_of_its_page(client):
    found = client.get("/glossary/?format=json").json()["records"]
    assert len(found) == docs.text("glossary").count("\n- **") == len(terms())
    accession = next(record for record in found if record["term"] == "Accession")
    assert accession["meaning"] == (
        "Consent to be bound by a State that has not signed (VCLT art. 15)."
    )
    assert accession["section"] == "Treaties and acts"


def test_words_of_the_glossary_can_be_looked_for(client):
    part = client.get("/glossary/?q=vclt", headers={"HX-Request": "true"}).content.decode()
    assert "Accession" in part and "Remittances" not in part
    assert "No word of the glossary" in client.get("/glossary/?q=zzz").content.decode()


def test_the_program_gets_the_same_words(client):
    found = client.get("/api/v1/glossary?q=accession").json()
    assert "Accession" in {record["term"] for record in found["records"]}


def test_the_state_of_the_records_is_that_of_the_checks(client):
    page = client.get("/status/?on=2026-11-21").content.decode()
    counts = lint.verdict()
    assert counts["errors"] == 0
    assert "The records hold: the checks find no error." in page
    assert f"{counts['accepted']} exceptions are accepted" in page
    reasons = [item["accepted"] for item in lint.findings() if item["accepted"]]
    assert len(reasons) == counts["accepted"] and "13,290" in page


def test_the_state_of_the_records_says_how_old_they_are(client):
    found = client.get("/api/v1/status?on=2026-11-21&limit=1").json()
    assert found["ages"] == {"fresh": 1, "ageing": 3, "old": 47, "partial": 8}
    assert {tier["tier"] for tier in found["tiers"]} == set(Tier)
    assert found["numbers"]["acts"] == 13290
    assert found["total"] == sum(found["verdict"].values())


def test_the_guide_shows_every_question_with_a_command_to_copy(client):
    page = client.get("/api/").content.decode()
    for endpoint in endpoints():
        assert f"<code>{endpoint.path}</code>" in page
    assert page.count("<code>curl ") == len(endpoints())
    assert "<script src" not in page.partition("<main")[2]


def test_the_guide_shows_an_answer_on_demand(client):
    page = client.get("/api/?answer=sources_source").content.decode()
    assert "&quot;source&quot;: &quot;S01&quot;" in page
    assert client.get("/api/?answer=nothing").status_code == 400


def test_the_document_of_the_api_is_served(client):
    answer = client.get("/api/v1/openapi.json")
    assert json.loads(answer.content)["info"]["title"] == "Comity"
    assert answer["ETag"]


def test_the_search_of_the_site_finds_words():
    hits = list(room.find("accession"))
    assert hits[0].url == "/glossary/#accession"


@pytest.mark.parametrize("path", [*room.pages()])
def test_every_page_of_the_room_answers_in_json(client, path):
    answer = client.get(f"{path}?format=json", follow=True)
    assert answer.status_code == 200 and answer.json()["records"]
