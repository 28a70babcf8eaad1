"""A web server of our own on this machine, with every fault a server may have."""

import gzip
import io
import json
import socket
import struct
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest
import yaml
from openpyxl import Workbook

from comity.facts import KNOWLEDGE
from comity.fetch import Client, fetch, services
from comity.fetch.services import MEGABYTE

TODAY = date(2026, 5, 4)


@dataclass
class Answer:
    """What the server says once: status, headers and body, and where it breaks off."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    endless: bool = False
    reset: bool = False


class Web:
    """Answers by path; the last answer of a path is given again and again."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def says(self, path: str, *answers: Answer) -> None:
        """Answer a path with each of these in turn."""
        self.answers[path] = list(answers)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(web) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.asked.append((self.path, dict(self.headers)))
                kept = web.answers.get(self.path) or web.answers.get(self.path.split("?")[0])
                if not kept:
                    kept = [Answer(b"not here", 404)]
                answer = kept.pop(0) if len(kept) > 1 else kept[0]
                self._send(ranged(answer, dict(self.headers)))

            def _send(self, answer: Answer) -> None:
                self.close_connection = True
                self.send_response(answer.status)
                headers = {"Content-Length": str(len(answer.body)), "Connection": "close"}
                for name, value in (headers | answer.headers).items():
                    if value:
                        self.send_header(name, value)
                self.end_headers()
                try:
                    self.wfile.write(answer.body[: answer.cut])
                    if answer.reset:
                        linger = struct.pack("ii", 1, 0)
                        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                        self.connection.close()
                    while answer.endless:
                        self.wfile.write(b"a,b\n" * 20_000)
                except OSError:
                    pass

            def log_message(self, *args: object) -> None:
                pass

        return Handler


def ranged(answer: Answer, asked: dict[str, str]) -> Answer:
    """Give the rest of a file when it is asked for and the version is the same."""
    begin = asked.get("Range", "").removeprefix("bytes=").removesuffix("-")
    mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
    if not begin or answer.status != 200 or asked.get("If-Range") != mark:
        return answer
    start, whole = int(begin), len(answer.body)
    headers = answer.headers | {"Content-Range": f"bytes {start}-{whole - 1}/{whole}"}
    return replace(answer, status=206, body=answer.body[start:], headers=headers)


class Clock:
    """A clock that does not wait, and remembers for how long it was asked to."""

    def __init__(self) -> None:
        self.time, self.waits = 0.0, []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds


@pytest.fixture
def web():
    server = Web()
    yield server
    server.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock) -> Client:
    return Client(clock=clock, jitter=lambda: 1.0, timeout=5, attempts=4)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge of the package, with data sets that expect few rows."""
    folder = tmp_path_factory.mktemp("knowledge")
    (folder / "evidence").mkdir()
    (folder / "facts").symlink_to(KNOWLEDGE / "facts")
    for path in (KNOWLEDGE / "evidence").iterdir():
        if path.name != "catalogue.yml":
            (folder / "evidence" / path.name).symlink_to(path)
    sets = yaml.safe_load((KNOWLEDGE / "evidence" / "catalogue.yml").read_text())
    for descriptor in sets.values():
        descriptor["expect"]["rows"] = 2
    (folder / "evidence" / "catalogue.yml").write_text(yaml.safe_dump(sets, allow_unicode=True))
    return folder


@pytest.fixture
def fetched(web: Web, client: Client, root: Path, tmp_path: Path) -> Callable:
    """Fetch a service of the list from our own server, with small bounds."""

    def run(name: str, *paths: str, today: date = TODAY, **changes):
        small = {"largest": 2 * MEGABYTE, "unpacked": 4 * MEGABYTE}
        service = replace(
            services()[name], base=web.base, paths=paths or ("/data",), **(small | changes)
        )
        return fetch(service, tmp_path, today=today, client=client, root=root)

    return run


def stock_workbook(scale: int = 1, sheet: str = "Table 1", header: str = "Index") -> bytes:
    """Write a workbook in the layout of the 2024 revision: three blocks of years."""
    book = Workbook()
    page = book.active
    page.title = sheet
    for _ in range(10):
        page.append(["United Nations"])
    years = [1990, 2024]
    names = [
        header,
        "Region, development group, country or area of destination",
        "Coverage",
        "Data type",
        "Location code of destination",
        "Region, development group, country or area of origin",
        "Location code of origin",
    ]
    page.append(names + years * 3)
    rows = [
        (1, "World", 900, "World", 900, 100, 130),
        (2, "Kenya", 404, "Uganda", 800, 40, 60),
        (3, "Kenya", 404, "Others", 2003, 10, None),
        (4, "Aruba", 533, "Kosovo", 412, 50, 70),
    ]
    for index, to, to_code, of, of_code, old, new in rows:
        both = [old * 2 * scale, new * 2 * scale if new else ".."]
        one = [old * scale, new * scale if new else ".."]
        page.append([index, to, "", "B", to_code, of, of_code, *both, *one, *one])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def unhcr_rows(count: int = 3, refugees: int = 100) -> list[dict[str, object]]:
    origins = ["SSD", "SOM", "COD", "UNK", "XXA"]
    return [
        {
            "year": 2020 + i // 5, "coo_id": 1, "coo_name": "x", "coo": "x",
            "coo_iso": origins[i % 5],
            "coa_id": 2, "coa_name": "Kenya", "coa": "KEN", "coa_iso": "KEN",
            "refugees": refugees + i, "asylum_seekers": "5", "returned_refugees": 0, "idps": "0",
            "returned_idps": 0, "stateless": 0, "ooc": 0, "oip": "-", "hst": None,
        }
        for i in range(count)
    ]  # fmt: skip


def unhcr_page(number: int, of: int, rows: list[dict[str, object]]) -> Answer:
    return Answer(json.dumps({"page": number, "maxPages": of, "total": [], "items": rows}).encode())


def bomb(megabytes: int) -> bytes:
    return gzip.compress(b"0" * (megabytes * MEGABYTE))


def zip_bomb(megabytes: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"0" * (megabytes * MEGABYTE))
    return packed.getvalue()


def rows_of(vintage) -> pl.DataFrame:
    return pl.read_parquet(vintage.data)


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """What the server can be made to say."""
    return SimpleNamespace(
        Answer=Answer,
        Clock=Clock,
        bomb=bomb,
        rows_of=rows_of,
        stock_workbook=stock_workbook,
        today=TODAY,
        unhcr_page=unhcr_page,
        unhcr_rows=unhcr_rows,
        zip_bomb=zip_bomb,
    )
