"""Keep answers by edition: the same question on the same day has the same answer.

An answer is kept compressed, within a bound in bytes, for as long as the process runs and
the day lasts. Its ETag is that of its bytes; what a reader has already is not sent again.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from threading import Lock
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from comity.web.core.clock import today
from comity.web.core.edition import edition

MOST_BYTES: Final = 24 * 1024 * 1024
LARGEST: Final = 1024 * 1024
_TEXTS = ("text/", "application/json", "application/javascript", "image/svg", "application/xml")
_VARY = ("HX-Request", "Accept", "Accept-Encoding")


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that is kept: its headers, its bytes, and whether they are compressed."""

    headers: dict[str, str]
    body: bytes
    packed: bool


class Shelf:
    """Answers by question, those asked least recently dropped first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.size = most, 0
        self._held: OrderedDict[tuple[str, ...], Held] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> Held | None:
        """Return what is kept for a question."""
        with self._lock:
            held = self._held.get(key)
            if held:
                self._held.move_to_end(key)
            return held

    def put(self, key: tuple[str, ...], held: Held) -> None:
        """Keep an answer, and drop old ones until all fit."""
        with self._lock:
            old = self._held.pop(key, None)
            self.size += len(held.body) - (len(old.body) if old else 0)
            self._held[key] = held
            while self.size > self.most:
                _, gone = self._held.popitem(last=False)
                self.size -= len(gone.body)


class Kept:
    """Answer from the shelf, or ask and keep the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response, self.shelf = get_response, Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a question."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        key = _key(request)
        held = self.shelf.get(key)
        if held is None:
            response = self.get_response(request)
            held = _hold(request, response)
            if held is None:
                return response
            self.shelf.put(key, held)
        return _sent(request, held)


def _key(request: HttpRequest) -> tuple[str, ...]:
    pairs = sorted((name, value) for name, values in request.GET.lists() for value in values)
    asked = "&".join(f"{name}={value}" for name, value in pairs)
    headers = (request.headers.get("HX-Request", ""), request.headers.get("Accept", "")[:80])
    host = request.META.get("HTTP_HOST", "")
    return (request.method or "", host, request.path, asked, *headers, today().isoformat())


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
    patch_vary_headers(response, _VARY)
    headers["Vary"] = response["Vary"]
    headers.pop("Content-Length", None)
    packed = len(body) > 500 and headers.get("Content-Type", "").startswith(_TEXTS)
    return Held(headers, gzip.compress(body, 6, mtime=0) if packed else body, packed)


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
    packed = held.packed and "gzip" in request.headers.get("Accept-Encoding", "")
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
