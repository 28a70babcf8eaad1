"""What those who run the site can ask and read, and what they never learn of its readers."""

import json
import logging
import os
import re
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import QuestionError
from comity.web.operations import exposition, health
from comity.web.operations.database import databases
from comity.web.operations.lines import ANSWERS, Lines
from comity.web.operations.meters import meters

PRIVATE = "Xyzzy-4711"
HERS = {
    "User-Agent": f"Browser {PRIVATE}",
    "Referer": f"https://example.org/{PRIVATE}",
    "Cookie": f"name={PRIVATE}",
    "X-Forwarded-For": "203.0.113.9",
    "Accept-Language": PRIVATE,
}


@pytest.fixture
def lines():
    """Collect what is logged, as it is written."""
    written = []

    class Collected(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    handler = Collected()
    handler.setFormatter(Lines())
    logger = logging.getLogger(ANSWERS)
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)


@pytest.fixture
def forgiving():
    """Ask as a browser does: a fault is a page, not an error of the one who asks."""
    return Client(raise_request_exception=False)


def counts(client):
    """Return the counts handed out, by name and labels."""
    text = client.get("/metrics").content.decode()
    rows = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in rows}


def test_the_process_says_that_it_is_up(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["up"]) == (200, True)


def test_the_site_is_ready_when_its_records_can_be_read(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert re.fullmatch(r"of 20\d\d-\d\d-\d\d \(\d+ instruments, \d+ data sets\)", said(answer))
    assert answer.json()["database"] == "not needed"


def said(answer):
    return answer.json()["knowledge"]


def test_the_site_is_not_ready_without_the_folder_it_is_told_to_show(client, monkeypatch, tmp_path):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "gone"))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert said(answer) == "gone: folder: is not there; create it, or unset COMITY_HOME."
    assert str(tmp_path) not in answer.content.decode()


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_what_the_site_says_of_itself_is_never_kept(client, path):
    for _ in range(2):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store"
        assert "ETag" not in answer
    assert client.post(path).status_code == 405


def test_an_answer_is_counted_by_name_method_and_status(client):
    name = 'comity_answers_total{method="GET",route="home:index",status="%s"}'
    before = counts(client)
    client.get("/?on=2020-01-01")
    client.get("/fr/?on=2020-01-01")
    client.get("/?on=never")
    after = counts(client)
    assert after[name % 200] - before.get(name % 200, 0) == 2
    assert after[name % 400] - before.get(name % 400, 0) == 1
    assert after['comity_answer_seconds_count{method="GET",route="home:index"}'] >= 3


def test_addresses_and_methods_that_do_not_exist_make_no_counts_of_their_own(client):
    client.get("/metrics")
    before = {name for name in counts(client) if "unknown" not in name and "other" not in name}
    for number in range(20):
        client.get(f"/nothing/{number}")
        client.generic(f"BREW{number}", "/")
    after = counts(client)
    assert not any("nothing" in name or "BREW" in name for name in after)
    new = {name for name in after if "unknown" not in name and "other" not in name} - before
    assert new == set()


def test_the_counts_tell_how_full_the_shelf_is_and_how_large_the_process(client):
    client.get("/?on=2020-02-02")
    client.get("/?on=2020-02-02")
    found = counts(client)
    assert found['comity_kept_total{outcome="hit"}'] >= 1
    assert found['comity_kept_total{outcome="miss"}'] >= 1
    assert f'process_resident_memory_bytes{{pid="{os.getpid()}"}}' in found


def test_one_line_tells_of_each_answer(client, lines):
    client.get("/?on=2020-03-03")
    client.get("/?on=2020-03-03")
    first, again = map(json.loads, lines)
    wanted = ["time", "level", "method", "route", "status", "ms", "bytes", "kept", "id"]
    assert list(first) == wanted
    assert (first["route"], again["route"]) == ("home:index", "home:index")
    assert (first["kept"], again["kept"]) == ("miss", "hit")
    assert first["bytes"] > 500
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z", first["time"])


