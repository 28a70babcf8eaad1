"""Fetching over the web: patient with passing faults, strict with lasting ones."""

from dataclasses import replace
from hashlib import sha256
from types import SimpleNamespace

import pytest

from comity.facts.errors import ComityError, FetchError
from comity.fetch import Client
from comity.fetch.client import Order

BODY = b"state,year\n" + b"KEN,2020\n" * 40_000
ETAG = {"ETag": '"v1"'}


@pytest.fixture
def order(web) -> Order:
    return Order("population", f"{web.base}/file", 1_000_000, 1000.0)


def left_in(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_comes_whole_with_its_checksum_and_marks(web, client, order, make, tmp_path):
    headers = ETAG | {"Last-Modified": "Wed, 21 Oct 2026 07:28:00 GMT", "Content-Type": "text/csv"}
    web.says("/file", make.Answer(BODY, headers=headers))
    told = []
    came = client.download(order, tmp_path / "file", told.append)
    assert came.path.read_bytes() == BODY
    assert (came.sha256, came.bytes) == (sha256(BODY).hexdigest(), len(BODY))
    assert (came.etag, came.content_type) == ('"v1"', "text/csv")
    assert told[-1] == ("bytes", len(BODY), len(BODY))
    assert left_in(tmp_path) == ["file"]


def test_a_server_out_of_order_for_a_moment_is_asked_again(
    web, client, order, make, clock, tmp_path
):
    web.says("/file", make.Answer(status=500), make.Answer(status=503), make.Answer(BODY))
    assert client.download(order, tmp_path / "file").bytes == len(BODY)
    assert clock.waits[-2:] == [1.0, 2.0] or clock.waits == [1.0, 2.0]


def test_a_server_out_of_order_for_good_is_given_up_in_one_line(web, client, order, make, tmp_path):
    web.says("/file", make.Answer(b"<html>", status=500))
    with pytest.raises(FetchError) as caught:
        client.download(order, tmp_path / "file")
    said = str(caught.value)
    assert "it answered 500 Internal Server Error, 4 times in a row." in said
    assert said.endswith("The data kept so far stay.")
    assert "\n" not in said
    assert len(web.asked) == 4
    assert left_in(tmp_path) == []


def test_a_missing_file_is_asked_for_once_only(web, client, order, tmp_path):
    with pytest.raises(FetchError, match=r"it answered 404 Not Found\. Look for the new address"):
        client.download(order, tmp_path / "file")
    assert len(web.asked) == 1


def test_the_pause_that_a_server_asks_for_is_kept(web, client, order, make, clock, tmp_path):
    turned_away = make.Answer(status=429, headers={"Retry-After": "17"})
    web.says("/file", turned_away, make.Answer(BODY))
    client.download(order, tmp_path / "file")
    assert 17.0 in clock.waits


def test_a_pause_named_as_a_moment_is_counted_by_the_clock_of_the_server(
    web, client, order, make, clock, tmp_path
):
    """RFC 9110, section 10.2.3: Retry-After is a number of seconds or a date."""
    moment = {"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"}
    web.says("/file", make.Answer(status=429, headers=moment), make.Answer(BODY))
    with pytest.raises(FetchError, match=r"asks for a pause of [\d,]{10,} seconds"):
        client.download(order, tmp_path / "file")


def test_waits_differ_by_the_chance_that_is_given(web, order, make, tmp_path):
    web.says("/file", make.Answer(status=500))
    waits = {}
    for chance in (0.0, 1.0):
        clock = make.Clock()
        reader = Client(clock=clock, jitter=lambda chance=chance: chance, attempts=3)
        with pytest.raises(FetchError):
            reader.download(order, tmp_path / "file")
        waits[chance] = [wait for wait in clock.waits if wait >= 0.5]
    assert waits == {0.0: [0.5, 1.0], 1.0: [1.0, 2.0]}


def test_requests_to_one_host_keep_their_distance(web, client, order, make, clock, tmp_path):
    web.says("/file", make.Answer(BODY))
    slow = replace(order, rate_per_second=0.25)
    for _ in range(3):
        client.download(slow, tmp_path / "file")
    assert clock.waits == [4.0, 4.0]


def test_the_rest_of_a_broken_file_is_asked_for_by_the_next_call(web, order, make, tmp_path, clock):
    """RFC 9110, sections 13.1.5 and 14.2: If-Range with the mark, Range with the rest."""
    web.says("/file", make.Answer(BODY, headers=ETAG, cut=100_000), make.Answer(BODY, headers=ETAG))
    once = Client(clock=clock, attempts=1, timeout=5)
    with pytest.raises(FetchError, match=r"broke off after 100,000 of 360,011 bytes"):
        once.download(order, tmp_path / "file")
    assert left_in(tmp_path) == ["file.part", "file.part.json"]
    came = once.download(order, tmp_path / "file")
    assert web.asked[1][1]["Range"] == "bytes=100000-"
    assert web.asked[1][1]["If-Range"] == '"v1"'
    assert came.sha256 == sha256(BODY).hexdigest()
    assert left_in(tmp_path) == ["file"]


def test_a_file_that_changed_in_between_is_read_anew(web, order, make, tmp_path, clock):
    new = b"state,year\n" + b"UGA,2021\n" * 40_000
    web.says(
        "/file",
        make.Answer(BODY, headers=ETAG, cut=100_000),
        make.Answer(new, headers={"ETag": '"v2"'}),
    )
    came = Client(clock=clock, attempts=2, timeout=5).download(order, tmp_path / "file")
    assert came.path.read_bytes() == new


@pytest.mark.parametrize(
    "header", ["bytes 5-360010/360011", "bytes 100000-100010/360011", "nonsense", ""]
)
def test_a_rest_that_does_not_continue_what_was_kept_is_not_joined(
    web, order, make, tmp_path, clock, header
):
    wrong = make.Answer(BODY[5:], status=206, headers=ETAG | {"Content-Range": header})
    web.says("/file", make.Answer(BODY, headers=ETAG, cut=100_000), wrong, make.Answer(BODY))
    came = Client(clock=clock, attempts=3, timeout=5).download(order, tmp_path / "file")
    assert came.path.read_bytes() == BODY


def test_a_broken_file_without_a_mark_is_not_kept(web, order, make, tmp_path, clock):
    """Two versions might be joined into one; a weak ETag is no mark (RFC 9110, 13.1.5)."""
    web.says("/file", make.Answer(BODY, headers={"ETag": 'W/"v1"'}, cut=100_000))
    with pytest.raises(FetchError, match="broke off"):
        Client(clock=clock, attempts=1, timeout=5).download(order, tmp_path / "file")
    assert left_in(tmp_path) == []


def test_an_endless_answer_ends_at_the_bound(web, client, order, make, tmp_path):
    web.says("/file", make.Answer(b"a,b\n", headers={"Content-Length": ""}, endless=True))
    with pytest.raises(FetchError, match="the answer is larger than 1,000,000 bytes"):
        client.download(order, tmp_path / "file")
    assert left_in(tmp_path) == []


def test_an_answer_that_announces_too_much_is_not_read(web, client, order, make, tmp_path):
    web.says("/file", make.Answer(b"a", headers={"Content-Length": "5000000000"}))
    with pytest.raises(FetchError, match="larger than"):
        client.download(order, tmp_path / "file")
    assert len(web.asked) == 1


def test_an_answer_that_trickles_is_given_up(web, order, make, tmp_path):
    web.says("/file", make.Answer(BODY, headers=ETAG))
    clock = make.Clock()
    reader = Client(clock=clock, longest=10, timeout=5)
    with pytest.raises(FetchError, match="came too slowly"):
        reader.download(order, tmp_path / "file", lambda _: clock.sleep(6))
    assert left_in(tmp_path) == ["file.part", "file.part.json"]


def test_an_empty_answer_is_no_data(web, client, order, make, tmp_path):
    web.says("/file", make.Answer(b""))
    with pytest.raises(FetchError, match="the answer was empty"):
        client.download(order, tmp_path / "file")


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/passwd", "begins with file:"),
        ("ftp://127.0.0.1/x", "begins with ftp:"),
        ("http://localhost:9/file", "leads to another host, localhost, without protection"),
        ("http://user:word@127.0.0.1/", "names a user"),
        ("data:text/csv,a", "begins with data:"),
        ("/a b", "holds spaces"),
    ],
)
def test_a_server_cannot_send_the_reader_just_anywhere(
    web, client, order, make, tmp_path, location, why
):
    web.says("/file", make.Answer(status=302, headers={"Location": location}))
    with pytest.raises(FetchError, match=why):
        client.download(order, tmp_path / "file")
    assert len(web.asked) == 1
    assert left_in(tmp_path) == []


