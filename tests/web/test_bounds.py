"""What no page can answer is refused before anything is looked up, and says what to do."""

from threading import BoundedSemaphore

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory

from comity.web.core import hands
from comity.web.core.bounds import LONGEST
from comity.web.core.hands import LONG
from comity.web.core.streams import Streams

HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")
MANY = "&".join(f"a{number}=1" for number in range(99))


@pytest.mark.parametrize("path", ["/", "/fr/", "/api/v1/states", "/static/design/text.css"])
@pytest.mark.parametrize(
    ("query", "host", "said"),
    [
        ("", "evil.example", "COMITY_HOSTS"),
        ("", "localhost:80@evil.example", "COMITY_HOSTS"),
        ("q=" + "x" * LONGEST, "localhost", "8,000 are read"),
        (MANY, "localhost", "60 parameters"),
    ],
    ids=["name", "name with sign", "long", "many"],
)
def test_a_question_out_of_bounds_is_refused_with_advice(client, path, query, host, said):
    answer = client.get(f"{path}?{query}", headers={"host": host, "Accept": "text/html"})
    assert answer.status_code == 400
    assert answer["Cache-Control"] == "no-store"
    assert all(answer.has_header(name) for name in HEADERS)
    text = answer.content.decode()
    assert said in text
    assert "evil.example" not in text
    assert len(text) < 10_000


def test_a_refusal_is_in_the_language_of_its_address_whoever_asked_before(client):
    client.get("/ar/")
    assert 'lang="en"' in client.get("/", headers={"host": "evil.example"}).content.decode()
    assert 'lang="fr"' in client.get("/fr/", headers={"host": "evil.example"}).content.decode()


@pytest.mark.parametrize("page", ["--5", "-", "5-", "+5", "٥", "1e2", "5 5", "²"])
def test_what_is_no_number_is_refused(client, page):
    answer = client.get("/figures/migrant_stock_2024/", {"page": page})
    assert answer.status_code == 400
    assert "write a whole number" in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post", "put", "brew", "head"])
def test_every_refusal_says_that_it_must_not_be_kept(client, method):
    for path in ("/nothing/", "/static/nothing.css", "/static/design/text.css", "/healthz", "/"):
        answer = client.generic(method.upper(), path)
        if answer.status_code >= 400:
            assert answer["Cache-Control"] == "no-store"
        assert all(answer.has_header(name) for name in HEADERS)


def test_few_downloads_are_sent_at_one_time_and_each_gives_its_place_away(monkeypatch):
    # An answer that another test did not read to its end may still have its place.
    monkeypatch.setattr(hands, "_PLACES", BoundedSemaphore(LONG))
    site = Streams(lambda _: StreamingHttpResponse(iter([b"a", b"b"])))
    ask = RequestFactory().get("/downloads/acts.csv")
    sent = [site(ask) for _ in range(LONG)]
    refused = site(ask)
    assert {answer.status_code for answer in sent} == {200}
    assert (refused.status_code, refused["Retry-After"]) == (503, "30")
    assert "Too many questions at once" in refused.content.decode()
    assert b"".join(sent[0]) == b"ab"
    sent[0].close()
    sent[0].close()
    sent[0] = site(ask)
    assert (sent[0].status_code, site(ask).status_code) == (200, 503)
    for answer in sent:
        answer.close()
