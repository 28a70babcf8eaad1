"""Dates at the precision published, and the time between a deposit and its effect."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import ComityError, Day, DayError, Delay, Precision, asked_day
from comity.facts.day import FIRST_DAY, LAST_DAY, add_months

CALENDAR = st.dates(date(1800, 1, 1), date(2200, 12, 31))
DELAYS = st.builds(
    Delay,
    days=st.integers(0, 400),
    months=st.integers(0, 36),
    years=st.integers(0, 5),
    first_of_next_month=st.booleans(),
)


@st.composite
def days(draw):
    """A date known to the day, the month or the year, in a span small enough to collide."""
    when = draw(st.dates(date(2003, 1, 1), date(2005, 12, 31)))
    return draw(
        st.sampled_from([Day.of(when), Day(when.year, when.month), Day(when.year)]),
    )


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("1979", Precision.YEAR, date(1979, 1, 1), date(1979, 12, 31)),
        ("2004-02", Precision.MONTH, date(2004, 2, 1), date(2004, 2, 29)),
        ("2003-03-14", Precision.DAY, date(2003, 3, 14), date(2003, 3, 14)),
    ],
)
def test_a_date_keeps_the_precision_at_which_it_was_published(text, precision, first, last):
    day = Day.parse(text)
    assert (day.precision, day.first, day.last, str(day)) == (precision, first, last, text)


def test_a_year_is_neither_before_nor_after_a_month_within_it():
    year, month = Day.parse("2020"), Day.parse("2020-05")
    assert not year < month and not year > month and not month < year and not month > year


def test_a_day_before_a_month_is_before_it_though_both_are_in_one_year():
    assert Day.parse("2003-03-14") < Day.parse("2003-07")
    assert Day.parse("2003-08") > Day.parse("2003-07-31")


@pytest.mark.parametrize(
    ("text", "words", "on"),
    [
        ("2006-06-02", "2 June 2006", "on 2 June 2006"),
        ("1991-12", "December 1991", "in December 1991"),
        ("1979", "1979", "in 1979"),
    ],
)
def test_a_date_is_read_aloud_with_its_preposition(text, words, on):
    assert (Day.parse(text).words, Day.parse(text).on) == (words, on)


@pytest.mark.parametrize(
    "text",
    ["", "2003-1-1", "14 March 2003", "03-14-2003", "+2003", "20030314", "2003-07-01T00:00", "NaN"],
)
def test_a_text_of_another_form_is_refused_with_the_forms_accepted(text):
    with pytest.raises(DayError) as caught:
        Day.parse(text)
    assert str(caught.value) == f"{text!r} is not a day; write 2003-07-01, 2003-07 or 2003."


@pytest.mark.parametrize("text", ["2003-13", "2003-00", "2003-02-29", "2003-04-31", "0000"])
def test_a_day_that_no_calendar_has_is_refused(text):
    with pytest.raises(DayError, match=f"'{text}' is not a day that the calendar has"):
        Day.parse(text)


def test_29_february_exists_in_a_leap_year_only():
    assert Day.parse("2004-02-29").first == date(2004, 2, 29)
    with pytest.raises(DayError):
        Day.parse("1900-02-29")


@pytest.mark.parametrize("text", ["9" * 10_000, "2003-02-30" + " " * 10_000, "\x00" * 10_000])
def test_a_hostile_text_is_refused_in_one_short_line(text):
    with pytest.raises(DayError) as caught:
        Day.parse(text)
    assert len(str(caught.value)) < 250, "the message must not carry the whole text"


@pytest.mark.parametrize("text", [" " * 10_000 + "2003", "2003-07-01" + "x" * 10_000])
def test_a_hostile_question_is_refused_in_one_short_line(text):
    with pytest.raises(DayError) as caught:
        asked_day(text)
    assert len(str(caught.value)) < 250, "the message must not carry the whole text"


def test_a_day_error_is_both_an_error_of_the_library_and_a_value_error():
    assert issubclass(DayError, ComityError) and issubclass(DayError, ValueError)


def test_questions_are_answered_from_1945_to_the_end_of_the_century():
    assert asked_day("1945-01-01") == FIRST_DAY == date(1945, 1, 1)
    assert asked_day("2100-12-31") == LAST_DAY == date(2100, 12, 31)


@pytest.mark.parametrize("text", ["1944-12-31", "2101-01-01", "0001-01-01", "9999-12-31"])
def test_a_question_outside_the_period_names_the_period(text):
    with pytest.raises(DayError, match=f"{text} is outside the period answered, 1945-01-01 to"):
        asked_day(text)


@pytest.mark.parametrize(("text", "such_as"), [("2003", "2003-12-31"), ("2003-02", "2003-02-28")])
def test_a_question_asks_about_one_full_day(text, such_as):
    with pytest.raises(DayError, match=f"is not one day; write it in full, such as {such_as}"):
        asked_day(text)


def test_the_ninetieth_day_after_the_deposit_of_australia():
    """REF1951 art. 43(1): sixth deposit 22 January 1954, in force 22 April 1954."""
    assert Delay(days=90).after(date(1954, 1, 22)) == date(1954, 4, 22)


def test_the_first_of_the_month_after_three_months():
    """ICRMW art. 87(1): twentieth deposit 14 March 2003, in force 1 July 2003."""
    delay = Delay(months=3, first_of_next_month=True)
    assert delay.after(date(2003, 3, 14)) == date(2003, 7, 1)


def test_a_deposit_on_the_first_of_a_month_still_waits_for_the_next_first():
    """ICRMW art. 87: a deposit of 1 June falls three months later on 1 September."""
    delay = Delay(months=3, first_of_next_month=True)
    assert delay.after(date(2012, 6, 1)) == date(2012, 10, 1)


def test_twelve_months_after_two_ratifications():
    """ILO C190 art. 14: second ratification (Fiji) 25 June 2020, in force 25 June 2021."""
    assert Delay(months=12).after(date(2020, 6, 25)) == date(2021, 6, 25)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2003, 11, 30), 3, date(2004, 2, 29)),
        (date(2002, 11, 30), 3, date(2003, 2, 28)),
        (date(2003, 1, 31), 1, date(2003, 2, 28)),
        (date(2003, 12, 31), 12, date(2004, 12, 31)),
        (date(2003, 12, 1), 1, date(2004, 1, 1)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, expected):
    assert add_months(day, months) == expected


def test_a_year_after_29_february_is_28_february():
    assert Delay(years=1).after(date(2004, 2, 29)) == date(2005, 2, 28)


@given(when=CALENDAR)
def test_a_written_date_reads_back_as_itself(when):
    for day in (Day.of(when), Day(when.year, when.month), Day(when.year)):
        assert Day.parse(str(day)) == day


@given(a=days(), b=days(), c=days())
def test_before_is_a_strict_partial_order(a, b, c):
    assert not a < a and not a > a, "no date is before or after itself"
    assert not (a < b and b < a), "two dates are not each before the other"
    assert not (a < b and b < c) or a < c, "what is before the earlier is before the later"


@given(a=days(), b=days())
def test_a_date_is_never_both_before_and_after_another(a, b):
    assert not (a < b and a > b)
    assert (a < b) == (b > a), "after is the converse of before"


@given(a=days(), b=days())
def test_before_means_before_in_every_reading(a, b):
    assert (a < b) == (a.last < b.first)
    assert a.first <= a.last


@given(deposited=CALENDAR, later=st.integers(0, 1000), delay=DELAYS)
def test_a_later_deposit_never_takes_effect_earlier(deposited, later, delay):
    assert delay.after(deposited) <= delay.after(deposited + timedelta(days=later))


@given(deposited=CALENDAR, delay=DELAYS)
def test_no_deposit_takes_effect_before_it_is_made(deposited, delay):
    effect = delay.after(deposited)
    assert effect >= deposited
    assert not delay.first_of_next_month or (effect.day == 1 and effect > deposited)


@given(text=st.text(max_size=30))
def test_any_text_is_a_day_or_a_day_error(text):
    try:
        day = Day.parse(text)
    except DayError:
        return
    assert day.first <= day.last
