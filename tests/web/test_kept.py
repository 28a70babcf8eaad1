"""What is kept is kept once, within its bound, and handed to everyone who may have it."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from time import sleep

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from comity.web.core.hands import HANDS, LONG, BusyError, Turn, away, long
from comity.web.core.kept import Held, Kept, Shelf, shelved
from comity.web.serve import THREADS

ask = RequestFactory()
PAGE = "<p>" + "Who is bound by what, and since when. " * 40


class Room:
    """Answers with a page, and counts how often it had to."""

    def __init__(self, **more):
        self.made, self.more, self.lock = 0, more, Lock()

    def __call__(self, _request):
        with self.lock:
            self.made += 1
        return HttpResponse(PAGE, **self.more)


def held(size):
    return Held({}, b"x" * size, False, "home:index")


def test_a_question_is_answered_once_for_all_who_ask_it_the_same_way():
    room = Room()
    kept = Kept(room)
    for headers in ({}, {"Accept": "text/html"}, {"Accept": "*/*"}, {"Accept-Language": "fr"}):
        kept(ask.get("/a/?b=1&a=2", headers=headers))
        kept(ask.get("/a/?a=2&b=1", headers=headers))
        kept(ask.head("/a/?a=2&b=1", headers=headers))
    assert room.made == 1


@pytest.mark.parametrize(
    "other",
    [
        ask.get("/a/?x=1%262=3"),
        ask.get("/a/?x=1&2=3&x=1"),
        ask.get("/A/?x=1&2=3"),
        ask.get("/a/?x=1&2=3", headers={"HX-Request": "true"}),
        ask.get("/a/?x=1&2=3", headers={"host": "other.example"}),
    ],
    ids=["encoded", "twice", "path", "part", "host"],
)
def test_another_question_is_not_answered_with_what_was_kept(other):
    room = Room()
    kept = Kept(room)
    kept(ask.get("/a/?x=1&2=3"))
    kept(other)
    assert room.made == 2


def test_a_header_of_any_value_makes_no_second_copy():
    room = Room()
    kept = Kept(room)
    for value in ("", "1", "false", "x" * 50):
        kept(ask.get("/a/", headers={"HX-Request": value}))
    assert room.made == 1


@pytest.mark.parametrize("more", [{"status": 404}, {"headers": {"Cache-Control": "no-store"}}])
def test_what_must_not_be_kept_is_made_each_time(more):
    room = Room(**more)
    kept = Kept(room)
    first, again = ask.get("/"), ask.get("/")
    kept(first)
    kept(again)
    assert (room.made, shelved(again).outcome) == (2, "no")


def test_what_is_asked_by_many_at_one_moment_is_made_once():
    begun, made = Event(), []

    def slow(request):
        made.append(request)
        begun.wait(10)
        return HttpResponse(PAGE)

    kept = Kept(slow)
    with ThreadPoolExecutor(8) as crowd:
        answers = [crowd.submit(kept, ask.get("/")) for _ in range(8)]
        begun.set()
        texts = {
            gzip.decompress(a.result().content)
            if a.result().has_header("Content-Encoding")
            else a.result().content
            for a in answers
        }
    assert (len(made), texts) == (1, {PAGE.encode()})
    assert len(kept.hands) == 0


def test_few_answers_are_made_at_one_time_and_the_site_still_says_how_it_is():
    at_once, most, lock, pause = 0, 0, Lock(), Event()

    def counted(request):
        nonlocal at_once, most
        if request.path == "/healthz":
            return HttpResponse("up")
        with lock:
            at_once += 1
            most = max(most, at_once)
        pause.wait(10)
        with lock:
            at_once -= 1
        return HttpResponse(PAGE)

    kept = Kept(counted)
    with ThreadPoolExecutor(8) as crowd:
        answers = [crowd.submit(kept, ask.get(f"/{number}/")) for number in range(8)]
        assert kept(ask.get("/healthz")).content == b"up"
        pause.set()
        assert all(answer.result().status_code == 200 for answer in answers)
    assert most == HANDS


def test_a_fault_while_it_is_made_keeps_nobody_waiting():
    def broken(request):
        raise LookupError("no room")

    kept = Kept(broken)
    for _ in range(3):
        with pytest.raises(LookupError):
            kept(ask.get("/"))
    assert len(kept.hands) == 0


def test_the_shelf_holds_no_more_than_its_bound_and_drops_what_was_asked_least_recently():
    shelf = Shelf(most=100)
    for name in "abc":
        shelf.put((name,), held(30))
    shelf.get(("a",))
    shelf.put(("d",), held(30))
    assert [name for name in "abcd" if shelf.get((name,))] == ["a", "c", "d"]
    shelf.put(("a",), held(10))
    assert (shelf.size, len(shelf)) == (73, 3)
    shelf.put(("e",), held(500))
    assert (shelf.size, len(shelf)) == (73, 3)


def test_long_questions_and_many_short_ones_fill_the_shelf_as_well():
    shelf = Shelf(most=100, answers=4)
    shelf.put(("x" * 200,), held(1))
    assert len(shelf) == 0
    for number in range(9):
        shelf.put((str(number),), held(1))
    assert (shelf.size, len(shelf)) == (8, 4)


def test_a_file_of_the_look_is_kept_once_whatever_is_written_behind_its_name():
    room = Room(headers={"Content-Type": "text/css"})
    kept = Kept(room)
    for number in range(5):
        kept(ask.get(f"/static/a.css?v={number}", headers={"host": f"host{number}"}))
    assert (room.made, len(kept.shelf)) == (1, 1)


def test_a_site_that_knows_its_address_keeps_one_answer_for_all_its_names(settings):
    settings.PUBLIC_URL = "https://comity.example"
    room = Room()
    kept = Kept(room)
    for name in ("localhost", "LOCALHOST", "localhost:1", "127.0.0.1"):
        kept(ask.get("/", headers={"host": name}))
    assert room.made == 1


def test_who_asks_for_the_headers_first_spoils_no_answer(client):
    assert client.head("/static/design/text.css").status_code == 200
    sheet = client.get("/static/design/text.css")
    assert int(sheet["Content-Length"]) == len(sheet.content) > 1000


def test_an_answer_that_waits_for_another_program_keeps_no_other_waiting():
    begun, done = Event(), Event()

    def made(request):
        if request.path.startswith("/slow"):
            with away():
                begun.set()
                done.wait(10)
        return HttpResponse(PAGE)

    kept = Kept(made)
    with ThreadPoolExecutor(8) as crowd:
        slow = [crowd.submit(kept, ask.get(f"/slow/{number}")) for number in range(HANDS + 1)]
        begun.wait(10)
        assert kept(ask.get("/quick/")).status_code == 200
        done.set()
        assert {answer.result().status_code for answer in slow} == {200}
    assert len(kept.hands) == 0
    assert kept(ask.get("/quick/2")).status_code == 200


def test_few_wait_for_one_answer_of_another_program_and_the_rest_are_told_to_come_back():
    done, asked = Event(), 6

    def made(_request):
        with long(), away():
            done.wait(10)
        return HttpResponse(PAGE)

    kept = Kept(made)
    with ThreadPoolExecutor(asked) as crowd:
        answers = [crowd.submit(kept, ask.get("/slow/")) for _ in range(asked)]
        while sum(answer.done() for answer in answers) < asked - LONG:
            sleep(0.01)
        done.set()
        found = sorted(answer.result().status_code for answer in answers)
    assert found == [200] * LONG + [503] * (asked - LONG)
    refused = next(a.result() for a in answers if a.result().status_code == 503)
    assert (refused["Retry-After"], refused["Cache-Control"]) == ("30", "no-store")
    assert len(kept.hands) == 0


def test_a_turn_that_does_not_come_leaves_its_place_to_others():
    turn = Turn(patience=0.01)
    for _ in range(LONG + 1):
        with turn.taken(), pytest.raises(BusyError), turn.taken():
            pass
    with turn.taken():
        pass


def test_a_worker_has_threads_that_nothing_can_keep_for_long():
    assert LONG < THREADS


def test_a_download_of_unknown_length_passes_by_the_shelf():
    kept = Kept(lambda _: StreamingHttpResponse(iter([b"a", b"b"])))
    answer = kept(ask.get("/"))
    assert b"".join(answer.streaming_content) == b"ab"
    assert (kept.shelf.size, len(kept.shelf)) == (0, 0)


def test_whoever_takes_no_gzip_gets_the_same_text():
    kept = Kept(Room())
    packed = kept(ask.get("/", headers={"Accept-Encoding": "br, gzip"}))
    plain = kept(ask.get("/"))
    assert gzip.decompress(packed.content) == plain.content == PAGE.encode()
    assert packed["ETag"] == plain["ETag"]
    assert packed["Vary"] == plain["Vary"]
    assert {"HX-Request", "Accept-Encoding"} <= set(plain["Vary"].split(", "))


def test_a_reader_who_has_it_is_not_sent_it_again():
    kept = Kept(Room())
    tag = kept(ask.get("/"))["ETag"]
    for value in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
        assert kept(ask.get("/", headers={"If-None-Match": value})).status_code == 304
    assert kept(ask.get("/", headers={"If-None-Match": '"other"'})).status_code == 200