def test_a_turn_within_the_same_host_is_followed(web, client, order, make, tmp_path):
    web.says("/file", make.Answer(status=301, headers={"Location": "/new"}))
    web.says("/new", make.Answer(BODY))
    assert client.download(order, tmp_path / "file").address == f"{web.base}/new"


def test_turns_in_a_circle_end(web, client, order, make, tmp_path):
    web.says("/file", make.Answer(status=302, headers={"Location": "/file"}))
    with pytest.raises(FetchError, match="sends on more than 5 times"):
        client.download(order, tmp_path / "file")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://x/y", "http://", "", "http://a b/"]
)
def test_only_addresses_of_the_web_are_asked(client, order, tmp_path, address):
    with pytest.raises(FetchError, match="Correct it in the list of services"):
        client.download(replace(order, address=address), tmp_path / "file")


def test_settings_of_the_machine_do_not_send_requests_through_another_host(
    web, client, order, make, tmp_path, monkeypatch
):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.says("/file", make.Answer(BODY))
    assert client.download(order, tmp_path / "file").bytes == len(BODY)


def test_a_service_that_nobody_runs_is_named(client, order, tmp_path):
    with pytest.raises(FetchError, match="the connection failed") as caught:
        client.download(replace(order, address="http://127.0.0.1:9/x"), tmp_path / "file")
    assert isinstance(caught.value, ComityError)
    assert isinstance(caught.value, OSError)


