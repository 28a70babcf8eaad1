"""Who was party and who had only signed: counts that an outsider can look up, with names."""

from datetime import date

import pytest

from comity.facts import Day, NotATreatyError
from comity.norms import (
    PARTY_OR_SIGNED,
    ActKind,
    Sense,
    first_day_with,
    intersection,
    parties,
    signatories_only,
    union,
    votes,
)

END_OF_2004 = date(2004, 12, 31)
MIDDLE_OF_2017 = date(2017, 6, 30)
DEPOSITORS_2004 = (
    "AZE BFA BIH BLZ BOL COL CPV ECU EGY GHA GIN GTM KGZ LBY LKA MAR MEX MLI PHL SEN SLV SYC "
    "TJK TLS TUR UGA URY"
).split()


def _deposited(library, code, on):
    return parties(library.instrument(code), on, Sense.DEPOSITED)


def test_the_twentieth_deposit_of_the_migrant_workers_convention(library):
    """Art. 87(1): Guatemala and El Salvador on 14 March 2003 made it 21; in force 1 July 2003."""
    icrmw = library.instrument("ICRMW")
    assert first_day_with(icrmw, 20) == date(2003, 3, 14)
    assert icrmw.in_force.decisive.day == Day.parse("2003-03-14")
    assert icrmw.in_force.computed == date(2003, 7, 1)
    assert len(parties(icrmw, date(2003, 6, 30))) == 0, "none is bound on the eve"
    assert len(parties(icrmw, date(2003, 7, 1))) == 21


def test_the_migrant_workers_convention_first_had_25_depositors_on_30_january_2004(library):
    """UNTC IV-13: Timor-Leste acceded on 30 January 2004."""
    assert first_day_with(library.instrument("ICRMW"), 25) == date(2004, 1, 30)
    assert len(_deposited(library, "ICRMW", date(2004, 1, 29))) == 24
    assert "TLS" in _deposited(library, "ICRMW", date(2004, 1, 30)).codes


def test_a_number_never_reached_has_no_first_day(library):
    assert first_day_with(library.instrument("ICRMW"), 194) is None


def test_at_the_end_of_2004_27_had_deposited_and_26_were_bound(library):
    """UNTC IV-13: Turkey, 27 September 2004, was bound from 1 January 2005."""
    deposited = _deposited(library, "ICRMW", END_OF_2004)
    bound = parties(library.instrument("ICRMW"), END_OF_2004)
    assert list(deposited.codes) == DEPOSITORS_2004 and len(deposited) == 27
    assert set(deposited.codes) - set(bound.codes) == {"TUR"} and len(bound) == 26
    assert "TUR" in parties(library.instrument("ICRMW"), date(2005, 1, 1)).codes


def test_in_the_middle_of_2017_51_were_party_and_15_had_only_signed(library):
    """UNTC IV-13 on 30 June 2017: 51 parties, 38 signatories of which 15 had not ratified."""
    assert len(_deposited(library, "ICRMW", MIDDLE_OF_2017)) == 51
    signed = signatories_only(library.instrument("ICRMW"), MIDDLE_OF_2017)
    assert (
        list(signed.codes)
        == ("ARM BEN CMR COM GAB GNB HTI KHM LBR MNE PLW SLE SRB TCD TGO").split()
    )


@pytest.mark.parametrize(("code", "count"), [("C097", 42), ("C143", 18)])
def test_ratifications_of_the_labour_conventions_at_the_end_of_2004(library, code, count):
    """Counts of the Global Commission on International Migration, 2005."""
    assert len(_deposited(library, code, END_OF_2004)) == count


def test_an_undated_ratification_is_counted_apart(library):
    """Tajikistan is known as party to C143 by 2012, and may have been one in 2004."""
    found = _deposited(library, "C143", END_OF_2004)
    assert [answer.state for answer in found.unsure] == ["TJK"]
    assert "TJK" not in found.codes
    assert "TJK" in _deposited(library, "C143", date(2012, 12, 31)).codes


