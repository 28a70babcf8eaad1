"""Records shared by every test, and the one browser of a process."""

import os
import shutil

import pytest

from comity.facts import Ground
from comity.norms import Norms, norms

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def library() -> Norms:
    """Every instrument on record."""
    return norms()


@pytest.fixture(scope="session")
def ground(library: Norms) -> Ground:
    """Places, groups and sources."""
    return library.ground


@pytest.fixture(scope="session")
def browser():
    """Chromium, opened once: a second driver in the same process would not start."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("COMITY_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()
