"""The rules of an assessment, without a database."""

from datetime import date
from typing import Any

import pytest

from kinfold.assessment import rules, states
from kinfold.base.errors import NotNow

BEGUN = date(2026, 3, 2)


def child(**changes: Any) -> rules.ChildSoFar:
    """A child of whom everything is there."""
    told: dict[str, Any] = {
        "key": "P1",
        "name": "Wren",
        "so_what": "She needs a bed.",
        "heard_on": BEGUN,
        **changes,
    }
    return rules.ChildSoFar(**told)


def asked(*children: rules.ChildSoFar, young: int = 0, grown: int = 0) -> list[str]:
    prompts = rules.before_signing(children, needs_of_children=young, needs_of_adults=grown, begun_on=BEGUN)
    return [one.code for one in prompts]


def test_a_stage_with_everything_there_may_be_signed() -> None:
    assert asked(child(), young=1, grown=2) == []


def test_each_child_needs_an_analysis_of_their_own() -> None:
    prompts = rules.before_signing(
        [child(), child(key="P2", name="Moss", so_what="  ")],
        needs_of_children=0,
        needs_of_adults=0,
        begun_on=BEGUN,
    )
    assert [(one.code, one.key, one.must) for one in prompts] == [("analysis", "P2", True)]
    assert "Moss" in prompts[0].says


def test_a_silent_child_needs_a_reason_and_an_old_word_is_not_a_new_one() -> None:
    assert asked(child(heard_on=None)) == ["heard"]
    assert asked(child(heard_on=None, silent_because="Asleep at each visit.")) == []
    assert asked(child(heard_on=BEGUN - rules.HEARD_WITHIN)) == []
    assert asked(child(heard_on=date(2025, 1, 1))) == ["heard"]
    assert asked(child(heard_on=None, born=False)) == []


def test_needs_of_one_side_only_ask_for_the_other() -> None:
    assert asked(child(), grown=1) == ["needs_of_children"]
    assert asked(child(), young=1) == ["needs_of_adults"]
    assert asked(child()) == []


@pytest.mark.parametrize(
    ("written", "only_fine"),
    [
        ((), False),
        ((("fact", "Doing fine at school."),), True),
        ((("strength", "He gets himself up, washed and to school, and makes tea for his brother."),), True),
        ((("fact", "Coping well."), ("strength", "Kind.")), True),
        ((("fact", "Doing fine at school."), ("worry", "He is hungry by ten.")), False),
    ],
)
def test_doing_fine_as_the_only_word_about_a_child_is_asked_about(
    written: tuple[tuple[str, str], ...], only_fine: bool
) -> None:
    rows = tuple(rules.Written(*row) for row in written)
    assert rules.only_doing_fine(rows) is only_fine
    assert ("doing_fine" in asked(child(written=rows))) is only_fine


def test_the_sections_are_the_three_sides_of_the_triangle_and_the_childs_own_page() -> None:
    assert [one.name for one in rules.of_side("child")] == [
        "health", "education", "emotional_and_behavioural", "identity", "family_and_social_relationships",
        "social_presentation", "self_care",
    ]  # fmt: skip
    assert [one.name for one in rules.of_side("parenting")] == [
        "basic_care", "ensuring_safety", "emotional_warmth", "stimulation", "guidance_and_boundaries", "stability",
    ]  # fmt: skip
    assert [one.name for one in rules.of_side("family")] == [
        "family_history", "wider_family", "housing", "employment", "income", "social_integration", "community",
    ]  # fmt: skip
    assert {one.side for one in rules.SECTIONS.values()} == set(rules.SIDES)
    assert all(len(name) <= 40 for name in rules.SECTIONS)


def test_what_answers_a_question_of_the_childs_page_stands_on_the_childs_page() -> None:
    assert rules.section_for("grow", "health") == rules.MY_PAGE
    assert rules.section_for("worry", "health") == "health"


def test_every_domain_of_neglect_is_a_need_with_its_source() -> None:
    assert len(rules.DOMAINS) == 6
    assert all(
        one.need and one.covers and one.source.startswith("seed 001: 19") for one in rules.DOMAINS.values()
    )


def test_every_purpose_says_what_it_is_for_and_what_may_follow() -> None:
    assert all(
        (one.in_plain_words and one.what_may_follow)
        for name, one in rules.PURPOSES.items()
        if name != "other"
    )


def test_what_is_kept_from_the_family_needs_a_reason() -> None:
    with pytest.raises(NotNow, match="Say why"):
        rules.why_if_kept_back("workers", " ")
    assert rules.why_if_kept_back("family", "left over") == ""


def test_a_snapshot_has_the_same_mark_for_the_same_content_and_another_for_any_other() -> None:
    def made(words: str) -> dict[str, object]:
        return rules.snapshot(
            {"ref": "S1"}, contributions=[{"words": words}], analyses=[], signatures=[], children=[], asked=[]
        )

    assert rules.sha256(made("Wren reads.")) == rules.sha256(dict(reversed(made("Wren reads.").items())))
    assert rules.sha256(made("Wren reads.")) != rules.sha256(made("Wren reads"))


def test_a_signed_stage_has_no_way_out() -> None:
    assert {move.target for move in states.STAGE.moves if move.source == "signed"} == {"signed"}
    assert not [move for move in states.STAGE.moves if move.source == "stopped"]
    with pytest.raises(NotNow, match="Signed"):
        states.STAGE.after("open_again", "signed")
