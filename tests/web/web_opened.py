"""Open the site as a person does, in a process of its own, and ask it over the loopback."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LONGEST = 60


def free_port():
    """Return a port that is free at this moment."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@dataclass
class Site:
    """A site that runs: where it is, and what it prints."""

    process: subprocess.Popen
    port: int
    log: Path
    said: str = ""

    def get(self, path, **headers):
        """Ask for a path over a connection of its own."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            line.close()

    def end(self, how=signal.SIGTERM):
        """Tell it to end, and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(LONGEST)
        self.said += self.process.stdout.read()
        return code

    @property
    def lines(self):
        """What it has logged."""
        return self.log.read_text(encoding="utf-8").splitlines()


@contextmanager
def opened(folder, *words, **env):
    """Open the site, and close it whatever happens."""
    port, log = free_port(), Path(folder) / "log"
    command = [sys.executable, "-m", "comity", "serve", "--port", str(port), *words]
    with log.open("w") as errors:
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            env={**os.environ, "DATABASE_URL": "", **env},
            start_new_session=True,
        )
    site = Site(process, port, log)
    try:
        site.said = process.stdout.readline()
        yield site
    finally:
        with process.stdout:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
