"""Stepping up, down, ending and coming back: which way a change goes, what it must say, and who must agree. Pure.

Whatever the way, a step changes a child's level and nothing else (seed 001: 1505-1509; seed-systems.md rows 64, 65, 81).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kinfold.base.checks import tidied
from kinfold.base.dates import plain
from kinfold.base.errors import NotNow
from kinfold.plan.rules.levels import OUT_OF_HELP, must_be_known, says

Way = Literal["up", "down", "close", "back"]

HOW_MUCH: dict[str, int] = {
    "not_known": 0, "universal": 0, "adult_services_only": 0, "closed": 0,
    "early_help": 1, "referred": 1, "child_in_need": 2, "section_47": 3, "child_protection": 4,
    "pre_proceedings": 5, "proceedings": 6, "looked_after": 7,
    "care_leaver": 2, "special_guardianship": 2, "kinship_care": 5,
}  # fmt: skip
"""How much the authority does at each level: only to tell more help from less. Never shown, never added up."""

NOT_HELPED = frozenset(OUT_OF_HELP) | {"not_known", "adult_services_only"}
"""Levels at which nobody is helping this child with a plan."""

BY_A_STEP = (
    "early_help", "child_in_need", "section_47", "child_protection", "pre_proceedings",
    "proceedings", "looked_after", "kinship_care", "special_guardianship", "care_leaver",
)  # fmt: skip
"""Levels to which a step may lead. Ending has its own page, because it leaves more to be said."""

NEEDS_A_SECOND = frozenset({"child_in_need", "section_47", "child_protection", "pre_proceedings", "proceedings",
                            "looked_after", "kinship_care"})  # fmt: skip
"""Levels whose help is not ended on one person's word: somebody else agrees (access matrix W3, W4)."""

SECTION_17: dict[str, str] = {
    "s17_10_a": "Without help they may not reach or keep a reasonable standard of health or development "
    "(Children Act 1989, section 17(10)(a))",
    "s17_10_b": "Without help their health or development may be significantly impaired "
    "(Children Act 1989, section 17(10)(b))",
    "s17_10_c": "They are disabled: that alone is enough, whatever their parents do "
    "(Children Act 1989, section 17(10)(c))",
}
"""The three ways to be a child in need. A disabled child is one without any fault being looked for."""

BASES: dict[str, dict[str, str]] = {
    "early_help": {"consent": "The family agreed"},
    "child_in_need": SECTION_17,
    "section_47": {"s47": "Reasonable cause to suspect significant harm (Children Act 1989, section 47)"},
    "child_protection": {"conference": "A child protection conference decided it"},
    "pre_proceedings": {"letter": "The parents were told in writing what must change"},
    "proceedings": {"application": "An application was made to the family court"},
    "looked_after": {
        "s20": "The parents, or a young person of 16 or 17, agreed (Children Act 1989, section 20)",
        "s31": "A care order (Children Act 1989, section 31)",
        "s38": "An interim care order (Children Act 1989, section 38)",
        "s44": "An emergency protection order (Children Act 1989, section 44)",
    },
    "kinship_care": {"family": "Arranged within the family", "s20": "The parents agreed, and the carers are approved (Children Act 1989, section 20)"},
    "special_guardianship": {"sgo": "A special guardianship order (Children Act 1989, section 14A)"},
    "care_leaver": {"leaving_care": "Entitled to help after care (Children Act 1989, section 23C)"},
}  # fmt: skip
"""On what lawful basis a level rests. Where there is only one, it is filled in; where there are several, one is chosen."""

READY: dict[str, str] = {"yes": "Yes", "partly": "Partly", "no": "No, not yet"}

BECAUSE: dict[str, str] = {
    "status": "The child’s legal status or level of help changes",
    "leaves": "The worker leaves the job or the team",
    "child": "The child asked for somebody else",
    "family": "A parent or carer asked for somebody else",
    "away": "The worker is away for long",
    "workload": "The worker has too much work",
    "teams": "Teams were reorganised",
    "first": "The family came newly, or came back",
    "died": "The worker died",
    "fits": "Somebody else fits better what is needed now",
    "other": "Something else",
}
"""Why a lead is handed over. The first is the one that made loss worse (seed 004: 526, 668)."""

BECAUSE_CODES: dict[str, str] = {
    "status": "TSPROC", "leaves": "LEFTRL", "child": "CHCHAN", "family": "PCCHAN", "away": "ABSENC",
    "workload": "MANAGE", "teams": "ORGRST", "first": "FCONTA", "died": "SWDIED",
}  # fmt: skip
"""The reason of the looked-after return (`network.rules.WORKER_REASONS`) that each stands for; any other is OTHERS."""


def reason_code(because: str) -> str:
    """The return's reason for a change of worker; empty where nobody was there before."""
    return BECAUSE_CODES.get(because, "OTHERS") if because else ""


@dataclass(frozen=True, slots=True)
class CarriedOn:
    """A need that is still open at the end: who carries it on, or why it is left."""

    need: str
    who: str = ""
    why: str = ""

    @property
    def is_answered(self) -> bool:
        """True with a name or a reason."""
        return bool(self.who.strip() or self.why.strip())


def way(before: str, after: str) -> Way | None:
    """Say which way a change of level goes; None when there is no change."""
    if before == after:
        return None
    if after in OUT_OF_HELP:
        return "close"
    if before == "closed":
        return "back"
    return "up" if HOW_MUCH[after] >= HOW_MUCH.get(before, 0) else "down"


