"""Of the protection room one of everything: about a brother, so that nothing else in the world changes."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kinfold.meetings import actions as meetings
from kinfold.meetings import queries as meetings_asked
from kinfold.people.models import Person
from kinfold.protection import actions
from kinfold.protection.actions import ChildDecision, Circumstances, Dissenting, InCoreGroup, Present
from kinfold.protection.models import Conference, Enquiry, ProtectionPlan
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

Found = dict[str, dict[str, Any]]


def pages(found: Found, names: str, **parts: Any) -> None:
    """Say what the addresses of some pages are made of."""
    found |= {name: dict(parts) for name in names.split()}


def add_child_protection(cast: Cast, found: Found) -> None:
    """Enquiries ended and open, a conference held and one being prepared, a plan, an alert, a notice told to school."""
    linnet = person("Linnet Ardleigh", born=date(2019, 6, 1))
    member(cast.family, linnet, "child")
    told = {"by": cast.who("AW"), "on": TODAY}
    family = cast.family.ref
    names = "protection hold_strategy_discussion ask_for_conference join_core_group safety_alerts"
    pages(found, f"{names} raise_safety_alert receive_police_notice record_emergency_power", ref=family)
    enquiries(cast, linnet, found)
    held = conferences(cast, linnet, found)
    found["end_protection_plan"] = {"ref": ProtectionPlan.objects.get(began_at=held).ref}
    joined = actions.join_core_group(cast.family, InCoreGroup(named="Gran Ada"), since=TODAY, **told)
    found["leave_core_group"] = {"ref": joined.ref}
    power = actions.record_emergency_power(
        cast.family, linnet, "police_protection", began_at=datetime(2026, 3, 1, 21, 30, tzinfo=ZoneInfo("Europe/London")),
        made_by="Inspector Hale", why="Nobody was at home.", **told,
    )  # fmt: skip
    pages(found, "emergency_power end_emergency_power", ref=power.ref)
    alert = actions.raise_safety_alert(
        cast.family, happened_on=TODAY, what_happened="A man barred the door.", what_to_do="Go in twos.",
        look_again_on=None, **told,
    )  # fmt: skip
    pages(found, "look_at_alert end_alert", ref=alert.ref)
    notice = actions.receive_police_notice(
        cast.family, [linnet], happened_on=TODAY, received_on=TODAY, what_police_say="A chair was broken.",
        minimum="Linnet was at home last night when police came.", **told,
    )  # fmt: skip
    row = notice.told.get()
    actions.tell_of_notice(row, told_on=TODAY, **told)
    found["police_notice"] = {"ref": notice.ref}
    pages(found, "tell_of_notice acknowledge_notice", ref=row.ref)


def enquiries(cast: Cast, linnet: Person, found: Found) -> None:
    """Enquiries about Linnet that are written and wait for a manager."""
    told = {"by": cast.who("AW"), "on": TODAY}
    met = actions.hold_strategy_discussion(
        cast.family, [linnet], held_on=TODAY - timedelta(days=9), why="A mark on an arm.",
        took_part=[Present("police", "DC Reed", brought="Nothing known.")], decision="single", decided_why="It may happen again.",
        told_family_why_not="Police ask us to wait.", **told,
    )  # fmt: skip
    row = Enquiry.objects.get(person=linnet)
    actions.write_outcome(
        row, outcome="substantiated_risk", why="Linnet is hurt.", next="conference", next_why="", child_says="My arm.",
        family_says="", version=row.version, **told,
    )  # fmt: skip
    pages(found, "strategy_discussion tell_of_discussion", ref=met.ref)
    pages(found, "enquiry change_enquiry write_outcome approve_enquiry tell_enquiry_outcome", ref=row.ref)


def conferences(cast: Cast, linnet: Person, found: Found) -> Conference:
    """One conference held, with both parents and the teacher asked; and a review being prepared."""
    told = {"by": cast.who("AW"), "on": TODAY}
    held = a_conference(cast, linnet, "initial", TODAY - timedelta(days=1))
    actions.hold_conference(
        held, held_on=TODAY - timedelta(days=1), in_the_room=6, quorate=True, family_spoke_first=True, version=1,
        must_change="Somebody is up before school.", if_it_does_not="We ask a solicitor.",
        decisions=[ChildDecision(linnet, "plan", "Linnet is hurt.", category="PHY", participation="PN6")],
        circumstances=[Circumstances(cast.mother, "alcohol", "Since her mother died.")],
        dissents=[Dissenting("I was there every morning.", child=linnet, person=cast.father)],
        core_group=[InCoreGroup(person=cast.mother, does="Gets up first.")], **told,
    )  # fmt: skip
    found["conference_quality"] = {"ref": held.ref}
    coming = a_conference(cast, linnet, "review", TODAY)
    names = "conference conference_report prepare_conference call_off_conference hold_conference conference_for_family"
    pages(found, names, ref=coming.ref)
    found["prepare_child"] = {"ref": coming.ref, "child": linnet.ref}
    return held


def a_conference(cast: Cast, child: Person, kind: str, on: date) -> Conference:
    """A conference with its chair, the parents and the teacher asked."""
    made = actions.ask_for_conference(
        cast.family,
        [child],
        kind,
        asked_for_on=on,
        by=cast.who("AW"),
        on=TODAY,
        chair=cast.practitioners["CH"],
    )
    meeting = meetings_asked.meeting(made.meeting)
    for relative in (cast.mother, cast.father):
        meetings.invite(meeting, person=relative, part="family", by=cast.who("AW"), on=TODAY)
    meetings.invite(
        meeting, practitioner=cast.practitioners["PT"], part="worker", by=cast.who("AW"), on=TODAY
    )
    return made
