"""Protection in a story: enquiries, the conference and its plan, what police tell, what the next visitor must know.

A pack gives little more than "enquiries are made" and "a plan is made". What a room must have and no pack tells is entered as
not said; the one category that a plan must have is ours, read from the pack's own rows, and the reason says so.
"""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from demo.runner import words
from demo.runner.rooms import NOT_SAID, Moment, key_of, role_of
from demo.runner.stage import CHILD_ROLES
from kinfold.people.models import Person
from kinfold.plan import queries as levels
from kinfold.protection import actions, queries, rules
from kinfold.protection.models import Conference, Enquiry

AGENCY = {
    "social_care": "social_care",
    "police": "police",
    "health": "health",
    "adult_health": "adult_services",
    "adult_social_care": "adult_services",
    "education": "education",
    "school": "education",
    "early_years": "education",
    "housing": "housing",
    "justice": "probation",
    "probation": "probation",
    "voluntary": "voluntary",
    "community": "voluntary",
    "faith": "voluntary",
}
AFTER_ENQUIRIES = {
    "child_protection": "conference",
    "child_in_need": "child_in_need",
    "early_help": "early_help",
    "closed": "nothing",
    "universal": "nothing",
    "pre_proceedings": "court",
    "proceedings": "court",
    "looked_after": "court",
}
PLAN_ENDS = {
    "child_in_need": "child_in_need",
    "early_help": "early_help",
    "closed": "safer",
    "universal": "safer",
}
CARE = ("looked_after", "kinship_care", "special_guardianship")
HURT_AT_HOME = re.compile(
    r"violen|punch|\bhits?\b|attack|assault|domestic|\bkill|\bbeat|\bhurts?\b|fight", re.IGNORECASE
)
DANGER_TO_WORKERS = re.compile(
    r"feel threatened|felt threatened|threaten\w* (the )?(work|staff|offic)|shown out", re.I
)


def take(now: Moment) -> None:
    """Leave in the protection room what a step tells."""
    _enquire(now)
    _end_enquiries(now)
    _confer(now)
    _end_plans(now)
    if now.kind == "information_share":
        _police_notice(now)
    if now.kind == "visit" and DANGER_TO_WORKERS.search(now.what):
        _safety_alert(now)


def _enquire(now: Moment) -> None:
    """Enquiries begin with a discussion, which stories leave out: those of the step took part, so much is said."""
    told = now.kind == "assessment" and words.assessment(now.detail, "social_care")[1] == "section_47"
    children = now.with_level("section_47") or (now.children if told else [])
    new = [child for child in children if _open_enquiry(child) is None]
    if not new:
        return
    present = [
        actions.Present(AGENCY.get(one.organisation.sector, "other"), practitioner=one)
        for one in now.workers or [now.worker]
    ]
    now.attempt(
        "enquiries",
        lambda: actions.hold_strategy_discussion(
            now.family, new, held_on=now.day, why=_before(now), took_part=present, decision="single",
            decided_why=now.what, how=NOT_SAID, told_family=NOT_SAID, lead=now.worker, by=now.by, on=now.day,
            entry=now.entry,
        ),
    )  # fmt: skip


def _before(now: Moment) -> str:
    """What made people meet: what happened last before, in the story's own words; else what somebody passed on."""
    before = now.steps_before()[1:]
    happened = (
        s for kind in ("incident", "information_share", "observation") for s in before if s["kind"] == kind
    )
    return str(next(happened, {"what": NOT_SAID})["what"])


def _open_enquiry(child: Person) -> Enquiry | None:
    return Enquiry.objects.filter(person=child, ended_on__isnull=True).first()


def _end_enquiries(now: Moment) -> None:
    """Enquiries end with the level that the story gives next. What was found is read from that, and says so."""
    for level, children in now.levels(*AFTER_ENQUIRIES).items():
        for child in children:
            found = _open_enquiry(child)
            if found is not None:
                now.attempt("end of enquiries", partial(_end_enquiry, now, found, level))


