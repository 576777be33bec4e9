"""Rules of caring: reviews, the yearly return, school years, short breaks, pictures, leaving care. No database."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kinfold.base.errors import NotNow
from kinfold.care.rules import breaks, carers, leaving_care, pictures, reviewing, schooling, story, wellbeing
from kinfold.care.rules.wellbeing import Step
from kinfold.care.tests.caring import png

BORN = date(2012, 5, 4)
YEAR_END = date(2026, 3, 31)


def test_the_law_says_when_the_first_second_and_later_reviews_are_due() -> None:
    assert reviewing.last_day(1, date(2025, 11, 3)) == date(2025, 12, 1)
    assert reviewing.last_day(2, date(2025, 11, 28)) == date(2026, 2, 28)
    assert (
        reviewing.last_day(3, date(2026, 2, 20))
        == reviewing.last_day(9, date(2026, 2, 20))
        == date(2026, 8, 20)
    )


def test_when_all_is_well_the_next_review_is_at_the_laws_last_day() -> None:
    assert reviewing.check_next(2, date(2026, 2, 20), None, "") == date(2026, 8, 20)


def test_a_sooner_review_needs_a_reason_and_a_later_one_is_refused_with_the_law() -> None:
    with pytest.raises(NotNow, match="as agreed with them"):
        reviewing.check_next(2, date(2026, 2, 20), date(2026, 5, 20), "")
    assert reviewing.check_next(2, date(2026, 2, 20), date(2026, 5, 20), "She asked.") == date(2026, 5, 20)
    with pytest.raises(NotNow, match="The law allows 20 August 2026 at the latest"):
        reviewing.check_next(2, date(2026, 2, 20), date(2026, 8, 21), "Busy")


@pytest.mark.parametrize(
    ("word", "age", "says", "refused"),
    [
        ("PN0", 3, "", ""), ("PN0", 4, "", "Under four"), ("PN1", 3, "Hello", "Under four"),
        ("PN1", 8, "", "Write what the child said"), ("PN1", 8, "Hello", ""), ("PN7", 8, "", ""),
        ("PN9", 8, "", "Choose how"), ("PN1", None, "Hello", ""),
    ],
)  # fmt: skip
def test_how_a_child_took_part_fits_their_age_and_their_words(
    word: str, age: int | None, says: str, refused: str
) -> None:
    if refused:
        with pytest.raises(NotNow, match=refused):
            reviewing.check_participation(word, age, says)
    else:
        reviewing.check_participation(word, age, says)
        assert word in reviewing.PARTICIPATION


def test_the_yearly_return_takes_the_newest_questionnaire_and_leaves_blank_what_age_leaves_out() -> None:
    steps = [
        Step("sdq", date(2025, 5, 1), sdq=20), Step("sdq", date(2026, 2, 1), sdq=11),
        Step("sdq", date(2024, 2, 1), sdq=3), Step("dentist", date(2025, 9, 1)),
        Step("health_assessment", date(2025, 3, 30)), Step("immunisations", date(2025, 9, 1), up_to_date=True),
    ]  # fmt: skip
    found = wellbeing.oc2(BORN, steps, YEAR_END)
    assert found["SDQ_SCORE"] == 11
    assert found["SDQ_REASON"] is None
    assert found["TEETH_CHECK"] == 1
    assert found["HEALTH_ASSESSMENT"] == 0, "the one of 30 March was last year's"
    assert found["HEALTH_CHECK"] is None, "asked only under five"
    assert (found["SUBSTANCE_MISUSE"], found["INTERVENTION_RECEIVED"]) == (0, None)


def test_help_with_drugs_is_returned_as_received_or_else_as_offered() -> None:
    asked = Step("substance", date(2025, 6, 1), help_offered=True, help_taken=False)
    found = wellbeing.oc2(BORN, [asked], YEAR_END)
    assert (found["INTERVENTION_RECEIVED"], found["INTERVENTION_OFFERED"]) == (0, 1)
    taken = Step("substance", date(2025, 7, 1), help_offered=True, help_taken=True)
    found = wellbeing.oc2(BORN, [asked, taken], YEAR_END)
    assert (found["INTERVENTION_RECEIVED"], found["INTERVENTION_OFFERED"]) == (1, None)


def test_a_refused_questionnaire_is_returned_with_its_reason() -> None:
    found = wellbeing.oc2(BORN, [Step("sdq", date(2025, 6, 1), done=False, sdq_why_not="SDQ5")], YEAR_END)
    assert (found["SDQ_SCORE"], found["SDQ_REASON"]) == (None, "SDQ5")


def test_the_return_asks_only_of_children_in_care_all_the_year() -> None:
    assert wellbeing.twelve_months_in_care([(date(2025, 3, 31), None)], YEAR_END)
    assert not wellbeing.twelve_months_in_care([(date(2025, 4, 1), None)], YEAR_END)
    assert not wellbeing.twelve_months_in_care([(date(2020, 1, 1), date(2026, 3, 31))], YEAR_END)
    two = [(date(2020, 1, 1), date(2025, 9, 1)), (date(2025, 9, 8), None)]
    assert not wellbeing.twelve_months_in_care(two, YEAR_END)


@pytest.mark.parametrize(
    ("step", "note", "field"),
    [
        (Step("sdq", YEAR_END), "", "sdq"), (Step("sdq", YEAR_END, sdq=41), "", "sdq"),
        (Step("dentist", YEAR_END, sdq=4), "", "sdq"), (Step("dentist", YEAR_END, done=False), "", "note"),
        (Step("immunisations", YEAR_END), "", "up_to_date"), (Step("substance", YEAR_END), "", "help_offered"),
        (Step("convicted", date(2020, 1, 1)), "", "on_day"), (Step("horoscope", YEAR_END), "", "word"),
    ],
)  # fmt: skip
def test_health_answers_that_do_not_fit_are_refused_beside_their_question(
    step: Step, note: str, field: str
) -> None:
    with pytest.raises(NotNow) as why:
        wellbeing.check(step, note, BORN)
    assert why.value.field == field


def test_what_is_private_is_never_named_in_the_chronology() -> None:
    for word in wellbeing.PRIVATE:
        said = wellbeing.in_words(word, True).lower()
        assert not any(telling in said for telling in ("drug", "alcohol", "convict", "police", "substance"))
        assert wellbeing.detail_of(word, BORN, YEAR_END) == ""


@pytest.mark.parametrize(
    ("born", "on", "says"),
    [
        (date(2021, 9, 1), date(2025, 9, 1), "Nursery"), (date(2021, 8, 31), date(2025, 9, 1), "Reception"),
        (date(2021, 9, 1), date(2026, 9, 1), "Reception"), (date(2017, 5, 4), date(2026, 3, 2), "Year 4"),
        (date(2009, 10, 1), date(2026, 3, 2), "Year 11"), (date(2009, 8, 1), date(2026, 3, 2), "Year 12 or college"),
        (date(2024, 1, 1), date(2026, 3, 2), "Not at school"), (None, date(2026, 3, 2), "Year not known"),
    ],
)  # fmt: skip
def test_school_years_are_said_as_schools_say_them(born: date | None, on: date, says: str) -> None:
    assert schooling.year_in_words(born, on) == says


@given(st.dates(date(2000, 1, 1), date(2025, 1, 1)))
def test_every_child_is_on_the_roll_for_fifteen_school_years(born: date) -> None:
    years = [schooling.is_of_school_age(born, date(born.year + n, 10, 1)) for n in range(25)]
    assert sum(years) == 15


def stay(since: str, until: str) -> breaks.Stay:
    return breaks.Stay(date.fromisoformat(since), date.fromisoformat(until))


def test_a_break_of_seventeen_days_is_within_the_law_and_one_of_eighteen_is_said_to_be_more() -> None:
    assert breaks.warnings(stay("2026-01-01", "2026-01-18"), []) == []
    assert "at most 17 days" in breaks.warnings(stay("2026-01-01", "2026-01-19"), [])[0]


def test_seventy_five_days_in_any_twelve_months_are_told_before_they_are_passed() -> None:
    before = [stay(f"2025-{month:02}-01", f"2025-{month:02}-16") for month in (2, 4, 6, 8)]  # 60 days
    assert breaks.warnings(stay("2025-12-01", "2025-12-16"), before) == []
    assert "76 days in twelve months" in breaks.warnings(stay("2025-12-01", "2025-12-17"), before)[0]
    assert breaks.warnings(stay("2026-02-20", "2026-03-08"), before) == [], (
        "February last year no longer counts"
    )
    assert breaks.left(before, date(2025, 9, 1)) == 15


def test_a_break_put_in_between_counts_for_the_breaks_after_it_too() -> None:
    later = [stay(f"2025-{month:02}-01", f"2025-{month:02}-16") for month in (6, 7, 8, 9, 10)]  # 75 days
    assert "80 days" in breaks.warnings(stay("2025-03-01", "2025-03-06"), later)[0]


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(1, 40)), max_size=12))
def test_the_fullest_year_is_never_more_than_all_and_never_less_than_the_longest(
    pairs: list[tuple[int, int]],
) -> None:
    first, at, stays = date(2024, 1, 1), 0, []
    for gap, length in pairs:
        at += gap
        stays.append(
            breaks.Stay(
                date.fromordinal(first.toordinal() + at), date.fromordinal(first.toordinal() + at + length)
            )
        )
        at += length
    most = breaks.most_in_any_year(stays)
    assert most <= sum(s.days for s in stays)
    assert most >= max((s.days for s in stays), default=0)


def test_carers_are_visited_every_six_weeks_once_a_year_unannounced_and_reviewed_yearly() -> None:
    approved = date(2025, 3, 3)
    never: dict[str, date | None] = {}
    assert {rule: run.due for rule, run in carers.runs(approved, never, None).items()} == {
        "supervising_visit": date(2025, 4, 14),
        "unannounced_visit": date(2026, 3, 3),
        "carer_review": date(2026, 3, 3),
        "carer_training": date(2026, 3, 3),
    }
    come = carers.runs(approved, {"unannounced_visit": date(2025, 6, 1)}, None)["unannounced_visit"]
    assert (come.since, come.due) == (date(2025, 6, 1), date(2026, 6, 1))
    assert carers.runs(approved, never, date(2025, 9, 1))["carer_review"].due == date(2025, 9, 1)
    assert carers.runs(approved, never, date(2027, 9, 1))["carer_review"].due == date(2026, 3, 3)


def test_a_review_of_carers_without_the_childrens_words_is_none() -> None:
    with pytest.raises(NotNow, match="what the children say"):
        carers.check_review(" ", "goes_on", "")
    with pytest.raises(NotNow, match="Say why"):
        carers.check_review("They are kind.", "ends", "")


def test_an_interpreter_is_never_family() -> None:
    assert story.is_relative("Her brother Dawit", [])
    assert story.is_relative("Selam Haile, Lingua", ["Selam Haile"])
    assert not story.is_relative("Mr Tekle, Lingua Trust", ["Selam Haile"])


def test_a_png_loses_what_the_camera_wrote_and_keeps_the_picture() -> None:
    dirty = png(b"Comment\x00taken at 12 Larch Road").getvalue()
    clean = pictures.without_place(dirty, "image/png")
    assert b"Larch" not in clean
    assert Image.open(BytesIO(clean)).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_a_photo_loses_its_place_and_keeps_which_way_up_it_is() -> None:
    photo = Image.new("RGB", (4, 2), (10, 200, 30))
    notes = photo.getexif()
    notes[0x0112] = 6
    notes[0x010E] = "12 Larch Road"
    notes.get_ifd(0x8825)[1] = "N"
    sent = BytesIO()
    photo.save(sent, "JPEG", exif=notes, comment=b"at 12 Larch Road")
    clean = pictures.without_place(sent.getvalue(), "image/jpeg")
    assert b"Larch" in sent.getvalue()
    assert b"Larch" not in clean
    again = Image.open(BytesIO(clean))
    again.load()
    assert again.getexif()[0x0112] == 6
    assert not again.getexif().get_ifd(0x8825)
    assert again.size == (4, 2)


@given(st.binary(max_size=200))
def test_a_broken_picture_is_refused_and_never_kept(rubbish: bytes) -> None:
    for start, kind in ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png")):
        try:
            kept = pictures.without_place(start + rubbish, kind)
        except ValueError:
            continue
        assert kept.startswith(start[:2])


@pytest.mark.parametrize(
    ("contact", "accom"),
    [
        (("YES", "F2", "Z", True), "Z1"), (("YES", "G5", "S", None), "S2"), (("YES", "0", "R", None), "R1"),
        (("NO", "", "", None), "0"), (("REFU", "", "V", False), "V2"),
    ],
)  # fmt: skip
def test_home_is_returned_with_whether_it_is_right(
    contact: tuple[str, str, str, bool | None], accom: str
) -> None:
    assert leaving_care.oc3(*contact)["ACCOM"] == accom


def test_nothing_more_is_asked_of_who_died_or_went_home_for_good() -> None:
    for word in ("DIED", "RHOM"):
        leaving_care.check_contact(word, "", "", None, "")
        assert leaving_care.oc3(word, "F1", "U", True) == {"IN_TOUCH": word, "ACTIV": None, "ACCOM": None}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (("YES", "", "Z", True, ""), "activity"), (("YES", "F1", "", None, ""), "home"),
        (("YES", "F1", "S", True, ""), "home_suitable"), (("YES", "F1", "U", None, ""), "home_suitable"),
        (("YES", "F1", "U", False, ""), "why_not_suitable"), (("MAYBE", "", "", None, ""), "in_touch"),
    ],
)  # fmt: skip
def test_keeping_in_touch_asks_for_what_is_missing(
    told: tuple[str, str, str, bool | None, str], field: str
) -> None:
    with pytest.raises(NotNow) as why:
        leaving_care.check_contact(*told)
    assert why.value.field == field


def test_a_birthday_of_29_february_is_kept_on_1_march() -> None:
    assert leaving_care.birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert leaving_care.birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)
