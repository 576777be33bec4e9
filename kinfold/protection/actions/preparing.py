"""A conference asked for and prepared with the family: report read before, chair met, somebody beside them, who knows the child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.clocks import queries as clocks
from kinfold.meetings import actions as meetings
from kinfold.meetings import queries as meetings_asked
from kinfold.people import queries as people
from kinfold.protection.actions.steps import children_of, day, fits, kept, must_be_newest, said, same, tell
from kinfold.protection.models import Conference, ConferenceChild, Enquiry, Participation, ProtectionPlan
from kinfold.protection.states import CONFERENCE

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.meetings.models import Meeting
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.protection.models import StrategyDiscussion

REVIEW = Conference.Kind.REVIEW
SAYS: dict[str, str] = {
    "initial": "Initial child protection conference asked for.",
    "review": "Review conference asked for.",
    "pre_birth": "Pre-birth conference asked for.",
    "transfer_in": "Conference asked for: the children come with a plan from another authority.",
}
WHY: dict[str, str] = {
    "initial": "To decide together whether a plan is needed to keep each child safe.",
    "review": "To see together whether the plan keeps each child safe, and whether it is still needed.",
    "pre_birth": "To decide together whether a plan is needed to keep the baby safe.",
    "transfer_in": "To decide together how the plan that was made elsewhere goes on here.",
}
PREPARED_DAYS = ("report_shared_on", "chair_met_family_on", "chair_met_child_on")
PREPARED_WORDS = ("report_shared_how", "report_not_shared_why", "supporter_asked", "why_so_many", "late_why")
CHILD_FACTS = ("who_knows_child", "participation", "advocate_offered_on", "advocate_taken", "child_says")


@transaction.atomic
def ask_for_conference(
    family: Family,
    children: Iterable[Person],
    kind: str,
    *,
    asked_for_on: date,
    by: Who,
    on: date,
    discussion: StrategyDiscussion | None = None,
    meeting: Meeting | None = None,
    chair: Practitioner | None = None,
    from_authority: str = "",
    entry: UUID | None = None,
) -> Conference:
    """Ask for a conference about these children. Without a meeting, one is begun: its times are asked of the family first."""
    home = kept(family)
    chosen = children_of(home, children, day(asked_for_on, on, "asked_for_on"))
    if kind not in Conference.Kind.values:
        raise NotNow("Choose which conference it is.", field="kind")
    if kind == Conference.Kind.TRANSFER_IN:
        said(from_authority, "from_authority", "Say which authority held the plan.", 120)
    _one_at_a_time(chosen)
    if meeting is None:
        sort = "review_conference" if kind == REVIEW else "child_protection_conference"
        meeting = meetings.arrange(home, sort, WHY[kind], by=by, on=on, chair=chair, arranged_on=asked_for_on)
    enquiries = _enquiries(chosen)
    if discussion is None:
        discussion = next((row.discussion for row in enquiries.values()), None)
    made = Conference.objects.create(
        family=home, meeting=meeting.ref, kind=kind, discussion=discussion, asked_for_on=asked_for_on,
        chair=chair or meeting.chair, from_authority=from_authority.strip()[:120],
    )  # fmt: skip
    ConferenceChild.objects.bulk_create(
        ConferenceChild(conference=made, person=child, enquiry=enquiries.get(child.pk)) for child in chosen
    )
    made.entry = tell(
        "conference_asked", home, SAYS[kind], chosen, on_day=asked_for_on, by=by, on=on, ref=made.ref,
        detail=kind, entry=entry,
    )  # fmt: skip
    made.due_on = _due(home, chosen)
    made.save(update_fields=["entry", "due_on"])
    return made


def _one_at_a_time(children: Iterable[Person]) -> None:
    for child in children:
        rows = ConferenceChild.objects.filter(person_id__in=same(child), conference__state="preparing")
        if rows.exists():
            raise NotNow(
                f"A conference about {child.known_as} is being prepared already. Go on with that one.",
                field="children",
            )


def _enquiries(children: Iterable[Person]) -> dict[int, Enquiry]:
    """The newest enquiries about each child that are open, or ended in a conference not held yet."""
    found = {}
    for child in children:
        rows = Enquiry.objects.filter(person_id__in=same(child)).exclude(
            next__in=["child_in_need", "early_help", "nothing"]
        )
        newest = (
            rows.filter(conferences__isnull=True)
            .select_related("discussion")
            .order_by("-began_on", "-pk")
            .first()
        )
        if newest is not None:
            found[child.pk] = newest
    return found


def _due(family: Family, children: Iterable[Person]) -> date | None:
    """The earliest last day among the running clocks of these children's conferences."""
    names = ("initial_conference", "review_conference_first", "review_conference_every")
    numbers = {child.pk for child in children}
    days = [
        c.due_on for c in clocks.open_for(family) if c.rule in names and c.due_on and c.person_id in numbers
    ]
    return min(days, default=None)


