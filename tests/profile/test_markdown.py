"""Markdown: tables that GitHub reads, and no text of the data that acts as markup."""

import re

from hypothesis import given
from hypothesis import strategies as st

from comity.profile.render.markdown import escaped, to_markdown

CELLS = re.compile(r"(?<!\\)\|")


def test_headings_stand_in_the_order_of_the_chapters(kenya):
    found = re.findall(r"^#+ .*$", to_markdown(kenya), re.M)
    assert found == [f"# {kenya.title}", *(f"## {section.title}" for section in kenya.sections)]


def test_every_line_of_a_table_has_as_many_cells_as_its_head(kenya, hostile):
    for document in (kenya, hostile):
        parts = [part for part in to_markdown(document).split("\n\n") if part.startswith("|")]
        assert parts, "a profile has tables"
        for part in parts:
            assert len({len(CELLS.findall(line)) for line in part.splitlines()}) == 1, part[:300]


def test_a_mark_is_a_sign_and_words_and_its_legend_stands_above(kenya):
    text = to_markdown(kenya)
    assert "| ● bound |" in text
    assert "● bound · ◍ bound, with reservation or declaration" in text


def test_a_chart_is_its_sentence_and_its_table(kenya):
    text = to_markdown(kenya)
    chart = next(s for s in kenya.sections if s.id == "course").blocks[0]
    assert chart.alt in text
    assert f"**{chart.table.caption}**" in text


def test_no_html_and_no_link_comes_from_the_data(hostile):
    text = to_markdown(hostile)
    assert "<" not in text, "every angle bracket is an entity"
    assert "](" not in text.replace("\\](", ""), "no link"
    assert "\x00" not in text


@given(st.text())
def test_an_escaped_text_is_one_line_without_live_markup(text):
    made = escaped(text)
    assert "\n" not in made
    assert not re.search(r"(?<!\\)(?:\\\\)*(?<!\\)[|`*_<>~$]", made), made
    assert not re.match(r"(#|-|\+|=|\d+[.)])", made), made
