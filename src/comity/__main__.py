"""Run the command line as ``python -m comity``."""

from comity.cli import start

start()
