"""What changed for a State between two days."""

import csv
import io
import re
from datetime import date

import pytest
from django.utils.translation import gettext, override

from comity.evidence.store import store
from comity.facts import QuestionError, resolve
from comity.norms import norms
from comity.web.rooms.states.since import since

MEX = "/states/MEX/changes/?since=1999-01-01&on=2003-12-31"


def test_mexico_became_bound_in_these_years(client):
    records = client.get(f"{MEX}&format=json").json()["records"]
    (found,) = (r for r in records if r["what"] == "standing" and r["id"] == "ICRMW")
    assert (found["before"], found["after"], found["day"]) == (
        "signed, not ratified",
        "bound",
        "2003-07-01",
    )
    assert "ratification 1999-03-08" in found["act"]
    acts = [r for r in records if r["what"] == "act" and r["id"] == "ICRMW"]
    assert [r["day"] for r in acts] == ["1999-03-08"]
    assert all(r["sources"] for r in acts)


def test_the_page_shows_acts_with_their_sources_and_what_is_silent(client):
    page = client.get(MEX).content.decode()
    assert "bound since 1 July 2003" in page
    assert "8 March 1999" in page
    assert 'href="/sources/' in page
    assert "Silence is not absence" in page


def test_records_that_end_before_the_day_are_named(client):
    answer = client.get("/states/KEN/changes/?since=2020-01-01&on=2026-11-21&format=json").json()
    ends = [r for r in answer["records"] if r["what"] == "record ends"]
    assert len(ends) > 30
    assert all(r["known_to"][:4] <= "2026" for r in ends)
    assert f"{len(ends)} records end before 2026-11-21" in answer["remarks"][0]


def test_figures_of_later_years_show_both_values(client):
    rows = csv.DictReader(
        io.StringIO(
            client.get(
                "/states/KEN/changes/?since=2015-01-01&on=2026-11-21&format=csv"
            ).content.decode()
        )
    )
    (found,) = (row for row in rows if row["id"] == "migrants_here")
    assert (found["before_day"], found["day"], found["after"]) == ("2010", "2024", "992536")


def test_acts_known_by_year_may_lie_outside_the_span():
    whole = since(resolve("KEN"), date(1945, 1, 1), date(2026, 11, 21), norms(), store())
    vague = [d for d in whole.acts if d.act.day.month is None and d.act.day.year > 1950]
    for done in vague[:3]:
        middle = date(done.act.day.year, 6, 1)
        part = since(resolve("KEN"), middle, date(2026, 11, 21), norms(), store())
        same = [d for d in part.acts if d.act is done.act]
        assert same
        assert not same[0].certain


def test_the_first_day_must_come_before_the_last(client):
    answer = client.get("/states/KEN/changes/?since=2020-01-01&on=2019-01-01")
    assert answer.status_code == 400
    assert "ask since an earlier day" in answer.content.decode()
    with pytest.raises(QuestionError):
        since(resolve("KEN"), date(2020, 1, 1), date(2020, 1, 1), norms(), store())


def test_without_days_the_last_five_years_are_shown(client):
    page = client.get("/states/KEN/changes/?on=2026-11-21").content.decode()
    assert "after 1 January 2021 and until 21 November 2026" in page


def test_figures_are_named_in_the_language_of_the_page(client):
    page = client.get("/fr/states/SDN/changes/?since=2005-01-01&on=2026-11-21").content.decode()
    (newer,) = re.findall(r'<section aria-labelledby="newer">.*?</section>', page, re.DOTALL)
    heads = re.findall(r'<th scope="row">.*?</th>', newer, re.DOTALL)
    assert heads
    assert not [head for head in heads if 'lang="en"' in head]
    assert "9 juillet 2011" in newer


def test_treaties_that_changed_have_their_short_titles_in_the_language_of_the_page(client):
    page = client.get("/es/states/MEX/changes/?since=1999-01-01&on=2004-01-01").content.decode()
    named = set(re.findall(r'<a href="/es/instruments/ICRMW/">(.*?)</a>', page))
    with override("es"):
        assert named == {gettext("Migrant workers and their families")}