@transaction.atomic
def transfer_in(
    family: Family,
    children: Iterable[Person],
    *,
    from_authority: str,
    told_on: date,
    by: Who,
    on: date,
    chair: Practitioner | None = None,
    entry: UUID | None = None,
) -> Conference:
    """Children come to live here with a child protection plan from elsewhere: a conference here decides how it goes on."""
    return ask_for_conference(
        family, children, Conference.Kind.TRANSFER_IN, asked_for_on=told_on, by=by, on=on, chair=chair,
        from_authority=from_authority, entry=entry,
    )  # fmt: skip


@transaction.atomic
def prepare_conference(
    conference: Conference,
    *,
    version: int,
    by: Who,
    on: date,
    chair: Practitioner | None = None,
    **facts: Any,
) -> Conference:
    """Write down what was prepared: the report read before, the chair's talk with the family, who sits beside them."""
    now = _moved(conference, "prepare_conference")
    unknown = set(facts) - {*PREPARED_DAYS, *PREPARED_WORDS, "in_the_room"}
    if unknown:
        raise TypeError(f"not facts of a conference being prepared: {sorted(unknown)}")
    must_be_newest(
        now, version, now.supporter_asked or now.report_shared_how, str(facts.get("supporter_asked", ""))
    )
    for name in PREPARED_DAYS:
        if facts.get(name) is not None:
            day(facts[name], on, name)
    facts |= {name: fits(facts[name], name) for name in PREPARED_WORDS if name in facts}
    if chair is not None:
        facts["chair"] = chair
    return save(now, **facts) if facts else now


@transaction.atomic
def prepare_child(
    conference: Conference, child: Person, *, by: Who, on: date, **facts: Any
) -> ConferenceChild:
    """Write down who knows this child, how they take part, and what they think, before the day."""
    now = _moved(conference, "prepare_child")
    row = now.children.select_for_update().get(person_id__in=same(child))
    unknown = set(facts) - set(CHILD_FACTS)
    if unknown:
        raise TypeError(f"not facts of a child before a conference: {sorted(unknown)}")
    if facts.get("participation") and facts["participation"] not in Participation.values:
        raise NotNow("Choose how this child takes part.", field="participation")
    if facts.get("advocate_offered_on") is not None:
        day(facts["advocate_offered_on"], on, "advocate_offered_on")
    for name, value in facts.items():
        setattr(row, name, fits(value, name) if name in ("who_knows_child", "child_says") else value)
    row.save(update_fields=list(facts))
    return row


@transaction.atomic
def call_off_conference(conference: Conference, why: str, *, told_how: str, by: Who, on: date) -> Conference:
    """Call a conference off, with its meeting; the family is told first. The time limit goes on running."""
    now = _moved(conference, "call_off_conference")
    row = meetings_asked.meeting(now.meeting)
    if row.state != "called_off":
        meetings.call_off(row, why, told_how=told_how, by=by, on=on)
    tell(
        "conference_called_off", now.family, "The conference was called off.", _children(now),
        on_day=on, by=by, on=on, ref=now.ref,
    )  # fmt: skip
    return save(
        now, state="called_off", called_off_why=said(why, "why", "Say why. The family reads it.", 1000)
    )


def _children(now: Conference) -> list[Person]:
    rows = now.children.select_related("person__merged_into")
    return [people.kept(row.person) for row in rows]


def _moved(conference: Conference, verb: str) -> Conference:
    now = locked(conference, "family")
    CONFERENCE.after(verb, now.state)
    return now


def running(child: Person) -> ProtectionPlan | None:
    """The plan that a child has now, locked."""
    rows = ProtectionPlan.objects.select_for_update().filter(person_id__in=same(child), ended_on__isnull=True)
    return rows.first()