@pytest.mark.parametrize(
    "path",
    [
        f"/?on={PRIVATE}",
        f"/?{PRIVATE}=1",
        f"/{PRIVATE}",
        f"/api/v1/{PRIVATE}",
        f"/static/{PRIVATE}",
        f"/fr/?utm_source={PRIVATE}&on=2020-01-01",
        f"/healthz?{PRIVATE}",
    ],
)
def test_no_line_and_no_count_tells_who_asked_or_what_was_typed(client, lines, path):
    client.get(path, headers=HERS, REMOTE_ADDR="203.0.113.8")
    written = "\n".join(lines) + client.get("/metrics").content.decode()
    assert lines
    assert PRIVATE not in written
    assert "203.0.113" not in written


@given(path=st.text(max_size=30), name=st.text(max_size=80))
def test_whatever_is_asked_makes_one_line_that_can_be_read(path, name):
    written = []
    handler = logging.Handler()
    handler.emit = lambda record: written.append(Lines().format(record))
    logging.getLogger(ANSWERS).addHandler(handler)
    try:
        answer = Client().get("/x" + quote(path, safe="/"), headers={"X-Request-ID": quote(name)})
    finally:
        logging.getLogger(ANSWERS).removeHandler(handler)
    (line,) = written
    assert "\n" not in line
    assert json.loads(line)["id"] == answer["X-Request-ID"]
    assert re.fullmatch(r"[A-Za-z0-9-]{8,64}", answer["X-Request-ID"])


def test_a_number_given_by_the_proxy_is_passed_on_and_another_text_is_not(client, lines):
    given_on = client.get("/healthz", headers={"X-Request-ID": "3f2a9c1d-0001"})
    assert given_on["X-Request-ID"] == "3f2a9c1d-0001" == json.loads(lines[0])["id"]
    made = client.get("/healthz", headers={"X-Request-ID": '"},{"level'})
    assert re.fullmatch("[0-9a-f]{16}", made["X-Request-ID"])


def test_a_fault_is_one_line_with_where_it_happened(forgiving, lines, monkeypatch):
    monkeypatch.setattr(health, "state", lambda: {}["never"])
    answer = forgiving.get("/readyz")
    assert answer.status_code == 500
    (line,) = map(json.loads, lines)
    assert (line["level"], line["status"], line["route"]) == ("error", 500, "readyz")
    assert line["fault"].startswith("Traceback") and line["fault"].endswith("KeyError: 'never'")


def test_the_dead_leave_their_counts_but_not_their_share_of_what_is_at_hand(tmp_path):
    """A worker that ended holds no memory any more; what it answered stays answered."""
    code = (
        "from comity.web.operations.meters import meters\n"
        "from comity.web.core.kept import Shelved\n"
        "meters().count('GET', 'home:index', 200, 0.01)\n"
        "meters().shelve(Shelved('miss', 'home:index', 5000, 1))\n"
    )
    env = {**os.environ, exposition.SHARED: str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    assert [path.name for path in tmp_path.glob("gauge_livesum_*.db")]
    assert exposition.living(tmp_path) == []
    assert list(tmp_path.glob("gauge_livesum_*.db")) == []
    assert len(list(tmp_path.glob("counter_*.db"))) == 1


def test_meters_are_made_once_in_a_process():
    assert meters() is meters()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///comity.db",
        f"mysql://comity:{PRIVATE}@host/comity",
        f"postgresql://comity:{PRIVATE}@host:port/comity",
        PRIVATE,
    ],
)
def test_an_address_of_a_database_that_cannot_be_used_is_refused_without_repeating_it(url):
    with pytest.raises(QuestionError, match="DATABASE_URL") as refused:
        databases(url)
    assert PRIVATE not in str(refused.value)
    assert "postgresql://name:password@host/database" in str(refused.value)


def test_a_database_is_waited_for_seconds_not_minutes():
    found = databases("postgresql://comity:a%40b@db.example:5433/comity?sslmode=require")
    assert found["default"]["PASSWORD"] == "a@b"
    assert found["default"]["OPTIONS"] == {"connect_timeout": 3, "sslmode": "require"}
