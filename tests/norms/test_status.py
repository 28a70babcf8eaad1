"""An answer says where a State stands, in which sense, on what acts and how surely."""

from datetime import date

import pytest

from comity.norms import Confidence, Sense, Standing, status, vote_of


def test_an_answer_names_the_acts_it_rests_on(library):
    answer = status(library.instrument("ICRMW"), "MEX", date(2003, 7, 1))
    assert [str(act) for act in answer.because] == [
        "signature 1991-05-22",
        "ratification 1999-03-08",
    ]
    assert answer.confidence is Confidence.DEPOSITARY and answer.doubts == ()


@pytest.mark.parametrize(
    ("code", "state", "day", "words"),
    [
        ("ICRMW", "MEX", date(2020, 1, 1), "consent deposited"),
        ("C143", "KEN", date(1979, 6, 1), "consent deposited by the end of 1979"),
        ("C181", "FRA", date(2010, 1, 1), "consent deposited by 31 March 2023"),
    ],
)
def test_an_answer_by_deposits_does_not_say_that_a_consent_is_not_in_force(
    library, code, state, day, words
):
    """Asked of deposits, the words say nothing of effects: ICRMW binds Mexico since 2003."""
    answer = status(library.instrument(code), state, day, Sense.DEPOSITED)
    assert Standing.CONSENTED in (answer.standing, answer.may)
    assert answer.words == words


def test_silence_in_a_partial_record_is_not_a_no(library):
    """C181: two of 37 ratifications are not on record, so nothing can be said of Kenya."""
    answer = status(library.instrument("C181"), "KEN", date(2020, 1, 1))
    assert answer.standing is Standing.NONE and answer.unknown
    assert answer.words == "not known: the record is partial"
    assert not status(library.instrument("ICRMW"), "DEU", date(2020, 1, 1)).unknown


def test_an_answer_by_deposits_rests_on_no_later_effect(library):
    """ROME: on 27 October 2016 only the notification of Burundi was there to be read."""
    answer = status(library.instrument("ROME"), "BDI", date(2016, 10, 27), Sense.DEPOSITED)
    assert all(act.day.first <= answer.on for act in answer.because), answer.because


def test_a_day_of_entry_into_force_is_not_given_out_as_the_day_of_deposit(library):
    """C118 art. 15(3): the deposit of Brazil was made twelve months before 24 March 1970."""
    answer = status(library.instrument("C118"), "BRA", date(1971, 1, 1), Sense.DEPOSITED)
    assert answer.standing is Standing.CONSENTED
    assert str(answer.since) != "1970-03-24"


def test_before_an_effect_without_a_deposit_the_state_may_have_deposited(library):
    """C118 art. 15(3): Brazil, in force 24 March 1970, cannot have consented that same day."""
    answer = status(library.instrument("C118"), "BRA", date(1970, 3, 23), Sense.DEPOSITED)
    assert Standing.CONSENTED in (answer.standing, answer.may)


def test_where_the_delay_of_a_later_consent_was_not_read_the_state_may_be_bound(library):
    """KAMPALA2009: Rwanda deposited after the general day; how long it waited is unknown."""
    answer = status(library.instrument("KAMPALA2009"), "RWA", date(2020, 1, 1))
    assert "how long after its deposit" in " ".join(answer.doubts)
    assert answer.may is Standing.BOUND, "unknown is not the same as not bound"


def test_whoever_denounced_was_a_party_on_the_eve(library):
    """A denunciation presupposes a consent, whether or not its day is on record."""
    alone = set()
    for instrument in library:
        for act in instrument.acts:
            if act.kind.value == "denunciation" and act.preferred and act.day:
                eve = date.fromordinal(act.day.first.toordinal() - 1)
                answer = status(instrument, act.state, eve)
                if Standing.BOUND not in (answer.standing, answer.may):
                    alone.add((instrument.id, act.state))
    assert not alone


def test_reservations_of_the_state_come_with_the_answer(library):
    answer = status(library.instrument("REF1951"), "VAT", date(2000, 1, 1))
    assert [(act.kind.value, act.articles) for act in answer.reservations] == [
        ("reservation", ("42",))
    ]


def test_a_vote_is_found_and_its_absence_too(library):
    compact = library.instrument("GCM-VOTE")
    assert vote_of(compact, "HUN", date(2026, 1, 1)).kind.words == "vote against"
    assert vote_of(compact, "UKR", date(2026, 1, 1)) is None
    assert vote_of(compact, "HUN", date(2018, 12, 18)) is None


def test_the_weakest_confidence_among_the_acts_is_given(library):
    """VCCR: the succession is the depositary's, its day of effect a compilation's."""
    answer = status(library.instrument("VCCR"), "MNE", date(2010, 1, 1))
    assert {act.confidence for act in answer.because} == {
        Confidence.DEPOSITARY,
        Confidence.SECONDARY,
    }
    assert answer.confidence is Confidence.SECONDARY
