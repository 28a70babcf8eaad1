"""Writing profiles: where they go, in which form, and never by halves."""

import csv
import json
import resource
import shutil
from pathlib import Path

import pytest

import comity
from comity.cli.report import FORMATS, write_whole
from comity.facts import OutputError

ON = ("--on", "2024-06-30")
OPENS_WITH = {
    "html": b"<!doctype html>",
    "pdf": b"%PDF-",
    "docx": b"PK",
    "md": b"State profile\n\n# Kenya",
    "json": b"{",
}
OWN = Path(comity.__file__).parent
STATES = ("KEN", "UGA", "EUE")


@pytest.mark.parametrize("form", FORMATS)
def test_the_name_of_the_file_implies_the_format(ask, tmp_path, form):
    path = tmp_path / f"kenya.{form}"
    said = ask("profile", "KEN", *ON, "--out", path)
    assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
    assert path.read_bytes().startswith(OPENS_WITH[form])
    assert [found.name for found in tmp_path.iterdir()] == [path.name], "something was left over"


def test_a_profile_put_into_a_folder_is_named_after_state_and_day(ask, tmp_path):
    said = ask("profile", "Kenya", *ON, "--format", "json", "--out", tmp_path / "new" / "folder")
    path = tmp_path / "new" / "folder" / "KEN-2024-06-30.json"
    assert said.out == f"{path}\n"
    assert json.loads(path.read_text(encoding="utf-8"))["code"] == "KEN"


def test_a_folder_with_a_dot_in_its_name_is_still_a_folder(ask, tmp_path):
    folder = tmp_path / "reports.2024"
    folder.mkdir()
    ask("profile", "KEN", *ON, "--format", "json", "--out", folder)
    assert [path.name for path in folder.iterdir()] == ["KEN-2024-06-30.json"]


