"""Keep answers by edition: the same question on the same day has the same answer.

An answer is kept compressed, within a bound in bytes, for as long as the process runs and
the day lasts. Asked by many at the same moment, it is made once (``hands.py``). Its ETag is
that of its bytes; what a reader has already is not sent again.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from threading import Lock
from typing import Final
from urllib.parse import quote_plus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from comity.web.core.clock import today
from comity.web.core.edition import edition
from comity.web.core.errors import busy
from comity.web.core.hands import BusyError, Hands
from comity.web.core.parts import wants_part

MOST_BYTES: Final = 16 * 1024 * 1024
LARGEST: Final = 1024 * 1024
#: Answers that are kept at most: beside its bytes each takes some memory of its own.
MOST: Final = 4000
_TEXTS = ("text/", "application/json", "application/javascript", "image/svg", "application/xml")
#: An address has one answer in one language; what is accepted shapes refusals alone, and
#: these are not kept.
_VARY: Final = "HX-Request, HX-History-Restore-Request, Accept-Encoding"
_GZIP: Final = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))")
_SAID: Final = "comity.shelved"
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that is kept: its headers, its bytes, whether packed, and whose it is."""

    headers: dict[str, str]
    body: bytes
    packed: bool
    route: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """Whether an answer came from the shelf (``hit``), was put there (``miss``), or is not kept.

    Attributes
    ----------
    outcome : ``hit``, ``miss`` or ``no``
    route : name of the address, known of kept answers alone
    size, answers : how many bytes and answers the shelf holds
    """

    outcome: str = "no"
    route: str = ""
    size: int = 0
    answers: int = 0


def shelved(request: HttpRequest) -> Shelved:
    """Return what became of a question, for those who count."""
    said: Shelved = request.META.get(_SAID) or Shelved()
    return said


