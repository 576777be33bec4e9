"""What ought to be known and is not: judged without a database."""

from datetime import date

from kinfold.network.rules import (
    Answered,
    ChildFacts,
    TieFact,
    before_birth,
    gaps_of,
    with_answers,
    wrong_parent,
    wrong_span,
)

MOTHER = TieFact("mother_of", "Pauline", True, "lives_with", None)


def names(child: ChildFacts) -> list[str]:
    """The names of a child's gaps."""
    return [g.name for g in gaps_of(child)]


def test_a_child_without_any_father_recorded_shows_that_he_is_missing() -> None:
    found = gaps_of(ChildFacts(1, "Colin", ties=(MOTHER,), chosen=1, words=1, responsibility_known=True))
    assert [g.name for g in found] == ["no_father"]
    assert found[0].says == "No father is recorded for Colin."


def test_a_father_known_only_by_description_is_asked_for_by_name() -> None:
    father = TieFact("father_of", "Bobby's father", False, "sought", None)
    assert "father_not_named" in names(ChildFacts(1, "Bobby", ties=(MOTHER, father)))


def test_one_named_father_is_enough_when_another_is_unnamed() -> None:
    unnamed = TieFact("father_of", "His father", False, "none", None)
    named = TieFact("father_of", "Ray", True, "regular", None)
    assert "father_not_named" not in names(ChildFacts(1, "Adrian", ties=(MOTHER, unnamed, named)))


def test_unknown_contact_with_a_parent_is_a_gap_until_a_last_meeting_is_known() -> None:
    vague = TieFact("father_of", "Bob", True, "unknown", None)
    dated = TieFact("father_of", "Bob", True, "unknown", date(2024, 3, 1))
    assert "contact_unknown" in names(ChildFacts(1, "Kelly", ties=(MOTHER, vague)))
    assert "contact_unknown" not in names(ChildFacts(1, "Kelly", ties=(MOTHER, dated)))


def test_a_child_nobody_asked_about_who_matters_is_a_gap_even_when_others_name_somebody() -> None:
    assert "nobody_chosen" in names(ChildFacts(1, "Jack", ties=(MOTHER,), others_named=1))
    assert "nobody_chosen" not in names(ChildFacts(1, "Jack", ties=(MOTHER,), chosen=1))


def test_an_unborn_baby_is_not_expected_to_speak_or_choose() -> None:
    asked = names(ChildFacts(1, "Expected baby", ties=(MOTHER,), unborn=True))
    assert "no_words" not in asked
    assert "nobody_chosen" not in asked


def test_the_newest_answer_stands_beside_its_gap() -> None:
    gaps = gaps_of(ChildFacts(7, "Colin", ties=(MOTHER,), chosen=1, words=1, responsibility_known=True))
    told = [
        Answered("no_father", 7, "Pauline does not want to say.", date(2024, 1, 2), "Carol Finch"),
        Answered("no_father", 7, "He lives in Leeds; name still not given.", date(2024, 5, 2), "Carol Finch"),
        Answered("no_father", 8, "Another child.", date(2024, 6, 2), "Carol Finch"),
    ]
    assert with_answers(gaps, told)[0].answer == "He lives in Leeds; name still not given."


def test_each_parent_has_a_gap_of_their_own_where_contact_is_not_known() -> None:
    vague = TieFact("father_of", "Bob", True, "unknown", None, key=12)
    assert "contact_unknown:12" in names(ChildFacts(1, "Kelly", ties=(MOTHER, vague)))


def test_what_cannot_be_is_said_in_words() -> None:
    early, late = date(1526, 1, 1), date(2020, 1, 1)
    assert wrong_parent("mother_of", late, early).startswith("A parent is born before")
    assert wrong_parent("mother_of", early, late) == ""
    assert wrong_parent("sibling", late, early) == ""
    assert wrong_parent("mother_of", None, early) == ""
    assert wrong_span(late, early) == "It cannot end before it began."
    assert wrong_span(None, early) == ""
    assert before_birth(early, late, "Jake") == "Jake was not born then. Check the date."
    assert before_birth(late, late, "Jake") == ""
