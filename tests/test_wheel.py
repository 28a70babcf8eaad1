"""The wheel: everything that an answer needs travels with it, and nothing else."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import comity

HERE = Path(__file__).parents[1]
OWN = Path(comity.__file__).parent
NEEDED = (
    "comity/py.typed",
    "comity/profile/render/look.css",
    "comity/profile/render/look_rtl.css",
    "comity/profile/render/profile.typ",
    "comity/knowledge/facts/sources.yml",
    "comity/knowledge/norms/acts/ICRMW.csv",
)
_SHOWS_ITS_METHOD = """
import comity
from comity.web.rooms.about import docs

print(comity.__file__, docs.folder(), docs.titles()["standing"], sep="\\n")
"""
#: What the build reads; copied, so that it cannot meet another build in the same folder.
READ_BY_BUILD = ("pyproject.toml", "README.md", "LICENSE", "DATA-LICENCES.md")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    for name in READ_BY_BUILD:
        shutil.copy(HERE / name, folder / name)
    left_out = shutil.ignore_patterns("__pycache__")
    for name in ("src", "docs"):
        shutil.copytree(HERE / name, folder / name, ignore=left_out)
    run("build", "--wheel", "--no-isolation", "--outdir", folder / "dist", folder)
    (found,) = (folder / "dist").glob("*.whl")
    return found


def run(module, *words, **more):
    command = [sys.executable, "-m", module, *map(str, words)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **more)
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]
    return ended.stdout


def test_the_wheel_carries_every_file_of_the_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if name.startswith("comity/")}
        data = {name: archive.read(name) for name in NEEDED}
    own = {
        f"comity/{path.relative_to(OWN).as_posix()}"
        for path in OWN.rglob("*")
        if path.is_file() and not {"__pycache__", "tests"} & set(path.parts[len(OWN.parts) :])
    }
    shown = {
        f"comity/docs/{path.relative_to(HERE / 'docs').as_posix()}"
        for path in (HERE / "docs").rglob("*")
        if path.is_file()
    }
    assert own | shown == carried
    assert sum(name.startswith("comity/knowledge/norms/acts/") for name in carried) >= 52
    for name, content in data.items():
        assert content == (OWN.parent / name).read_bytes(), name


def test_the_wheel_holds_nothing_but_the_package_and_its_licences(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (about,) = (archive.read(n).decode() for n in names if n.endswith("/METADATA"))
        (starts,) = (archive.read(n).decode() for n in names if n.endswith("/entry_points.txt"))
    folder = f"comity-{comity.__version__}.dist-info/"
    assert all(name.startswith(("comity/", folder)) for name in names)
    assert {f"{folder}licenses/LICENSE", f"{folder}licenses/DATA-LICENCES.md"} <= set(names)
    assert "License-Expression: Apache-2.0" in about
    assert f"Version: {comity.__version__}" in about
    assert "comity = comity.cli:start" in starts


def test_what_is_installed_answers_from_an_empty_folder(wheel, tmp_path):
    """Nothing of the working copy is needed: the records are read from the wheel."""
    target, empty = tmp_path / "target", tmp_path / "empty"
    empty.mkdir()
    pip = ("install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
    run("pip", *pip, "--target", target, wheel)
    here = {"cwd": empty, "env": {**os.environ, "PYTHONPATH": str(target)}}
    said = run("comity", "profile", "KEN", "--format", "json", "--on", "2024-06-30", **here)
    assert (json.loads(said)["code"], json.loads(said)["on"]) == ("KEN", "2024-06-30")
    assert run("comity", "check", **here).startswith("The records hold")
    assert " is ready to be opened: " in run("comity", "serve", "--check", **here)
    page = run("comity", "profile", "KEN", "--on", "2024-06-30", "--out", "kenya.html", **here)
    assert page == "kenya.html\n" and "--paper" in (empty / "kenya.html").read_text("utf-8")
    where = subprocess.run(
        [sys.executable, "-c", _SHOWS_ITS_METHOD],
        capture_output=True,
        encoding="utf-8",
        check=True,
        **here,
    )
    package, docs, title = where.stdout.splitlines()
    assert Path(package).is_relative_to(target) and Path(docs).is_relative_to(target)
    assert title == "How standing is computed"
