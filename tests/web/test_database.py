"""The site beside a real PostgreSQL: ready while it answers, not ready once it does not."""

import getpass
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from web_opened import opened

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
FOUND = shutil.which("initdb") or (DEBIAN or [""])[-1]
pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif(not FOUND, reason="needs PostgreSQL: apt-get install postgresql"),
]


class Database:
    """A server of its own in a folder, asked through a socket in that folder."""

    def __init__(self, folder):
        self.folder, self.programs = folder, Path(FOUND).resolve().parent
        # PostgreSQL refuses to run as root; the user that its package made does instead.
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(folder, self.user)
        self.run("initdb", "--auth=trust", "--no-sync", "--username=comity", "-D", "data")

    @property
    def url(self):
        return f"postgresql://comity@/postgres?host={self.folder}"

    def run(self, program, *words):
        """Run one of its programs to the end."""
        command = [self.programs / program, *words]
        log = self.folder / f"{program}.log"
        with log.open("a") as out:
            subprocess.run(
                command, cwd=self.folder, user=self.user, stdout=out, stderr=out, check=True
            )

    def start(self):
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off"
        self.run("pg_ctl", "start", "-w", "-D", "data", "-l", "server.log", "-o", options)

    def stop(self):
        self.run("pg_ctl", "stop", "-w", "-m", "fast", "-D", "data")


@pytest.fixture
def database():
    """A PostgreSQL that runs, for one test; its folder can be entered by the user it needs."""
    with tempfile.TemporaryDirectory(prefix="comity-pg-") as folder:
        made = Database(Path(folder))
        made.start()
        yield made
        if (made.folder / "data" / "postmaster.pid").exists():
            made.stop()


def told(site):
    status, _, body = site.get("/readyz")
    return status, json.loads(body)["database"]


def test_the_site_is_ready_as_long_as_its_database_answers(database, tmp_path):
    with opened(tmp_path, DATABASE_URL=database.url) as site:
        assert told(site) == (200, "reachable")
        database.stop()
        assert told(site) == (503, "does not answer (OperationalError)")
        assert site.get("/healthz")[0] == 200
        assert site.get("/")[0] == 200, "reading needs no database"
        database.start()
        assert told(site) == (200, "reachable")
        assert site.end() == 0
    assert getpass.getuser() not in "".join(site.lines)
    assert str(database.folder) not in "".join(site.lines)
