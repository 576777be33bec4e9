"""What the pages of needs and of what nobody gives are about: the mother's need, two noes, and who owns it."""

from datetime import timedelta
from typing import Any

from kinfold.services import actions as services
from kinfold.sharing.tests.cast import TODAY, Cast


def add_needs(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """One gap that somebody owns, and one no that nobody owns yet."""
    by, family, began = cast.who("AW"), cast.family, TODAY - timedelta(days=20)
    told: dict[str, Any] = {
        "asked_on": began,
        "by": by,
        "on": TODAY,
        "state": "not_eligible",
        "reason_code": "need_too_low",
    }
    need = services.notice_need(
        cast.mother, family, "isolation", since=began, by=by, on=TODAY, met="no", strengths="Her neighbour.",
        named_how="asked", asked_by_person=cast.mother, effects={cast.child: "Wren stays in."},
    )  # fmt: skip
    no = services.ask_for_service(
        family, [cast.mother], None, named_service="A friend to visit", need=need, **told
    )
    gap = services.open_gap(
        family, cast.mother, no, owner=cast.practitioners["AW"], why="There is nobody to visit her.",
        look_again_on=TODAY + timedelta(days=14), opened_on=TODAY, by=by, on=TODAY,
    )  # fmt: skip
    other = services.ask_for_service(family, [cast.mother], None, named_service="A walking group", **told)[0]
    for name in ["gap", "take_up_gap", "answer_gap_of_help", "let_gap_stand", "hand_over_gap"]:
        found[name] = {"ref": gap.ref}
    found |= {
        "thresholds": {"ref": family.ref},
        "open_gap": {"ref": other.ref},
        "say_effect": {"ref": need.ref},
        "gaps": {},
    }
