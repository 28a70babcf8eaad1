"""Ask the command line as a user would: in this process, and in one of its own."""

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from comity.cli import run


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def records(self):
        return json.loads(self.out)

    @property
    def rows(self):
        return list(csv.DictReader(io.StringIO(self.out), strict=True))


@pytest.fixture
def ask(monkeypatch, capsys):
    """Run a command in this process, on a line wide enough for every table."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("COMITY_HOME", raising=False)

    def asked(*words):
        monkeypatch.setattr(sys, "argv", ["comity", *map(str, words)])
        capsys.readouterr()
        try:
            run()
            code = 0
        except SystemExit as end:
            code = end.code or 0
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return asked


@pytest.fixture(scope="session")
def process():
    """Run a command in a process of its own, as a shell does."""

    def run_apart(*words, cwd=None, start=("-m", "comity"), **more):
        ended = subprocess.run(
            [sys.executable, *start, *map(str, words)],
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "200", "COMITY_HOME": "", **more.pop("env", {})},
            check=False,
            **more,
        )
        return Said(ended.returncode, ended.stdout, ended.stderr)

    return run_apart
