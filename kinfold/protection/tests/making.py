"""Children, discussions and conferences for the tests of this room."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kinfold.people.models import Person
from kinfold.protection import actions
from kinfold.protection.actions import ChildDecision, Present
from kinfold.protection.models import Conference, Enquiry, ProtectionPlan, StrategyDiscussion
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

LONDON = ZoneInfo("Europe/London")
EARLIER = TODAY - timedelta(days=28)
WHY = "Two of the children came to school hurt."


def brother(cast: Cast, name: str = "Ash Ardleigh", born: date = date(2019, 6, 1)) -> Person:
    """Another child of the family."""
    made = person(name, born=born)
    member(cast.family, made, "child")
    return made


def moment(day: date, hour: int = 21) -> datetime:
    """An hour of a day, as people in England say it."""
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=LONDON)


def discussed(cast: Cast, *children: Person, held_on: date = TODAY, **more: Any) -> StrategyDiscussion:
    """A strategy discussion that decided for enquiries by social care alone."""
    told: dict[str, Any] = {
        "why": WHY,
        "took_part": [
            Present("social_care", "Amina Yusuf"),
            Present("police", "DC Reed"),
            Present("health", "Ms Oak"),
        ],
        "decision": "single",
        "decided_why": "Each child may be hurt again.",
        "told_family": "Amina rang Ilse and said why she would come.",
        "by": cast.who("AW"),
        "on": held_on,
    }
    return actions.hold_strategy_discussion(
        cast.family, children or (cast.child,), held_on=held_on, **{**told, **more}
    )


def enquiry(cast: Cast, child: Person | None = None) -> Enquiry:
    """The open enquiries about a child."""
    return Enquiry.objects.get(person=child or cast.child, ended_on__isnull=True)


def written(
    cast: Cast, row: Enquiry, following: str = "conference", *, by: str = "AW", on: date = TODAY
) -> Enquiry:
    """An outcome written and waiting."""
    outcome = "substantiated_risk" if following == "conference" else "not_substantiated"
    return actions.write_outcome(
        row, outcome=outcome, why="The marks are from falls; nobody hurts Wren.", next=following, next_why="",
        child_says="I fell off the wall.", family_says="We told them so.", version=row.version, by=cast.who(by), on=on,
    )  # fmt: skip


def ended(cast: Cast, row: Enquiry, following: str = "nothing", *, on: date = TODAY) -> Enquiry:
    """Enquiries that ended, agreed by the manager."""
    return actions.approve_enquiry(
        written(cast, row, following, on=on), says="I agree.", by=cast.who("MG"), on=on
    )


def asked_for(
    cast: Cast, *children: Person, kind: str = "initial", on: date = TODAY, **more: Any
) -> Conference:
    """A conference that is being prepared, with its chair."""
    return actions.ask_for_conference(
        cast.family, children or (cast.child,), kind, asked_for_on=on, by=cast.who("AW"), on=on,
        chair=cast.practitioners["CH"], **more,
    )  # fmt: skip


def a_plan(child: Person, category: str = "NEG", **more: Any) -> ChildDecision:
    """A plan for one child."""
    return ChildDecision(child, "plan", "Nobody is there in the mornings.", category=category, **more)


def no_plan(child: Person, level: str = "child_in_need", **more: Any) -> ChildDecision:
    """No plan for one child."""
    return ChildDecision(child, "no_plan", "Is looked after by Gran.", level_after=level, **more)


def hold(
    cast: Cast, conference: Conference, *decisions: ChildDecision, on: date = TODAY, **more: Any
) -> Conference:
    """The conference held, with these decisions."""
    told: dict[str, Any] = {
        "in_the_room": 6, "quorate": True, "family_spoke_first": True, "must_change": "Somebody is up before school.",
        "if_it_does_not": "We ask a solicitor what to do.", "by": cast.who("CH"), "on": on,
        "version": conference.version,
    }  # fmt: skip
    return actions.hold_conference(conference, held_on=on, decisions=decisions, **{**told, **more})


def under_plan(
    cast: Cast, *children: Person, on: date = EARLIER, category: str = "NEG"
) -> list[ProtectionPlan]:
    """Children with a plan, made at an initial conference."""
    chosen = children or (cast.child,)
    hold(cast, asked_for(cast, *chosen, on=on), *(a_plan(child, category) for child in chosen), on=on)
    return list(ProtectionPlan.objects.filter(person__in=chosen, ended_on__isnull=True).order_by("pk"))


__all__ = [
    "EARLIER", "LONDON", "TODAY", "WHY", "a_plan", "asked_for", "brother", "discussed", "ended", "enquiry", "hold", "moment",
    "no_plan", "under_plan", "written",
]  # fmt: skip
