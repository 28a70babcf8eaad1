"""Sentences that remember what they are made of: English until a voice says them anew."""

import copy
import pickle
import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import Day, ground, resolve
from comity.facts.phrases import (
    DayWords,
    Kept,
    Number,
    PlaceName,
    Plural,
    capital,
    listed,
    opened,
    phrase,
    phrases,
    sentences,
    term,
    when,
)
from comity.facts.voice import Spoken, say


class English:
    """A voice that gives back what English says."""

    def pattern(self, text):
        return text

    def plural(self, one, many, number):
        return one if number == 1 else many

    def number(self, text):
        return text

    def day(self, day):
        return day.words

    def place(self, code, *, short):
        place = ground().places[code]
        return place.short if short else place.name

    def between(self, mark):
        return mark

    def kept(self, text):
        return text


class Loud(English):
    """A voice that can be told from English: patterns in capitals, the rest between signs."""

    def pattern(self, text):
        return "".join(
            part.upper() if at % 2 == 0 else f"{{{part}}}" for at, part in enumerate(pieces(text))
        )

    def number(self, text):
        return f"#{text}"

    def between(self, mark):
        return f" |{mark}"

    def kept(self, text):
        return f"<{text}>"


def pieces(pattern):
    """Return the words of a pattern, and between them the names of what is filled in."""
    found = []
    for words, name, _form, _as in string.Formatter().parse(pattern):
        found += [words] if name is None else [words, name]
    return found


WORDS = st.text(alphabet="abc xyz .;:%’é中ع", max_size=12)
PLACES = st.sampled_from(["KEN", "VEN", "PSE", "COD", "GBR"]).map(resolve)
DAYS = st.dates(date(1945, 1, 1), date(2100, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [Day.of(day), Day(day.year), Day(day.year, day.month)],
    )
)
LEAVES = st.one_of(
    WORDS,
    WORDS.map(Kept),
    WORDS.map(term),
    st.floats(-1e9, 1e9).map(Number),
    DAYS.map(DayWords),
    DAYS.map(when),
    st.builds(lambda place, short: PlaceName(place, short=short), PLACES, st.booleans()),
)


def nested(inner):
    """Return sentences that are made of sentences."""
    count = st.integers(0, 3)
    return st.one_of(
        st.builds(lambda w, a, b: phrase(w + "{a}, {b}", a=a, b=b), WORDS, inner, inner),
        st.builds(
            lambda n, a: phrases("{number} by {a}", "{number}s by {a}", n, a=a), count, inner
        ),
        st.lists(inner, max_size=4).map(listed),
        st.lists(inner, max_size=4).map(lambda found: sentences(*found)),
        inner.map(opened),
        inner.map(capital),
    )


SPOKEN = st.recursive(LEAVES, nested, max_leaves=12)


@given(SPOKEN)
def test_a_voice_that_speaks_english_says_the_very_same_text(text):
    assert say(text, English()) == text
    assert isinstance(text, str)


@given(SPOKEN)
def test_what_is_said_is_plain_text(text):
    assert not isinstance(say(text, Loud()), Spoken)


@given(SPOKEN)
def test_a_copy_says_the_same_as_what_was_copied(text):
    for same in (copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert same == text and type(same) is type(text)
        assert say(same, Loud()) == say(text, Loud())


@given(st.dictionaries(st.sampled_from("abcde"), WORDS), WORDS)
def test_a_phrase_is_its_english_text(values, words):
    pattern = words + "".join(f"{{{name}}}, " for name in values)
    made = phrase(pattern, **values)
    assert made == words + "".join(f"{value}, " for value in values.values())
    assert made.pattern == pattern and made.values == values
    assert hash(made) == hash(str(made)) and {made: 1}[str(made)] == 1


def test_a_voice_may_fill_in_in_another_order():
    class Turned(English):
        def pattern(self, text):
            return {"{a} before {b}": "{b} after {a}"}.get(text, text)

    assert say(phrase("{a} before {b}", a=1990, b=Kept("x")), Turned()) == "x after 1990"


def test_each_part_of_a_sentence_is_said_in_its_own_way():
    text = phrase("{n} in {title}: {code}", n=Number(1204), title=Kept("Stock"), code="KEN")
    assert text == "1,204 in Stock: KEN"
    assert say(text, Loud()) == "#1,204 IN <Stock>: <KEN>"


def test_text_that_is_no_sentence_stays():
    assert say("Republic {of} Kenya 100%", Loud()) == "Republic {of} Kenya 100%"


@given(st.integers(0, 10**9))
def test_a_number_of_things_takes_the_form_of_its_number(number):
    made = phrases("{number} act", "{number} acts", number)
    assert made == f"{number:,} act{'' if number == 1 else 's'}"
    assert isinstance(made, Plural) and (made.one, made.many) == ("{number} act", "{number} acts")


@pytest.mark.parametrize(
    ("number", "form"), [(1, "one act"), (2, "two acts"), (5, "some"), (11, "11 acts")]
)
def test_a_language_may_have_more_forms_than_english(number, form):
    class Forms(English):
        def plural(self, one, many, number):
            forms = {1: one.format(number="one"), 2: "two acts"}
            return forms.get(number, "some" if number < 11 else many)

    assert say(phrases("{number} act", "{number} acts", number), Forms()) == form


@given(st.lists(WORDS, max_size=6), st.sampled_from(["; ", ", ", " "]))
def test_a_list_leaves_out_what_is_empty(parts, mark):
    found = listed(parts, mark)
    assert found == mark.join(part for part in parts if part)
    assert "" not in found.parts


@given(WORDS)
def test_a_sentence_has_one_end_and_opening_it_twice_changes_nothing(text):
    once = opened(text)
    assert once == opened(once)
    assert once[:1] == text[:1].upper() or not text
    assert once.rstrip("”»)]'")[-1] in ".!?:。؟"


@pytest.mark.parametrize("end", ["。", "؟", ".", "?", "!”"])
def test_a_sentence_that_its_language_ends_gets_no_second_end(end):
    class Ends(English):
        def pattern(self, text):
            return f"x{end}" if text == "so" else text

    assert say(opened(term("so")), Ends()) == f"X{end}"


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_a_number_has_a_true_minus_and_nought_has_none(value, digits):
    text = Number(value, digits)
    assert "-" not in text
    assert text.replace("−", "").strip("0.,") or "−" not in text
    assert float(text.replace(",", "").replace("−", "-")) == pytest.approx(value, abs=10**-digits)
