"""The JSON of a profile is its structure: nothing lost, nothing renamed, nothing reordered."""

import json
from dataclasses import fields

from comity.profile.document import Cell, Document
from comity.profile.render import Format, render
from comity.profile.render.json import plain, to_json


def test_every_field_stands_under_its_own_name_in_its_own_order(kenya):
    assert list(json.loads(to_json(kenya))) == [item.name for item in fields(Document)]
    cell = json.loads(to_json(kenya))["sections"][1]["blocks"][0]["rows"][0]["cells"][0]
    assert list(cell) == [item.name for item in fields(Cell)]


def test_days_are_iso_and_marks_are_words(kenya):
    read = json.loads(to_json(kenya))
    assert read["on"] == "2026-11-21"
    assert read["sections"][1]["blocks"][0]["legend"][0] == "bound"


def test_json_reads_back_as_the_plain_structure(hostile, kenya):
    for document in (hostile, kenya):
        assert json.loads(to_json(document)) == plain(document)


def test_letters_of_every_script_stay_letters(hostile):
    assert "中文" in to_json(hostile), "not written as an escape"
    assert render(hostile, Format.JSON).decode() == to_json(hostile)
