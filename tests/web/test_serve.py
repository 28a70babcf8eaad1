"""The site as it is opened by one command: where it says it is, with what, and how it ends."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from time import sleep

import pytest
from web_opened import free_port, opened

import comity
from comity.facts import QuestionError
from comity.facts.errors import ServeError
from comity.web.serve import MOST_WORKERS, Seat, free_address


def refused(*words, **env):
    """Run the command when it is to be refused; return what it said."""
    ended = subprocess.run(
        [sys.executable, "-m", "comity", "serve", *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={**os.environ, **env},
    )
    assert (ended.returncode, ended.stdout) == (2, ""), ended.stderr
    assert ended.stderr.startswith("Error: ") and ended.stderr.count("\n") == 1
    return ended.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """One site with two workers, opened for all tests that only ask."""
    with opened(tmp_path_factory.mktemp("site"), "--workers", "2") as site:
        yield site


def test_one_line_says_where_the_site_is(site):
    assert site.said == f"Comity is at http://127.0.0.1:{site.port}/\n"
    status, headers, body = site.get("/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"<h1" in body


def test_whoever_takes_gzip_gets_it(site):
    _, headers, body = site.get("/", **{"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert body[:2] == b"\x1f\x8b" and int(headers["content-length"]) == len(body)


def the_look(site):
    """Return the address of the first style sheet that the first page names."""
    return re.search(r'href="(/static/[^"]+\.css[^"]*)"', site.get("/")[2].decode())[1]


def test_a_file_of_the_look_comes_whole(site):
    status, headers, body = site.get(the_look(site))
    assert (status, headers["content-type"].partition(";")[0]) == (200, "text/css")
    assert int(headers["content-length"]) == len(body) > 1000


def test_the_counts_of_all_workers_are_one_sum(site):
    for number in range(40):
        assert site.get(f"/?on=2001-01-{number % 28 + 1:02}")[0] == 200
    text = site.get("/metrics")[2].decode()
    rows = dict(line.rpartition(" ")[::2] for line in text.splitlines() if not line.startswith("#"))
    assert float(rows['comity_answers_total{method="GET",route="home:index",status="200"}']) >= 40
    memory = [name for name in rows if name.startswith("process_resident_memory_bytes{")]
    assert 1 <= len(memory) <= 2
    asked = site.get("/metrics")[2].decode()
    assert 'route="metrics"' in asked


@pytest.mark.parametrize(
    "request_text",
    [
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /%ff%fe/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /?on=%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /?" + b"a=1&" * 5_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 60_000 + b"\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na=1",
        b"\x00\x01\x02\r\n\r\n",
    ],
    ids="long bytes query many host header absolute method post noise".split(),
)
def test_a_hostile_request_breaks_nothing(site, request_text):
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as line:
        line.sendall(request_text)
        status = line.recv(64).split(b" ")[1:2]
    assert not status or int(status[0]) < 500
    assert site.get("/healthz")[0] == 200


def test_readers_who_never_take_their_downloads_keep_no_page_waiting(site):
    asked = b"GET /downloads/wpp_mortality_2024.csv HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with ExitStack() as idle:
        for _ in range(40):
            line = idle.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            line.sendall(asked)
        for number in range(8):
            assert site.get(f"/healthz?{number}")[0] == 200
    for _ in range(100):
        status = site.get("/downloads/places.csv")[0]
        if status == 200:
            break
        sleep(0.1)
    assert status == 200


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_a_site_that_is_told_to_end_ends_well(tmp_path, how):
    with opened(tmp_path) as site:
        assert site.get("/healthz")[0] == 200
        assert site.end(how) == 0
        assert site.said == f"Comity is at http://127.0.0.1:{site.port}/\n"
        with pytest.raises(ConnectionError):
            site.get("/healthz")


def test_the_log_is_one_line_of_json_for_each_answer_and_nothing_else(tmp_path):
    with opened(tmp_path) as site:
        style = the_look(site)
        many = "/?" + "&".join(f"secret{number}=1" for number in range(99))
        for path in ("/nothing?name=secret", style, "/?on=never", many):
            site.get(path, **{"User-Agent": "secret", "X-Request-ID": "secret-no-more"})
        assert site.get("/", Host="secret.example")[0] == 400
        assert site.end() == 0
    lines = [json.loads(line) for line in site.lines]
    assert [line["status"] for line in lines] == [200, 404, 200, 400, 400, 400]
    routes = ["home:index", "unknown", "static", "home:index", "unknown", "unknown"]
    assert [line["route"] for line in lines] == routes
    assert not [line for line in lines if "secret" in json.dumps(line | {"id": ""})]


def test_a_place_that_is_taken_is_said_so():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refused("--port", port)
    assert said == (
        f"Error: Cannot open http://127.0.0.1:{port}/: another program is there. "
        "End it, or choose another with --port.\n"
    )


def test_two_sites_do_not_share_one_place_unnoticed(site):
    with pytest.raises(ServeError, match="another program is there"):
        free_address(Seat(port=site.port))


@pytest.mark.parametrize("host", ["203.0.113.7", "2001:db8::1", "a" * 300])
def test_an_address_of_another_machine_is_refused(host):
    with pytest.raises(ServeError, match="this machine has no such address"):
        free_address(Seat(host, free_port()))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--workers", 0), "workers is 0; write a whole number from 1 to 32."),
        (("--workers", 33), f"workers is 33; write a whole number from 1 to {MOST_WORKERS}."),
        (("--port", 0), "port is 0; write a whole number from 1 to 65535."),
        (("--port", 70000), "port is 70000; write a whole number from 1 to 65535."),
    ],
)
def test_numbers_out_of_range_are_refused_with_the_range(words, sentence):
    seat = dict(zip((words[0].strip("-"),), words[1:], strict=True))
    with pytest.raises(QuestionError) as error:
        Seat(**seat)
    assert str(error.value) == sentence


def test_a_wrong_number_on_the_command_line_is_one_line():
    assert "workers is 99; write" in refused("--workers", 99)


def test_a_database_that_cannot_be_understood_keeps_the_site_closed():
    said = refused("--port", free_port(), DATABASE_URL="mysql://comity:secret@host/comity")
    assert "DATABASE_URL does not name a PostgreSQL database" in said
    assert "secret" not in said


@pytest.mark.parametrize("value", ["many", "-1", "1e3"])
def test_a_setting_that_is_no_number_keeps_the_site_closed(value):
    said = refused("--port", free_port(), COMITY_RATE=value)
    assert said == f"Error: COMITY_RATE is {value!r}; write a whole number, such as 600.\n"


def test_the_site_can_be_checked_without_opening_it():
    ended = subprocess.run(
        [sys.executable, "-m", "comity", "serve", "--check"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert ended.stdout.startswith(f"Comity {comity.__version__} is ready to be opened: knowledge")
    assert ended.stderr == ""


def test_a_site_that_is_not_ready_is_found_by_the_check(tmp_path):
    said = refused("--check", COMITY_HOME=str(tmp_path / "gone"))
    assert said.startswith("Error: The site is not ready: knowledge: gone: folder: is not there")
