"""The command line: one command, one question."""

from comity.cli.app import app, run, start

__all__ = ["app", "run", "start"]
