"""Pages are valid HTML: those of every room, in every language, read by the Nu validator."""

import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from itertools import cycle
from pathlib import Path

import pytest
from django.conf import settings

from comity.web.rooms import rooms

DAY = "2026-11-21"
ROOT = Path(__file__).parents[2]
JAR = Path(os.environ.get("VNU_JAR") or ROOT / ".venv/npm/node_modules/vnu-jar/build/dist/vnu.jar")
INSTALL = "needs the Nu validator: apt-get install npm; npm install --prefix .venv/npm vnu-jar"
#: Pages of one sort that are read: they are drawn by one template.
MOST = 3
REFUSED = ("/nothing", "/?on=never", "/fr/nothing")
#: Messages that are not about a fault of a page, each with the reason.
ACCEPTED = {
    r"Attribute “hx-[a-z-]+” not allowed on element": (
        "htmx reads attributes of these names; a browser without it passes over them"
    ),
    r"^The first occurrence of ID": "the message about the second one names the fault",
}
pytestmark = [
    pytest.mark.vnu,
    pytest.mark.skipif(
        not shutil.which("java"), reason="needs Java: apt-get install default-jre-headless"
    ),
    pytest.mark.skipif(
        not JAR.is_file(),
        reason=INSTALL,
    ),
]


def sort_of(path):
    """Return a path without the names in it: what is left tells one template from another."""
    return re.sub(r"(?<=/)[^/]*[A-Z0-9_][^/]*(?=/)", "*", path.partition("?")[0])


def sampled():
    """Return some pages of each sort and room, each in English and in one other language."""
    others = cycle(code for code, _ in settings.LANGUAGES if code != "en")
    for room in rooms():
        by_sort = defaultdict(list)
        for path in room.pages():
            by_sort[sort_of(path)].append(path)
        for paths in by_sort.values():
            for path in paths[:: max(1, len(paths) // MOST)][:MOST]:
                yield path
                yield f"/{next(others)}{path}"


def dated(path):
    """Ask for a day where the page knows one, so that the answer is the same tomorrow."""
    return f"{path}{'&' if '?' in path else '?'}on={DAY}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


def written(client, folder):
    """Write the pages to files; return which file is which page, and which did not stand."""
    found, missing = {}, []
    for number, path in enumerate([*sampled(), *REFUSED]):
        answer = client.get(path if path in REFUSED else dated(path))
        if answer.status_code == 400 and path not in REFUSED:
            answer = client.get(path)
        if answer.status_code != 200 and path not in REFUSED:
            missing.append(f"{path}: answered with {answer.status_code}.")
            continue
        file = folder / f"{number}.html"
        file.write_bytes(answer.content)
        found[file.name] = path
    return found, missing


def faults(folder, pages):
    """Return what the validator says of the pages, without what is accepted."""
    command = ["java", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    ended = subprocess.run(
        [*command, "--no-langdetect", str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=600,
    )
    for said in json.loads(ended.stdout)["messages"]:
        if not any(re.search(pattern, said["message"]) for pattern in ACCEPTED):
            page = pages[said["url"].rpartition("/")[2]]
            text = " ".join(said.get("extract", "").split())
            yield f"{page}: {said['message']} At: {text[:160]}"


def test_pages_of_every_room_are_valid_html(client, folder):
    pages, missing = written(client, folder)
    assert len(pages) > 2 * len(rooms())
    found = [*missing, *sorted(set(faults(folder, pages)))]
    assert found == [], f"{len(found)} faults:\n" + "\n".join(found[:40])


def test_the_validator_is_not_blind(tmp_path):
    page = tmp_path / "0.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>A page</title><p hx-get="/"><div></p>', "utf-8"
    )
    found = list(faults(tmp_path, {"0.html": "/broken"}))
    assert any("No “p” element in scope" in line for line in found)
    assert not any("hx-get" in line for line in found)