def _end_enquiry(now: Moment, enquiry: Enquiry, level: str) -> None:
    following = AFTER_ENQUIRIES[level]
    outcome = "substantiated_risk" if following in ("conference", "court") else "substantiated_no_risk"
    written = actions.write_outcome(
        enquiry, outcome=outcome, why=f"{now.what} What was found is read from what followed: the source does not say it.",
        next=following, next_why="", child_says="", family_says="", version=enquiry.version, by=now.by, on=now.day,
    )  # fmt: skip
    service = now.stage.desk_of("social_care")
    if service.pk == now.worker.pk:
        return  # nobody else in this story could agree to it
    actions.approve_enquiry(
        written, says=NOT_SAID, by=now.stage.who(service, now.day), on=now.day, entry=now.entry
    )


def _confer(now: Moment) -> None:
    """A conference told of, or a child protection plan that only a conference can have made."""
    held = now.kind == "meeting" and words.meeting(now.detail, now.what) == "child_protection_conference"
    planned = now.with_level("child_protection")
    children = [
        child
        for child in planned or (now.children if held else [])
        if held or not queries.plan_now(child, now.day)
    ]
    if children:
        now.attempt("conference", lambda: _hold(now, children, held=held))


def _hold(now: Moment, children: Sequence[Person], *, held: bool) -> Conference | None:
    decisions = [one for child in children if (one := _decided(now, child)) is not None]
    if not decisions:
        now.stage.made.setdefault("left_out", []).append((f"step {now.step['n']}: conference", NOT_SAID))
        return None
    chosen = [one.child for one in decisions]
    reviewed = any(one.decision in ("continues", "ends") for one in decisions)
    meetings = now.stage.made.get("meetings", []) if held else []
    conference = actions.ask_for_conference(
        now.family, chosen, "review" if reviewed else "initial", asked_for_on=now.day, by=now.by, on=now.day,
        meeting=meetings[-1] if meetings else None, entry=now.entry,
    )  # fmt: skip
    besides = now.stage.besides.get("conference", {})
    told = {
        name: besides[name] for name in ("must_change", "if_it_does_not", "family_view") if name in besides
    }
    quorum = (
        {"quorate": True}
        if besides
        else {"quorate": False, "quorum_why": "The source of this story does not say who was there."}
    )
    return actions.hold_conference(
        conference, held_on=now.day, decisions=decisions, in_the_room=besides.get("in_the_room"),
        family_spoke_first=besides.get("family_spoke_first", False), circumstances=_circumstances(now),
        dissents=_dissents(now, besides), core_group=_core_group(now), version=conference.version, by=now.by, on=now.day,
        entry=now.entry, **{"must_change": NOT_SAID} | quorum | told,
    )  # fmt: skip


def _decided(now: Moment, child: Person) -> actions.ChildDecision | None:
    """What was decided for a child, read from the level that the story gives it, now or next."""
    level = _next_level(now, child)
    under_plan = queries.plan_now(child, now.day) is not None
    if level == "child_protection":
        word, why = _category(now, child)
        invented = (
            now.stage.besides.get("conference", {}).get("children", {}).get(key_of(now.stage, child), {})
        )
        facts = {"why": f"{now.what} {why}", "category": word, "what_follows": NOT_SAID} | invented
        return actions.ChildDecision(child, "continues" if under_plan else "plan", **facts)
    if under_plan and level in PLAN_ENDS:
        return actions.ChildDecision(
            child, "ends", now.what, ended_how=PLAN_ENDS[level], what_follows=NOT_SAID
        )
    if not under_plan and level in rules.AFTER_NO_PLAN:
        return actions.ChildDecision(child, "no_plan", now.what, level_after=level, what_follows=NOT_SAID)
    return None