def test_a_state_that_had_not_begun_is_not_even_among_the_unsure(library):
    """Tajikistan began in 1991, Montenegro on 3 June 2006: neither may have ratified before."""
    c143 = library.instrument("C143")
    for sense in Sense:
        assert "TJK" not in [a.state for a in parties(c143, date(1985, 1, 1), sense).unsure]
    assert "MNE" not in [a.state for a in _deposited(library, "C143", date(2006, 1, 15)).unsure]


def test_the_refugee_convention_entered_into_force_with_the_deposit_of_australia(library):
    """Art. 43(1): sixth deposit 22 January 1954, ninetieth day 22 April 1954."""
    found = library.instrument("REF1951").in_force
    assert (found.computed, found.decisive.state) == (date(1954, 4, 22), "AUS")
    assert parties(library.instrument("REF1951"), date(1954, 4, 21)).codes == ()
    assert set(parties(library.instrument("REF1951"), date(1954, 4, 22)).codes) == {
        *("AUS", "BEL", "DEU", "DNK", "LUX", "NOR")
    }


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2026, 11, 21)])
@pytest.mark.parametrize("sense", list(Sense))
def test_two_states_are_party_to_the_convention_alone_and_three_to_the_protocol_alone(
    library, day, sense
):
    """UNTC V-2 and V-5: the notes on Madagascar, Saint Kitts, Cabo Verde, USA and Venezuela."""
    convention = set(parties(library.instrument("REF1951"), day, sense).codes)
    protocol = set(parties(library.instrument("REF1967"), day, sense).codes)
    assert convention - protocol == {"MDG", "KNA"}
    assert protocol - convention == {"CPV", "USA", "VEN"}


def test_148_states_were_party_to_one_or_both_refugee_instruments_in_2016(library):
    """UNHCR: 148 to one or both, 143 to both, at the end of 2016."""
    both = [library.instrument(code) for code in ("REF1951", "REF1967")]
    on = date(2016, 12, 31)
    assert len(union(both, on)) == 148
    assert len(intersection(both, on)) == 143


def test_142_states_were_party_to_the_refugee_convention_in_2004_one_not_a_un_member(library):
    """The Holy See, an observer, is the one."""
    codes = _deposited(library, "REF1951", END_OF_2004).codes
    members = {c for c in codes if library.ground.places[c].kind.value == "UN member"}
    assert (len(codes), len(members)) == (142, 141)
    assert set(codes) - members == {"VAT"}


def test_97_states_had_turned_to_one_of_three_instruments_on_migrant_workers(library):
    """Party to or signatory of ICRMW, or party to C097 or C143, on 30 June 2017."""
    three = [library.instrument(code) for code in ("ICRMW", "C097", "C143")]
    found = union(three, MIDDLE_OF_2017, PARTY_OR_SIGNED)
    assert len(found) == 97
    assert found - union(three, MIDDLE_OF_2017) == {
        *("COM GAB GNB HTI KHM LBR PLW SLE TCD".split())
    }, "who had only signed ICRMW and ratified neither labour convention"


def test_the_vote_on_the_global_compact_for_migration(library):
    """A/RES/73/195, 19 December 2018: 152 in favour, 5 against, 12 abstentions."""
    cast = votes(library.instrument("GCM-VOTE"))
    assert len(cast[ActKind.VOTE_YES]) == 152
    assert list(cast[ActKind.VOTE_NO]) == "CZE HUN ISR POL USA".split()
    assert list(cast[ActKind.VOTE_ABSTAIN]) == (
        "AUS AUT BGR CHE CHL DZA ITA LBY LIE LVA ROU SGP".split()
    )


