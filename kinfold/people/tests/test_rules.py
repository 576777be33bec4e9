"""Rules of the people room: names, dates as they are typed, keys, numbers. No database."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kinfold.base.dates import PartialDate
from kinfold.base.errors import NotNow
from kinfold.people import rules
from kinfold.people.rules.asking import swapped
from kinfold.people.rules.likeness import Filed, FiledName, likeness, name_likeness
from kinfold.people.rules.names import PARTICLES, nicknames, sounds_of_given, telling_words

NOWHEN = PartialDate(None, "unknown")
ON = date(2026, 3, 3)
NAMES = st.text(st.characters(categories=["L", "Mn", "Zs", "Pd"], include_characters="'’.-"), max_size=40)
WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)
DAYS = st.dates(date(1930, 1, 1), date(2026, 3, 3))


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("O'Neill", ["oneill"]),
        ("O’ Neill", ["oneill"]),
        ("José", ["jose"]),
        ("Łukasz Wiśniewski", ["lukasz", "wisniewski"]),
        ("Mc Donald-van der Berg", ["mcdonald", "van", "der", "berg"]),
        ("Ærø Strauß", ["aero", "strauss"]),
        ("Müller", ["muller"]),
        ("سلمى حداد", ["سلمى", "حداد"]),
        ("12 Smith!", ["smith"]),
        ("", []),
    ],
)
def test_names_are_compared_without_accents_case_and_marks(typed, plain):
    assert rules.words_of(typed) == plain


def test_little_words_and_titles_are_left_out_unless_they_are_all_there_is():
    assert telling_words("Mr van der Berg") == ["berg"]
    assert telling_words("Van") == ["van"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("curtis", "kurtis"),
        ("jake", "jayk"),
        ("thompson", "tomson"),
        ("mohammed", "muhamad"),
        ("catherine", "kathryn"),
        ("phillip", "filip"),
        ("siobhan", "shovan"),
        ("reilly", "riley"),
    ],
)
def test_names_that_sound_alike_have_one_sound(one, other):
    assert rules.sound(one) == rules.sound(other)


@pytest.mark.parametrize(
    ("short", "whole"), [("bob", "robert"), ("jake", "jacob"), ("sean", "shaun"), ("mo", "mohammed")]
)
def test_short_forms_are_filed_with_the_whole_name(short, whole):
    assert sounds_of_given(short) & sounds_of_given(whole)


def test_the_nickname_table_is_plain_and_symmetric():
    table = nicknames()
    assert len(table) > 500
    for name, others in table.items():
        assert name == rules.plain_letters(name)
        assert all(name in table[other] for other in others)


@pytest.mark.parametrize(
    "typed",
    [
        "22/03/2021",
        "22.3.21",
        "22-03-2021",
        "2021-03-22",
        "22 March 2021",
        "22nd of march 2021",
        "22 mar 21",
        "March 22, 2021",
        "22032021",
    ],
)
def test_dates_are_understood_as_people_write_them(typed):
    asked = rules.asked_from(f"jake {typed} curtis")
    assert asked.names == ("jake", "curtis")
    assert asked.exact == date(2021, 3, 22)


def test_a_day_and_month_that_could_be_swapped_are_both_looked_for():
    assert rules.asked_from("4/5/2017").days == (date(2017, 5, 4), date(2017, 4, 5))
    assert rules.asked_from("3/3/2017").days == (date(2017, 3, 3),)
    assert rules.asked_from("03/22/2021").days == (date(2021, 3, 22),)


def test_an_old_year_of_two_figures_is_of_the_last_century():
    assert rules.asked_from("ann 1.2.74").exact == date(1974, 2, 1)


def test_numbers_postcodes_and_houses_are_told_apart_from_names():
    asked = rules.asked_from("Jake 999 000 0018 zz1 1aa")
    assert (asked.names, asked.numbers, asked.postcodes) == (("jake",), ("9990000018",), ("ZZ11AA",))
    assert rules.asked_from("12 Mill Lane").houses == (("12", "mill"),)
    assert rules.asked_from("May Brown").names == ("may", "brown")
    assert rules.asked_from("A801200001001").numbers == ("A801200001001",)
    assert rules.asked_from(" ,.! ").nothing


def test_a_date_given_beside_the_words_counts_as_if_typed():
    assert rules.keys_asked("jake", PartialDate(date(2021, 3, 22)))[0] == "b:2021-03-22"
    assert "y:JK:2021" in rules.keys_asked("jake", PartialDate(date(2021, 1, 1), "year"))


@given(st.text(max_size=300))
def test_whatever_is_typed_is_understood_somehow(typed):
    asked = rules.asked_from(typed)
    keys = rules.keys_asked(typed)
    assert asked.nothing or asked.names or asked.days or asked.years or asked.numbers or asked.postcodes
    assert all(0 < len(key) <= 80 for key in keys)


@given(NAMES, NAMES, DAYS)
def test_a_person_asked_for_by_their_own_name_is_found_under_a_key(first, last, born):
    first, last = f"{first} xa", f"{last} yo"  # a name with letters in it
    filed = rules.keys_for([(first, last)], PartialDate(born))
    for words in (f"{first} {last}", f"{last} {first}", f"{first} {last}".upper()):
        assert filed & set(rules.keys_asked(words))
        assert filed & set(rules.keys_asked(words, PartialDate(born)))


@given(WORDS, WORDS, DAYS)
def test_a_swapped_birth_date_still_finds_a_key(first, last, born):
    other = swapped(born)
    assume(other is not None)
    assert other is not None
    filed = rules.keys_for([(first, last)], PartialDate(born))
    assert f"b:{born.isoformat()}" in filed & set(rules.keys_asked("", PartialDate(other)))


@given(WORDS, WORDS)
def test_each_half_of_a_double_surname_finds_a_key(one, other):
    assume(not {one, other} & PARTICLES)  # a little word is left out on purpose: Aaa-della
    filed = rules.keys_for([("Jake", f"{one}-{other}")], NOWHEN)
    for surname in (one, other, one + other):
        assert filed & set(rules.keys_asked(f"jake {surname}"))


@given(NAMES, NAMES)
def test_likeness_is_between_none_and_one_and_whole_for_the_same_name(first, last):
    asked = tuple(dict.fromkeys(telling_words(f"{first} {last}")))
    close, said = name_likeness(asked, first, last)
    assert 0 <= close <= 1
    assert not asked or (close >= 0.97 and said)


def compared(words, given, family, born=None, **more):
    when = PartialDate(born) if born else NOWHEN
    return likeness(rules.asked_from(words), Filed((FiledName(given, family),), when, **more))


@pytest.mark.parametrize(
    ("words", "why", "sure"),
    [
        ("Jake Curtis 22/3/2021", "same name, born the same day", "same"),
        ("jayk kurtis 22/3/2021", "sounds like, born the same day", "likely"),
        ("jacob curtis 22/3/2021", "another form of the name, born the same day", "same"),
        ("jake curtis 21/3/2021", "same name, birth date nearly the same", "likely"),
        ("jake 2021", "part of the name, born the same year", "likely"),
        ("jake curtis", "same name", "likely"),
        ("jake", "part of the name", "possible"),
        ("jake brown 22/3/2021", "one name the same, born the same day", "possible"),
        ("jake curtis 1/1/1990", "same name, another birth date", "possible"),
    ],
)
def test_each_match_says_why(words, why, sure):
    found = compared(words, "Jake", "Curtis", date(2021, 3, 22))
    assert found is not None
    assert (found.why, found.sure) == (why, sure)


def test_somebody_else_is_no_match():
    assert compared("Amelia Wright 22/3/2021", "Jake", "Curtis", date(1980, 1, 1)) is None


def test_the_other_way_round_of_day_and_month_is_said():
    found = compared("jake curtis 5/4/2017", "Jake", "Curtis", date(2017, 5, 4))
    assert found is not None
    assert found.why == "same name, day and month of birth the other way round"


@given(st.integers(0, 999_999_999))
def test_one_wrong_digit_of_a_pupil_number_is_noticed(number):
    twelve = f"80{number:09d}1"
    right = rules.upn_letter(twelve) + twelve
    assert rules.check_upn(f" {right.lower()} ") == right
    place = 3 + number % 9
    wrong = right[:place] + str((int(right[place]) + 1) % 10) + right[place + 1 :]
    with pytest.raises(NotNow):
        rules.check_upn(wrong)


def test_a_temporary_pupil_number_ends_with_a_letter():
    twelve = "80120000100A"
    assert rules.check_upn(rules.upn_letter(twelve) + twelve)


@pytest.mark.parametrize("bad", ["", "A12", "I801200001001", "A80120000100O", "123", "😀" * 13])
def test_what_is_no_pupil_number_is_refused(bad):
    with pytest.raises(NotNow) as refused:
        rules.check_upn(bad)
    assert refused.value.field == "value"


def test_an_nhs_number_is_kept_without_spaces():
    assert rules.check_nhs("999 000-0018") == "9990000018"
    for bad in ("9990000019", "999000001", "abc", "٩٩٩٠٠٠٠٠١٨"):
        with pytest.raises(NotNow):
            rules.check_nhs(bad)


@pytest.mark.parametrize(
    ("typed", "kept"), [("sw1a1aa", "SW1A 1AA"), ("M1 1AE", "M1 1AE"), ("", ""), (" zz11 2bb ", "ZZ11 2BB")]
)
def test_postcodes_are_written_one_way(typed, kept):
    assert rules.check_postcode(typed) == kept


@pytest.mark.parametrize("bad", ["12345", "SW1A", "SW1A 1A!", "S W 1 A 1 A A A"])
def test_what_is_no_postcode_is_refused(bad):
    with pytest.raises(NotNow):
        rules.check_postcode(bad)


def test_other_numbers_are_checked_by_their_form():
    assert rules.check_la_child("P12A") == "P12A"
    assert rules.check_swe("sw 12345") == "SW12345"
    assert rules.check_uln("1000000043") == "1000000043"
    assert rules.check_upn_unknown("un1") == "UN1"
    for check, bad in (
        (rules.check_la_child, "P-12"),
        (rules.check_la_child, "P" * 21),
        (rules.check_swe, "12345"),
        (rules.check_uln, "1000000053"),
        (rules.check_uln, "0000000000"),
        (rules.check_upn_unknown, "UN11"),
    ):
        with pytest.raises(NotNow):
            check(bad)


def test_the_census_lists_are_whole():
    assert len(rules.ETHNICITY) == 20
    assert len(rules.DISABILITY) == 13
    assert list(rules.UPN_UNKNOWN) == [f"UN{number}" for number in range(1, 11)]


@pytest.mark.parametrize("born_on", [date(2026, 1, 1), ON])
def test_a_birth_near_the_due_date_is_believed(born_on):
    rules.check_born_on(born_on, date(2026, 2, 1), ON)


def test_dates_that_cannot_be_true_are_refused():
    for refuse in (
        lambda: rules.check_birth(PartialDate(ON + timedelta(days=1)), ON),
        lambda: rules.check_birth(PartialDate(date(1900, 1, 1)), ON),
        lambda: rules.check_expected(ON + timedelta(days=301), ON),
        lambda: rules.check_expected(ON - timedelta(days=61), ON),
        lambda: rules.check_born_on(ON + timedelta(days=1), None, ON),
        lambda: rules.check_born_on(date(2025, 1, 1), date(2026, 2, 1), ON),
        lambda: rules.check_death(ON + timedelta(days=1), NOWHEN, ON),
        lambda: rules.check_in_order(ON, ON - timedelta(days=1)),
    ):
        with pytest.raises(NotNow):
            refuse()


@given(st.text(max_size=200))
def test_a_name_is_kept_or_refused_in_words(typed):
    refused = None
    try:
        kept = rules.check_name(typed, "given")
    except NotNow as why:
        refused = why
    if refused is None:
        assert len(kept) <= 120
        assert kept == rules.check_name(kept, "given")
    else:
        assert (refused.field, refused.message[-1]) == ("given", ".")
