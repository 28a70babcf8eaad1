"""What changed towards an instrument between two days."""

import pytest

PAIR = "from=2003-06-30&to=2003-07-01"


def test_on_one_day_twenty_one_states_become_bound(client):
    answer = client.get(f"/instruments/ICRMW/diff/?{PAIR}&format=json").json()
    moves = {(record["before"], record["after"]) for record in answer["records"]}
    assert len(answer["records"]) == 21
    assert moves == {("consented", "bound")}
    assert answer["title"].endswith("30 June 2003 to 1 July 2003: 21 States moved")
    page = client.get(f"/instruments/ICRMW/diff/?{PAIR}").content.decode()
    assert "21 States moved." in page
    assert 'href="/sources/S01/"' in page


def test_the_api_says_the_same(client):
    page = client.get(f"/instruments/ICRMW/diff/?{PAIR}&format=json").json()["records"]
    assert client.get(f"/api/v1/instruments/ICRMW/diff?{PAIR}").json()["records"] == page


def test_csv_names_acts_and_sources_on_one_line(client):
    path = "/instruments/ICRMW/diff/?from=1999-01-01&to=1999-12-31&format=csv"
    text = client.get(path).content.decode()
    assert "ratification 1999-03-08 (S01)" in text


def test_a_day_beyond_the_record_is_said_to_be(client):
    path = "/instruments/ICRMW/diff/?from=2020-01-01&to=2026-11-21"
    assert "the record is known to 17 January 2023" in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (
            "/instruments/ICRMW/diff/?from=2003-07-01&to=2003-06-30",
            "from 2003-07-01 is after to 2003-06-30; give the earlier day first.",
        ),
        ("/instruments/GCM-VOTE/diff/", "GCM-VOTE is a resolution"),
        ("/instruments/ICRMW/diff/?from=2003-07", "is not one day"),
    ],
)
def test_a_question_that_cannot_be_taken_is_refused(client, path, sentence):
    answer = client.get(path)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()


def test_without_days_the_last_ten_years_are_shown(client):
    assert client.get("/instruments/ICRMW/diff/").status_code == 200
    assert client.get("/instruments/ICRMW/diff/?to=1948-01-01").status_code == 200


def test_the_part_holds_the_table_without_the_page(client):
    path = f"/instruments/ICRMW/diff/?{PAIR}"
    part = client.get(path, headers={"HX-Request": "true"}).content.decode()
    assert "<table" in part
    assert "<html" not in part


def test_between_two_days_silence_of_a_partial_record_is_not_that_nothing_moved(client):
    asked = "/instruments/C181/diff/?from=1999-01-01&to=2001-01-01"
    page = client.get(asked).content.decode()
    assert "C181 is a partial record" in page
    found = client.get("/api/v1/instruments/C181/diff?from=1990-01-01&to=2026-01-01").json()
    assert any("partial record" in remark for remark in found["remarks"])
    assert {record["before"] for record in found["records"]} <= {"unknown", "consented"}


def test_through_the_years_what_a_partial_record_lacks_is_unknown(client):
    asked = "/api/v1/instruments/C181/timeline?from=2019&to=2020&state=BRA"
    found = client.get(asked).json()["records"]
    assert [record["standings"]["BRA"] for record in found] == ["unknown", "unknown"]


def test_the_page_is_cited_with_both_its_days(client):
    page = client.get("/instruments/ICRMW/diff/?to=2020-01-01").content.decode()
    cited = page[page.index('class="cite"') :]
    assert "to=2020-01-01&amp;from=2010-01-01" in cited