def test_24_members_did_not_vote_on_the_global_compact(library):
    cast = {code for codes in votes(library.instrument("GCM-VOTE")).values() for code in codes}
    places = library.ground.places.values()
    members = {place.code for place in places if place.kind.value == "UN member"}
    assert cast <= members
    assert (
        sorted(members - cast)
        == (
            "AFG ATG BEN BLZ BRN BWA DOM FSM GIN KGZ KIR PAN PRK PRY SOM STP SVK SYC TKM TLS "
            "TON TTO UKR VUT"
        ).split()
    )


@pytest.mark.parametrize("ask", [parties, signatories_only])
def test_a_resolution_has_neither_parties_nor_signatories(library, ask):
    with pytest.raises(NotATreatyError) as caught:
        ask(library.instrument("GCM-VOTE"), date(2020, 1, 1))
    assert str(caught.value) == (
        "GCM-VOTE is a resolution: States voted on it and none is bound by it. "
        "See the votes with `comity parties GCM-VOTE`."
    )


@pytest.mark.parametrize(
    ("day", "count"),
    [("2005-03-08", 80), ("2014-05-21", 159), ("2004-12-31", 77), ("2020-06-30", 177)],
)
def test_ratifications_of_the_protocol_on_trafficking(library, day, count):
    """UNTC XVIII-12-a; the last two are replays of the record, not published totals."""
    assert len(_deposited(library, "UNTOC-TIP", date.fromisoformat(day))) == count


def test_the_european_union_is_party_to_the_protocol_on_trafficking(library):
    """Approval of 6 September 2006, in force thirty days later (art. 17(2))."""
    tip = library.instrument("UNTOC-TIP")
    assert "EUE" in _deposited(library, "UNTOC-TIP", date(2006, 9, 6)).codes
    assert "EUE" not in parties(tip, date(2006, 10, 5)).codes
    assert "EUE" in parties(tip, date(2006, 10, 6)).codes


def test_every_record_answers_as_it_says_it_should(library):
    """Each record states counts of parties that an outsider can look up."""
    replayed = 0
    for instrument in library:
        for claim in instrument.expect.get("parties", []):
            found = parties(instrument, claim["day"], Sense(claim["sense"].replace("_", " ")))
            assert len(found) == claim["count"], (instrument.id, claim)
            replayed += 1
    assert replayed >= 30


def test_a_state_known_by_a_year_to_have_left_is_unsure_in_that_year(library):
    """C105: Singapore denounced in 1979, with effect in the course of 1980."""
    c105 = library.instrument("C105")
    assert "SGP" in parties(c105, date(1979, 12, 31)).codes
    in_1980 = parties(c105, date(1980, 6, 1))
    assert "SGP" not in in_1980.codes
    assert "SGP" in [answer.state for answer in in_1980.unsure]
    after = parties(c105, date(1980, 12, 31))
    assert "SGP" not in after.codes and "SGP" not in [a.state for a in after.unsure]


def test_parties_can_be_counted_and_gone_through(library):
    found = parties(library.instrument("ICRMW"), date(2003, 7, 1))
    assert len(list(found)) == len(found) == len(found.codes)
    assert all(answer.on == date(2003, 7, 1) and answer.because for answer in found)


def test_who_may_have_consented_is_not_counted_among_those_who_only_signed(library):
    """Angola signed in 2013 and acceded in 2019, on a day that the record does not give."""
    found = signatories_only(library.instrument("ICCPR-OP2"), date(2019, 6, 30))
    assert "AGO" in [answer.state for answer in found.unsure] and "AGO" not in found.codes


def test_the_acts_of_a_predecessor_do_not_count_once_for_each_successor(library):
    """SOLAS 1974: the record gives the days of Yugoslavia and Czechoslovakia to successors."""
    solas = library.instrument("SOLAS1974")
    successors = {"HRV", "SVN", "MNE", "CZE", "SVK"}
    assert successors.isdisjoint(parties(solas, date(1985, 1, 1)).codes)
    assert successors.isdisjoint(signatories_only(solas, date(1975, 1, 1)).codes)
    assert successors <= set(parties(solas, date(2010, 1, 1)).codes)