def _next_level(now: Moment, child: Person) -> str:
    """The level that this step or the next to name the child gives."""
    key = key_of(now.stage, child)
    for step in now.stage.pack.steps[now.step["n"] - 1 :]:
        for status in step.get("status", []):
            if key in status["who"]:
                return str(status["level"])
    standing = levels.levels_open([child]).get(child.pk)
    return standing.level if standing else ""


def _category(now: Moment, child: Person) -> tuple[str, str]:
    """The one category, ours: neglect where the pack writes of it for this child, else harm that is seen and heard."""
    key = key_of(now.stage, child)
    neglect = any(row["child"] == key for row in now.stage.pack.data["neglect"])
    return ("NEG" if neglect else "EMO"), "(The category is ours: the source names none.)"


def _circumstances(now: Moment) -> list[actions.Circumstances]:
    """What is hard for the parents, from the needs that the pack has told of by now, apart from the category."""
    rows = [
        row
        for row in now.stage.pack.data["needs"]
        if row["step"] <= now.step["n"]
        and row["need"] in rules.CIRCUMSTANCES
        and row["person"] in now.stage.people
        and role_of(now.stage, row["person"]) not in CHILD_ROLES
    ]
    return [
        actions.Circumstances(now.stage.people[row["person"]], row["need"], row.get("detail", ""))
        for row in rows
    ]


def _dissents(now: Moment, besides: dict[str, Any]) -> list[actions.Dissenting]:
    return [
        actions.Dissenting(
            row["says"], person=now.stage.people[row["person"]], would_have=row.get("would_have", ""),
            child=now.stage.people[row["child"]] if "child" in row else None,
        )
        for row in besides.get("dissents", [])
    ]  # fmt: skip


def _core_group(now: Moment) -> list[actions.InCoreGroup]:
    """Those of the step: workers, and the grown-ups of the family."""
    workers = [actions.InCoreGroup(practitioner=one) for one in now.workers or [now.worker]]
    children = {child.pk for child in now.stage.children}
    return workers + [actions.InCoreGroup(person=one) for one in now.people if one.pk not in children]


def _end_plans(now: Moment) -> None:
    """A plan ends when its child comes into care or goes to kin for good; stepping down takes a review conference."""
    for level, children in now.levels().items():
        under = [
            (child, plan) for child in children if (plan := queries.plan_now(child, now.day)) is not None
        ]
        if under and level in PLAN_ENDS:
            now.attempt("review conference", partial(_hold, now, [child for child, _ in under], held=False))
        for _, plan in under if level in CARE else []:
            now.attempt(
                "end of the plan",
                lambda plan=plan: actions.end_protection_plan(  # type: ignore[misc]
                    plan, ended_on=now.day, how="looked_after", why=now.what, what_followed=now.what, by=now.by,
                    on=now.day, entry=now.entry,
                ),
            )  # fmt: skip


def _police_notice(now: Moment) -> None:
    """Police tell of children who were there when somebody at home was hurt: each child's school is to be told."""
    police = [one for one in now.workers if one.organisation.sector == "police"]
    about = [now.stage.people[k] for k in now.step.get("about", []) if k in now.stage.people]
    children = [child for child in now.children if child.pk in {one.pk for one in about}]
    happened = next((s for s in now.steps_before() if s["kind"] == "incident"), None)
    if not police or not children or happened is None or not HURT_AT_HOME.search(happened["what"]):
        return
    now.attempt(
        "police notice",
        lambda: actions.receive_police_notice(
            now.family, children, happened_on=now.stage.pack.day(happened["day"]), received_on=now.day,
            what_police_say=f"{now.what} {happened['what']}", minimum=now.stage.besides.get("police_minimum", NOT_SAID),
            by=now.by, on=now.day, entry=now.entry,
        ),
    )  # fmt: skip


def _safety_alert(now: Moment) -> None:
    now.attempt(
        "safety alert",
        lambda: actions.raise_safety_alert(
            now.family, happened_on=now.day, what_happened=now.what, what_to_do=NOT_SAID, look_again_on=None,
            by=now.by, on=now.day, entry=now.entry,
        ),
    )  # fmt: skip
