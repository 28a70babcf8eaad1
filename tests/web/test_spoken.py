"""Sentences of the rooms on a page: said in its language, and marked where only English is."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from comity.facts import Day, ground
from comity.facts.phrases import DayWords, Kept, Number, PlaceName, phrase
from comity.profile.document import Column, Table

SAID = phrase(
    "{place}, <b>{day}</b>, {number}",
    place=PlaceName(ground().place("DEU")),
    day=DayWords(Day(2003, 7)),
    number=Number(1234.5, 1),
)


def drawn(source, code, **context):
    with override(code):
        return Template("{% load design %}" + source).render(Context(context))


def test_a_sentence_is_said_in_the_language_of_the_page():
    english, french = (drawn("{{ said|spoken }}", code, said=SAID) for code in ("en", "fr"))
    assert english == "Germany, &lt;b&gt;July 2003&lt;/b&gt;, 1,234.5"
    assert french == "Allemagne, &lt;b&gt;juillet 2003&lt;/b&gt;, 1\u202f234,5"


@pytest.mark.parametrize("text", ["Chart <2>", Kept("Chart <2>")])
def test_a_text_of_a_record_is_marked_where_the_page_is_not_english(text):
    source = "{{ text|spoken }}"
    assert drawn(source, "en", text=text) == "Chart &lt;2&gt;"
    marked = '<span lang="en" dir="ltr">Chart &lt;2&gt;</span>'
    assert drawn(source, "ar", text=text) == marked
    assert drawn(source, "ar", text="") == ""


def test_a_drawing_is_said_in_the_language_of_the_page():
    caption = phrase("{number} <i>", number=Number(1234))
    table = Table(caption, (Column(Kept("Chart 2")),), ())
    assert "1,234 &lt;i&gt;" in drawn("{% drawn table %}", "en", table=table)
    said = drawn("{% drawn table %}", "es", table=table)
    assert "1.234 &lt;i&gt;" in said
    assert '<span lang="en" dir="ltr">Chart 2</span>' in said
