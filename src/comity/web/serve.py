"""Run the site with granian, in this process: see that it can stand, open it, and close it well."""

from __future__ import annotations

import ctypes
import errno
import gc
import os
import socket
import tempfile
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from time import monotonic, sleep
from typing import Any, Final

import comity
from comity.facts import QuestionError
from comity.facts.errors import ServeError

MOST_WORKERS: Final = 32
#: Two of them make answers (see ``core/hands.py``), some wait for these, the rest hand out what
#: is kept.
THREADS: Final = 8
#: Milliseconds in which the head of a question must come, and bytes that it may have.
HEAD_TIME: Final = 10_000
HEAD_BYTES: Final = 64 * 1024
#: Seconds that a worker has to end its answers when the site is closed.
PATIENCE: Final = 10
#: How the GNU C library calls the most arenas of memory that a process may have, and from which
#: size a block is had from the system alone, to which it goes back at once.
_ARENAS: Final = -8
_LARGE: Final = -3
LARGE_BYTES: Final = 1024 * 1024
SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
#: Keeps a worker small: few threads for tables, memory given back at once.
SURROUNDINGS: Final = {
    "DJANGO_SETTINGS_MODULE": "comity.web.settings",
    "POLARS_MAX_THREADS": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "_RJEM_MALLOC_CONF": "narenas:1,dirty_decay_ms:0,muzzy_decay_ms:0",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the site is to be asked, and how many processes answer."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1

    def __post_init__(self) -> None:
        """Refuse numbers that no machine has.

        Raises
        ------
        QuestionError
            If the port or the number of workers is out of range.
        """
        _within("port", self.port, 65_535)
        _within("workers", self.workers, MOST_WORKERS)

    @property
    def url(self) -> str:
        """The address of the first page.

        >>> Seat("::1", 8080).url
        'http://[::1]:8080/'
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def _within(name: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise QuestionError(f"{name} is {value}; write a whole number from 1 to {most}.")


def serve(seat: Seat, say: Callable[[str], None]) -> None:
    """Open the site and keep it open until it is told to end.

    Parameters
    ----------
    seat : where it is to be asked
    say : tells the person who opens it where it is, once it listens

    Raises
    ------
    ServeError
        If it cannot be opened there, or a worker does not start.
    """
    address = free_address(seat)
    with tempfile.TemporaryDirectory(prefix="comity-counts-") as shared:
        if seat.workers > 1:
            os.environ.setdefault(SHARED, shared)
        prepare()
        gc.freeze()
        server = _server(seat, address)
        server.on_startup(lambda: _when_open(address, seat.port, lambda: say(seat.url)))
        try:
            server.serve()
        except SystemExit as end:
            if end.code:
                problem = "a worker ended; the lines above say why."
                raise ServeError(seat.url, problem, "Mend that, then start again.") from None


def prepare() -> None:
    """Load the site before it is opened, so that it answers at once and workers share it.

    Raises
    ------
    ComityError
        If a setting cannot be used.
    """
    for name, value in SURROUNDINGS.items():
        os.environ.setdefault(name, value)
    gc.set_threshold(10_000, 20, 20)
    from django.urls import get_resolver

    import comity.web.wsgi  # noqa: F401
    from comity.web.core.edition import edition

    edition()
    _ = get_resolver().url_patterns


def checked() -> str:
    """Load the site without opening it, and say that it is ready.

    Raises
    ------
    ComityError
        If a setting cannot be used, or a part of the site is not ready.
    """
    prepare()
    from comity.web.operations.health import state

    wrong = [f"{name}: {said.words}" for name, said in state().items() if not said.ready]
    if wrong:
        raise QuestionError(f"The site is not ready: {'; '.join(wrong)}.")
    words = ", ".join(f"{name} {said.words}" for name, said in state().items())
    return f"Comity {comity.__version__} is ready to be opened: {words}."


def free_address(seat: Seat) -> str:
    """Return the address of a host as numbers, having seen that the port is free there.

    Raises
    ------
    ServeError
        If the host is not one of this machine, or the port is taken or not allowed.
    """
    try:
        family, *_, where = socket.getaddrinfo(
            seat.host, seat.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, socket.SOCK_STREAM) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(where)
    except (OSError, UnicodeError) as error:
        raise ServeError(seat.url, *_reason(error)) from None
    return str(ip_address(str(where[0]).partition("%")[0]))


def _reason(error: Exception) -> tuple[str, str]:
    """Return why an address cannot be used, and what to do."""
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return "another program is there.", "End it, or choose another with --port."
    if number == errno.EACCES:
        return "this port is not allowed to you.", "Choose one above 1023 with --port."
    return "this machine has no such address.", "Choose one of its own with --host."


def _server(seat: Seat, address: str) -> Any:
    """Return granian as the site needs it: few threads, no log of its own."""
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    from comity.web.operations.lines import logging_settings

    return Server(
        "comity.web.serve:worker",
        factory=True,
        address=address,
        port=seat.port,
        workers=seat.workers,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_TIME, max_buffer_size=HEAD_BYTES),
        blocking_threads=THREADS,
        log_level=LogLevels.error,
        log_dictconfig=logging_settings(),
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=PATIENCE,
    )


def worker() -> Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]:
    """Return the site as one worker answers it."""
    from django.http import HttpResponse

    from comity.web.wsgi import application

    keep_small()

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        response = application(environ, start)
        if not isinstance(response, HttpResponse):
            return response
        # Handed over whole: granian passes a list on at once, and anything else bit by bit.
        body = [response.content]
        response.close()
        return body

    return answer


def keep_small() -> None:
    """Let the threads of a worker share their memory: apart, each keeps what another needs.

    Whole pages and columns of tables are large blocks; they leave no holes behind.
    The C library of other systems than Linux has no such choice, and none is made there.
    """
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_ARENAS, 1)
        library.mallopt(_LARGE, LARGE_BYTES)


def _when_open(address: str, port: int, then: Callable[[], None]) -> None:
    """Do something once the site listens, without keeping anyone waiting."""

    def watch() -> None:
        end = monotonic() + 30
        while monotonic() < end:
            sleep(0.02)
            with suppress(OSError), socket.create_connection((_near(address), port), timeout=1):
                then()
                return

    threading.Thread(target=watch, daemon=True).start()


def _near(address: str) -> str:
    """Return where this machine reaches an address that stands for all of its own."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104