def test_words_of_a_server_cannot_move_the_cursor():
    said = str(FetchError("a", "b", "it said \x1b[2J\nboo.", "Do this."))
    assert said == "Cannot fetch a from b: it said [2J boo. Do this. The data kept so far stay."


def test_an_answer_packed_in_an_unknown_way_is_refused(
    web, client, order, make: SimpleNamespace, tmp_path
):
    web.says("/file", make.Answer(BODY, headers={"Content-Encoding": "br"}))
    with pytest.raises(FetchError, match="packed in a way that was not asked for"):
        client.download(order, tmp_path / "file")


def test_a_connection_that_is_reset_is_taken_up_again(web, client, order, make, tmp_path):
    torn = make.Answer(BODY, headers=ETAG, cut=50_000, reset=True)
    web.says("/file", torn, make.Answer(BODY, headers=ETAG))
    assert client.download(order, tmp_path / "file").path.read_bytes() == BODY


def test_a_body_in_pieces_that_breaks_off_is_noticed(web, client, order, make, tmp_path):
    """RFC 9112, section 7.1: a body in chunks ends with a chunk of no bytes."""
    pieces = b"5\r\nstate\r\n5\r\n,year\r\n"
    headers = {"Content-Length": "", "Transfer-Encoding": "chunked"}
    web.says("/file", make.Answer(pieces, headers=headers))
    with pytest.raises(FetchError, match="broke off midway, 4 times in a row"):
        client.download(order, tmp_path / "file")
    web.says("/file", make.Answer(pieces + b"0\r\n\r\n", headers=headers))
    assert client.download(order, tmp_path / "file").path.read_bytes() == b"state,year"


def test_an_older_file_stays_until_the_new_one_is_whole(web, client, order, make, tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    web.says("/file", make.Answer(BODY, cut=10))
    with pytest.raises(FetchError):
        client.download(order, tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"old"
