"""The site in a browser: a server of its own, pages opened in it, and what the rules find.

Every test in this folder runs only where the browser is. A test that takes ``path`` runs once
for each page of a sample: the first, the middle and the last page of every room.
"""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("COMITY_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
#: Success criteria of WCAG 2.2 at level AA, and what axe holds to be good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sample():
    """Return the first, the middle and the last page of every room, and a page that is not."""
    from comity.web.rooms import rooms

    found = ["/"]
    for room in rooms():
        paths = list(room.pages())
        found += [paths[at] for at in (0, len(paths) // 2, -1) if paths]
    return [*dict.fromkeys(found), "/nothing-stands-here/"]


def pytest_generate_tests(metafunc):
    if "path" in metafunc.fixturenames:
        metafunc.parametrize("path", sample())


def pytest_collection_modifyitems(items):
    absent = not Path(CHROMIUM).exists()
    skip = pytest.mark.skipif(absent, reason="no browser: apt-get install chromium")
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.chromium)
            item.add_marker(skip)


@contextmanager
def served(settings):
    """Serve the site with a module of settings; give its address."""
    folders = os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(HERE / "serve.py"), settings]
    with subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": folders}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            port = int(process.stdout.readline())
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.stdout.close()


@pytest.fixture(scope="session")
def site():
    """The address of the site with the specimen of the design beside its own pages."""
    with served("specimen.settings") as address:
        yield address


@pytest.fixture
def visit(browser, site):
    """Open a page in a fresh context; note what is asked for and what is complained of."""
    contexts = []

    def opened(path, width=1280, **more):
        height = more.pop("height", 900)
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.complaints, page.requests = [], []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("requestfailed", lambda request: page.complaints.append(request.url))
        page.on("request", lambda request: page.requests.append(request.url))
        page.answer = page.goto(f"{site}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def violations():
    """Give what axe-core finds to mend on a page; its context must pass over the policy."""
    from axe_playwright_python.sync_playwright import Axe

    def found(page):
        options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        answer = Axe().run(page, options=options).response
        assert answer["passes"], "axe has looked at the page"
        return [
            f"{rule['id']} ({rule['impact']}): "
            + ", ".join(f"{node['target']} {node['html'][:80]}" for node in rule["nodes"][:4])
            for rule in answer["violations"]
        ]

    return found