def test_without_a_place_a_page_is_put_where_the_reader_is(ask, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert ask("profile", "KEN", *ON).out == "KEN-2024-06-30.html\n"
    assert (tmp_path / "KEN-2024-06-30.html").read_text(encoding="utf-8").startswith("<!doctype")


@pytest.mark.parametrize("form", ["md", "json"])
def test_without_a_place_text_is_printed(ask, tmp_path, monkeypatch, form):
    monkeypatch.chdir(tmp_path)
    said = ask("profile", "KEN", *ON, "--format", form)
    assert said.code == 0 and "Kenya" in said.out
    assert not list(tmp_path.iterdir())


def test_what_is_printed_is_what_is_written(ask, tmp_path):
    path = tmp_path / "kenya.json"
    ask("profile", "KEN", *ON, "--out", path)
    said = ask("profile", "KEN", *ON, "--format", "json")
    assert said.out == path.read_text(encoding="utf-8")
    assert said.records["on"] == "2024-06-30"


def test_states_are_set_beside_it_as_asked_and_in_that_order(ask):
    said = ask("profile", "KEN", *ON, "--compare", "Uganda, TZA", "--format", "json")
    peers = next(part for part in said.records["sections"] if part["id"] == "peers")
    titles = [column["title"] for column in peers["blocks"][0]["columns"]]
    assert titles[:4] == ["Instrument", "Kenya", "Uganda", "Tanzania"]
    assert "the States asked for" in peers["lede"]


@pytest.mark.parametrize("beside", ["UGA,UGA", "UGA,Uganda", "KEN,UGA"])
def test_no_state_stands_twice_beside_itself(ask, beside):
    said = ask("profile", "KEN", *ON, "--compare", beside, "--format", "json")
    peers = next(part for part in said.records["sections"] if part["id"] == "peers")
    titles = [column["title"] for column in peers["blocks"][0]["columns"]]
    assert titles[:3] == ["Instrument", "Kenya", "Uganda"]
    assert len(titles) == len(set(titles))


def test_an_existing_file_is_replaced_whole(ask, tmp_path):
    path = tmp_path / "kenya.json"
    path.write_text("x" * 1_000_000)
    ask("profile", "KEN", *ON, "--out", path)
    assert json.loads(path.read_text(encoding="utf-8"))["code"] == "KEN"


def test_the_same_profile_is_the_same_file(ask, tmp_path):
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    for path in (first, second):
        ask("profile", "KEN", *ON, "--out", path)
    assert first.read_bytes() == second.read_bytes()


def test_a_disk_that_fills_up_leaves_the_old_file_whole(process, tmp_path):
    path = tmp_path / "kenya.json"
    path.write_text("as it was")
    said = process("profile", "KEN", *ON, "--out", path, preexec_fn=_small_files)
    assert (said.code, said.out) == (2, "")
    assert said.err.casefold().startswith(f"error: cannot write {path}: file too large.".casefold())
    assert said.err.count("\n") == 1
    assert path.read_text() == "as it was"
    assert [found.name for found in tmp_path.iterdir()] == [path.name], "a half file was left"


def _small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def test_a_place_below_a_file_is_no_place(process, tmp_path):
    file = tmp_path / "file"
    file.write_text("as it was")
    said = process("profile", "KEN", *ON, "--out", file / "kenya.json")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(f"Error: Cannot write {file / 'kenya.json'}: ")
    assert "--out" in said.err and file.read_text() == "as it was"


def test_a_place_that_the_system_keeps_is_no_place(process):
    said = process("profile", "KEN", *ON, "--out", "/proc/nowhere/kenya.json")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("Error: Cannot write /proc/nowhere/kenya.json: ")


def test_a_name_too_long_for_the_disk_is_one_clear_line(process, tmp_path):
    said = process("profile", "KEN", *ON, "--out", tmp_path / f"{'k' * 245}.json")
    assert (said.code, said.out) == (2, ""), said.err[-300:]
    assert said.err.startswith("Error: Cannot write ") and said.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_whole_or_not_at_all_holds_for_any_bytes(tmp_path):
    path = tmp_path / "deep" / "data.pdf"
    write_whole(path, b"\x00\xff")
    write_whole(path, b"")
    assert path.read_bytes() == b""
    with pytest.raises(OutputError, match=r"Cannot write .*: .*\. Choose another place with --out"):
        write_whole(path / "below.pdf", b"x")
    assert [found.name for found in path.parent.iterdir()] == ["data.pdf"]


@pytest.fixture(scope="module")
def few_states(tmp_path_factory):
    """The software with records in which three places alone can be party to a treaty."""
    folder = tmp_path_factory.mktemp("copy")
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(OWN, folder / "comity", ignore=left_out)
    path = folder / "comity" / "knowledge" / "facts" / "places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    kind, able = head.index("kind"), {"UN member", "observer", "other party"}
    for row in rows:
        if row[0] not in STATES and row[kind] in able:
            row[kind] = "statistical area"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return folder


def test_all_profiles_are_one_file_for_each_state(process, few_states, tmp_path):
    environment = {"PYTHONPATH": str(few_states)}
    words = ("profile", "--all", *ON, "--format", "json", "--out", tmp_path / "all")
    said = process(*words, env=environment, cwd=tmp_path)
    assert said.code == 0, said.err
    assert said.out == f"3 profiles in {tmp_path / 'all'}\n"
    found = sorted((tmp_path / "all").iterdir())
    assert [path.name for path in found] == [f"{code}.json" for code in sorted(STATES)]
    codes = [json.loads(path.read_text(encoding="utf-8"))["code"] for path in found]
    assert codes == sorted(STATES)


def test_all_profiles_into_a_file_is_one_clear_line(process, few_states, tmp_path):
    file = tmp_path / "file"
    file.write_text("as it was")
    environment = {"PYTHONPATH": str(few_states)}
    said = process("profile", "--all", *ON, "--format", "json", "--out", file, env=environment)
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[-1].startswith("Error: Cannot write ")
    assert "Traceback" not in said.err and file.read_text() == "as it was"