_OTHER_PAGE: dict[str, str] = {
    "up": "this is more help, so step up",
    "down": "this is less help, so step down",
    "close": "this ends our help, so use the page for ending",
    "back": "our help had ended, so use the page for coming back",
}


def must_go(wanted: Way, children: Mapping[str, str], level: str) -> None:
    """Refuse a change that goes another way for one of the children (by name, the level before).

    Ending and coming back ask for more than a step does, so each has its own way in.
    """
    must_be_known(level)
    if not children:
        raise NotNow("Choose for which children.", field="children")
    for name, before in children.items():
        found = way(before, level)
        if found is None:
            raise NotNow(f"{name} is already at: {says(level)}.", field="level")
        if wanted == "back" and before in NOT_HELPED and found in ("back", "up"):
            continue
        if found != wanted:
            raise NotNow(f"{name} is at: {says(before)}; {_OTHER_PAGE[found]}.", field="level")


def basis_for(level: str, given: str) -> str:
    """Return the lawful basis in words. Raises `NotNow` where there are several and none was chosen.

    `given` is a word of `BASES`, or free words (a basis that we do not list).
    """
    known = BASES.get(level, {})
    chosen = known.get(given, given.strip())
    if chosen:
        return chosen
    if len(known) == 1:
        return next(iter(known.values()))
    if known:
        raise NotNow("Choose on what lawful basis.", field="lawful_basis")
    return ""


def must_have_a_reason(why: str) -> str:
    """Return the reason, cleaned, or refuse."""
    cleaned = tidied(why)
    if not cleaned:
        raise NotNow("Say why. Families are told the reason.", field="why")
    return cleaned


def must_be_ready(ready: str, not_ready_why: str, *, asked: bool) -> None:
    """Help does not stop before the family is ready, unless somebody says why it must (seed 001: 1509)."""
    if ready not in (*READY, ""):
        raise NotNow("Choose what the family says: ready, partly, or not yet.", field="ready")
    if asked and not ready:
        raise NotNow("Ask the family whether they are ready, and write down what they say.", field="ready")
    if ready == "no" and not not_ready_why.strip():
        raise NotNow(
            "The family is not ready. Wait with this, or say why it cannot wait.", field="not_ready_why"
        )


def must_overlap_after(overlap_until: date | None, decided_on: date) -> None:
    """Two teams side by side have a last day, and it is not before the first."""
    if overlap_until is not None and overlap_until < decided_on:
        raise NotNow(f"The last day together is before {plain(decided_on)}.", field="overlap_until")


def must_leave_a_way_back(who_to_ring: str, look_back_on: date | None, decided_on: date) -> None:
    """Ending leaves a name and number to ring, and a day on which somebody looks back."""
    if not who_to_ring.strip():
        raise NotNow("Say whom the family rings, with the number.", field="who_to_ring")
    if look_back_on is None:
        raise NotNow("Choose a day to look back.", field="look_back_on")
    if look_back_on <= decided_on:
        raise NotNow("The day to look back comes after the end.", field="look_back_on")


def must_carry_on(open_needs: Mapping[str, str], answers: Iterable[CarriedOn]) -> None:
    """No open need vanishes at the end: each has somebody who carries it on, or a reason (an-porter e9).

    `open_needs` maps each need's reference to its words.
    """
    answered = {one.need for one in answers if one.is_answered}
    for ref, words in open_needs.items():
        if ref not in answered:
            raise NotNow(
                f"{words}: this is still open. Say who carries it on, or why it is left.",
                field=f"need_{ref}_who",
            )


def needs_a_second(levels_before: Iterable[str]) -> bool:
    """Say whether ending help at these levels needs somebody else's agreement."""
    return bool(NEEDS_A_SECOND & set(levels_before))


def must_be_somebody_else(decider: int | None, approver: int | None) -> None:
    """Nobody approves their own closure (W3)."""
    if approver is not None and approver == decider:
        raise NotNow("Nobody agrees to their own ending of help. Ask your manager.", field="approved_by")


def must_ask_same_worker(because: str, same_worker: str) -> None:
    """When only the status changes, first ask whether the same worker could stay (csj-josh e23)."""
    if because and because not in BECAUSE:
        raise NotNow("Choose why the lead changes.", field="because")
    if because == "status" and not same_worker.strip():
        raise NotNow(
            "A new level takes no worker away. Could the same worker stay? Say what was answered.",
            field="same_worker",
        )


def must_say_goodbye(named_by: Iterable[str], goodbye: str, worker: str) -> None:
    """A child who named the worker who goes gets a planned goodbye."""
    children = list(named_by)
    if children and not goodbye.strip():
        raise NotNow(
            f"{' and '.join(children)} named {worker} as somebody who matters. Say how the goodbye is planned.",
            field="goodbye",
        )


def what_stays(plan_goals: int, actions: int, team: Iterable[str], lead: str) -> str:
    """Say what stays the same, as it is shown before a step and kept with it."""
    goals = {0: "the plan", 1: "the plan with its goal"}.get(
        plan_goals, f"the plan with its {plan_goals} goals"
    )
    owed = {0: "", 1: ", one thing that somebody has promised to do"}.get(
        actions, f", {actions} things that people have promised to do"
    )
    names = [name for name in team if name != lead]
    with_them = f" {lead} goes on leading." if lead else ""
    others = f" So do these, who help: {', '.join(names)}." if names else ""
    return f"The record, {goals}{owed}, and everything that was written down.{with_them}{others}"