class Shelf:
    """Answers by question, those asked least recently dropped first."""

    def __init__(self, most: int = MOST_BYTES, answers: int = MOST) -> None:
        self.most, self.answers, self.size = most, answers, 0
        self._held: OrderedDict[Key, Held] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many answers are kept."""
        return len(self._held)

    def get(self, key: Key) -> Held | None:
        """Return what is kept for a question."""
        with self._lock:
            held = self._held.get(key)
            if held:
                self._held.move_to_end(key)
            return held

    def put(self, key: Key, held: Held) -> None:
        """Keep an answer, and drop old ones until all fit; one that never would is not kept."""
        if _size(key, held) > self.most:
            return
        with self._lock:
            old = self._held.pop(key, None)
            self.size += _size(key, held) - (_size(key, old) if old else 0)
            self._held[key] = held
            while self.size > self.most or len(self._held) > self.answers:
                self.size -= _size(*self._held.popitem(last=False))


def _size(key: Key, held: Held) -> int:
    """Return the bytes that an answer takes together with its question."""
    return len(held.body) + sum(map(len, key))


class Kept:
    """Answer from the shelf, or ask and keep the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response, self.shelf, self.hands = get_response, Shelf(), Hands()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a question."""
        if request.method not in {"GET", "HEAD"} or request.path in settings.NEVER_KEPT:
            return self.get_response(request)
        key = _key(request)
        held = self.shelf.get(key)
        if held is not None:
            return self._sent(request, held, "hit")
        try:
            with self.hands.making(key):
                return self._made(request, key)
        except BusyError as error:
            return busy(request, error)

    def _made(self, request: HttpRequest, key: Key) -> HttpResponseBase:
        """Make an answer and keep it, unless another who asked has done so meanwhile."""
        held = self.shelf.get(key)
        if held is not None:
            return self._sent(request, held, "hit")
        response = _asked_whole(request, self.get_response)
        held = _hold(request, response)
        if held is None:
            self._say(request, "no")
            return response
        self.shelf.put(key, held)
        return self._sent(request, held, "miss")

    def _sent(self, request: HttpRequest, held: Held, outcome: str) -> HttpResponse:
        self._say(request, outcome, held.route)
        return _sent(request, held)

    def _say(self, request: HttpRequest, outcome: str, route: str = "") -> None:
        request.META[_SAID] = Shelved(outcome, route, self.shelf.size, len(self.shelf))


def _asked_whole(
    request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponseBase]
) -> HttpResponseBase:
    """Ask for the whole answer even if its headers or a part are wanted: it is kept for all."""
    method, request.method = request.method, "GET"
    request.META.pop("HTTP_RANGE", None)
    try:
        return get_response(request)
    finally:
        request.method = method


def _key(request: HttpRequest) -> Key:
    """Return what tells one answer from another; whether a body is wanted does not.

    A file of the look is the same under every name and with every question; a page names the
    site only where its public address is not set.
    """
    if request.path.startswith("/static/"):
        return ("", request.path)
    asked = request.META.get("QUERY_STRING", "")
    if asked:
        pairs = sorted((name, value) for name, values in request.GET.lists() for value in values)
        asked = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs)
    part = "part" if wants_part(request) else ""
    host = "" if settings.PUBLIC_URL else request.META.get("HTTP_HOST", "").lower()
    return (host, request.path, asked, part, today().isoformat())


def _hold(request: HttpRequest, response: HttpResponseBase) -> Held | None:
    """Take an answer apart to keep it; None for one that must not be kept or is too large."""
    if response.status_code != 200 or "no-store" in response.get("Cache-Control", ""):
        return None
    body = _body(response)
    if body is None:
        return None
    digest = hashlib.sha256(edition().mark.encode() + body).hexdigest()[:20]
    headers = dict(response.items())
    headers["ETag"] = f'W/"{digest}"'
    headers.setdefault("Last-Modified", format_datetime(_modified(request), usegmt=True))
    headers.setdefault("Cache-Control", "public, max-age=300")
    headers["Vary"] = _VARY
    headers.pop("Content-Length", None)
    packed = len(body) > 500 and headers.get("Content-Type", "").startswith(_TEXTS)
    match = request.resolver_match
    route = match.view_name or match.route if match else "static"
    return Held(headers, gzip.compress(body, 6, mtime=0) if packed else body, packed, route)


def _body(response: HttpResponseBase) -> bytes | None:
    if isinstance(response, HttpResponse):
        return response.content if len(response.content) <= LARGEST * 4 else None
    length = int(response.get("Content-Length", str(LARGEST + 1)))
    if length > LARGEST or not response.get("Content-Type", "").startswith(_TEXTS):
        return None
    body = b"".join(response)
    response.close()
    return body


def _modified(request: HttpRequest) -> datetime:
    """Return the day of the knowledge, or today for an answer that changes with the day."""
    if "on" in request.GET or request.path.startswith("/static/"):
        return edition().modified
    day = today()
    return max(edition().modified, datetime(day.year, day.month, day.day, tzinfo=UTC))


def _sent(request: HttpRequest, held: Held) -> HttpResponse:
    """Return a kept answer, or say that the reader has it already."""
    if _has_it(request, held):
        response = HttpResponse(status=304, headers=_few(held))
        del response["Content-Type"]
        return response
    packed = held.packed and bool(_GZIP.search(request.headers.get("Accept-Encoding", "")))
    body = held.body if packed or not held.packed else gzip.decompress(held.body)
    response = HttpResponse(body, headers=held.headers)
    if packed:
        response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(body))
    return response


def _few(held: Held) -> dict[str, str]:
    kept = ("ETag", "Last-Modified", "Cache-Control", "Vary", "Access-Control-Allow-Origin")
    return {name: held.headers[name] for name in kept if name in held.headers}


def _has_it(request: HttpRequest, held: Held) -> bool:
    asked = request.headers.get("If-None-Match", "")
    if asked:
        tags = (tag.strip().removeprefix("W/") for tag in asked.split(","))
        return any(tag in {"*", held.headers["ETag"].removeprefix("W/")} for tag in tags)
    since = request.headers.get("If-Modified-Since", "")
    try:
        return bool(since) and parsedate_to_datetime(
            held.headers["Last-Modified"]
        ) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
