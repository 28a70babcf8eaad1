"""What holds for every page of the site, whichever room it is in."""

import pytest


def test_the_first_page_stands_in_every_language(client):
    for path, code in (("/", "en"), ("/fr/", "fr"), ("/ar/", "ar"), ("/zh-hans/", "zh-hans")):
        answer = client.get(path)
        assert answer.status_code == 200
        assert f'<html lang="{code}"' in answer.content.decode()


def test_arabic_is_written_from_right_to_left(client):
    assert '<html lang="ar" dir="rtl">' in client.get("/ar/").content.decode()


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/?on=2003-13-01", 400, "is not a day that the calendar has"),
        ("/?on=1944-12-31", 400, "outside the period answered"),
        ("/?om=2003-01-01", 400, "it has format, on, show."),
        ("/?format=jsn", 400, "Did you mean json?"),
        ("/nothing", 404, "Nothing stands at this address"),
        ("/?on=%00", 400, "signs that cannot be printed"),
    ],
)
def test_a_question_that_cannot_be_taken_is_refused_with_its_reason(client, path, status, sentence):
    answer = client.get(path)
    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_a_program_gets_the_same_sentence_as_a_problem(client):
    answer = client.get("/?on=2003-13-01&format=json")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"].startswith("'2003-13-01' is not a day")


def test_what_the_reader_has_already_is_not_sent_again(client):
    first = client.get("/?on=2020-01-01")
    again = client.get("/?on=2020-01-01", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_no_page_may_run_or_load_what_is_not_its_own(client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
