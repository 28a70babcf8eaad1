"""What holds for every endpoint: problems, limits, reading from elsewhere, asking again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import ground
from comity.web.api import api
from comity.web.core.throttle import PerMinute

SOURCE = "/api/v1/sources/S01?on=2026-11-21"


@pytest.fixture
def throttle(monkeypatch):
    (found,) = api.throttle
    monkeypatch.setattr(found, "_counts", {})
    return found


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/api/v1/sources/S001", 404, "No source is called 'S001'. Did you mean S01"),
        ("/api/v1/sources/S01?on=2003-02-30", 400, "is not a day that the calendar has"),
        ("/api/v1/sources/S01?onn=2003-02-01", 400, "has no parameter 'onn'; it has on."),
        ("/api/v1/sources/S01?on=%00", 400, "signs that cannot be printed"),
        ("/api/v1/sources?limit=0", 422, "limit is '0'; it should be greater than or equal to 1."),
        ("/api/v1/sources?limit=many", 422, "limit is 'many'; it should be a valid integer"),
        ("/api/v1/sources?tier=best", 422, "tier is 'best'; it should be"),
        ("/api/v1/sources?q=" + "a" * 201, 400, "q is longer than 200 characters"),
        ("/api/v1/nothing", 404, "Nothing stands at this address"),
        ("/api/v1/", 404, "Nothing stands at this address"),
    ],
)
def test_a_refusal_is_a_problem_with_a_sentence_that_helps(client, path, status, sentence):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status and sentence in problem["detail"]
    assert problem["instance"] == path.partition("?")[0]
    assert answer["Cache-Control"] == "no-store"


def test_near_names_are_given_beside_the_sentence(client):
    assert "S01" in client.get("/api/v1/sources/S001").json()["close"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(client, method):
    answer = getattr(client, method)(SOURCE)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["detail"] == "Everything here is for reading; ask with GET or HEAD."


def test_a_fault_of_the_site_is_told_without_its_inside(client, monkeypatch):
    def broken(*_):
        raise RuntimeError("/etc/secret")

    monkeypatch.setattr("comity.web.rooms.sources.api.of_whole", broken)
    answer = client.get("/api/v1/sources/S02?on=1999-01-01")
    assert answer.status_code == 500
    assert answer["Content-Type"] == "application/problem+json"
    assert "secret" not in answer.content.decode()


def test_what_a_program_has_already_is_not_sent_again(client):
    first = client.get(SOURCE)
    assert first.json()["records"][0]["acts"] == 6735
    again = client.get(SOURCE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    later = client.get(SOURCE, headers={"If-Modified-Since": first["Last-Modified"]})
    assert later.status_code == 304


def test_the_day_of_the_knowledge_is_the_day_of_the_answer(client):
    day = ground().snapshot.last.strftime("%d %b %Y")
    assert day in client.get(SOURCE)["Last-Modified"]
    assert client.get(SOURCE).json()["knowledge"] == str(ground().snapshot)


def test_the_head_of_an_answer_can_be_had_alone(client):
    whole, head = client.get(SOURCE), client.head(SOURCE)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == whole["ETag"]


@pytest.mark.parametrize("path", [SOURCE, "/downloads/sources.csv", "/api/v1/nothing"])
def test_any_page_may_read(client, path):
    answer = client.get(path, headers={"Origin": "https://example.org"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer


def test_a_browser_that_asks_before_is_told_that_it_may(client):
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    answer = client.options(SOURCE, headers=asked)
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_pages_are_not_opened_to_others(client):
    answer = client.get("/sources/S01/")
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_who_asks_too_often_is_told_when_to_ask_again(client, throttle, monkeypatch):
    monkeypatch.setattr(throttle, "rate", 2)
    monkeypatch.setattr(throttle, "clock", lambda: 75.0)
    found = [client.get(f"/api/v1/sources?offset={n}&limit=7") for n in range(3)]
    assert [answer.status_code for answer in found] == [200, 200, 429]
    assert found[2]["Retry-After"] == "45"
    assert found[2].json()["detail"].endswith("ask again in 45 s.")
    assert client.get("/api/v1/sources?offset=0&limit=7").status_code == 200  # kept: not counted
    assert client.get("/api/v1/nothing").status_code == 404
    other = client.get("/api/v1/sources?offset=9&limit=7", REMOTE_ADDR="198.51.100.7")
    assert other.status_code == 200


def test_no_address_is_kept_in_clear_and_memory_is_bounded(rf):
    now = [0.0]
    throttle = PerMinute(1, clock=lambda: now[0], most=3)
    for last in range(9):
        assert throttle.allow_request(rf.get("/", REMOTE_ADDR=f"192.0.2.{last}"))
    assert len(throttle._counts) == 3
    assert not any(b"192" in key for key in throttle._counts)
    assert not throttle.allow_request(rf.get("/", REMOTE_ADDR="192.0.2.0"))
    now[0] = 60.0
    assert throttle.allow_request(rf.get("/", REMOTE_ADDR="192.0.2.0"))
    assert len(throttle._counts) == 1


def test_no_limit_is_no_limit(rf):
    throttle = PerMinute(0)
    assert all(throttle.allow_request(rf.get("/")) for _ in range(5000))


@given(name=st.text(max_size=60), value=st.text(max_size=300))
def test_no_question_brings_the_api_down(name, value):
    from django.test import Client

    answer = Client().get("/api/v1/sources", {name or "q": value, "limit": "1"})
    assert answer.status_code in {200, 400, 422, 429}
    assert answer.json()


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/sources/%ff%fe",
        "/api/v1/sources/%3Cscript%3E",
        "/api/v1/sources/" + "S" * 3000,
        "/api/v1/sources?" + "&".join(f"q{n}=1" for n in range(59)),
        "/api/v1/sources?" + "&".join(f"q{n}=1" for n in range(500)),
        "/api/v1/sources?q=%ff",
        "/api/v1/sources/S01/../../x",
    ],
)
def test_hostile_questions_are_refused(client, path):
    answer = client.get(path)
    assert answer.status_code in {200, 400, 404}
    assert "json" in answer["Content-Type"]
    assert answer["X-Content-Type-Options"] == "nosniff"
