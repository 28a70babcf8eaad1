"""Open the site on the loopback, load it with wrk, and watch the memory of its workers."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

LUA = Path(__file__).with_name("load.lua")


@dataclass
class Site:
    """A site that runs, with the seconds from its start to its first answer."""

    process: subprocess.Popen[bytes]
    port: int
    first: float

    def get(self, path: str) -> int:
        """Ask for a path; return the status."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = line.getresponse()
            answer.read()
            return answer.status
        finally:
            line.close()

    @property
    def workers(self) -> list[int]:
        """Process numbers of those that answer."""
        pid = self.process.pid
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def memory(self, field: str = "VmRSS") -> list[int]:
        """Megabytes of each worker now, or with ``VmHWM`` at most so far."""
        return [kilobytes(pid, field) // 1024 for pid in self.workers]

    def load(self, paths: Sequence[str], connections: int, seconds: int) -> dict[str, float]:
        """Ask paths in turn over some connections for some seconds; return what wrk measured."""
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as listed:
            listed.write("\n".join(paths))
            listed.flush()
            threads = str(min(2, connections))
            ended = subprocess.run(
                [
                    *("wrk", "-t", threads, "-c", str(connections), "-d", f"{seconds}s"),
                    *("--timeout", "30s", "-s", str(LUA), f"http://127.0.0.1:{self.port}"),
                    *("--", listed.name),
                ],
                capture_output=True,
                encoding="utf-8",
                check=True,
                timeout=seconds + 60,
            )
        found: dict[str, float] = json.loads(ended.stdout.partition("MEASURED ")[2])
        found["rate"] = round(found["requests"] / found["seconds"], 1)
        return found


def kilobytes(pid: int, field: str) -> int:
    """Read one figure of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:"))


@contextmanager
def opened(workers: int, path: str = "/healthz") -> Iterator[Site]:
    """Open the site, wait for its first answer at a path, and close it at the end."""
    if not shutil.which("wrk"):
        sys.exit("Needs wrk: apt-get install wrk")
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    words = ["serve", "--port", str(port), "--workers", str(workers)]
    began = perf_counter()
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("comity")), *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "COMITY_RATE": "0"},
    )
    site = Site(process, port, 0)
    try:
        while process.poll() is None:
            try:
                if site.get(path) == 200:
                    break
            except OSError:
                sleep(0.005)
        site.first = perf_counter() - began
        yield site
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
