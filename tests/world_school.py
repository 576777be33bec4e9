"""Of the school room one of everything: about a sister of seventeen, so that nothing else in the world changes."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kinfold.protection import actions as protection
from kinfold.school import actions
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, member, person

Found = dict[str, dict[str, Any]]
YESTERDAY = TODAY - timedelta(days=1)


def add_school(cast: Cast, found: Found) -> None:
    """A place, a lead who is the teacher in the team, days, a panel, an exclusion, a plan asked for, a list, a notice."""
    rook = person("Rook Ardleigh", born=date(2008, 9, 9))
    member(cast.family, rook, "young_person")
    told, school = {"by": cast.who("AW"), "on": TODAY}, cast.organisations["school"]
    names = "school place_at_school write_daily_note record_attendance offer_hours ask_prevention_panel record_exclusion"
    for name in f"{names} begin_ehc_request record_destination put_on_list tell_school".split():
        found[name] = {"ref": rook.ref}
    for name in [
        "school_today",
        "school_list",
        "school_leads",
        "destinations_not_known",
        "ask_if_parent",
        "asked_if_parent",
    ]:
        found[name] = {}
    place = actions.place_at_school(cast.family, rook, "secondary", school=school, since=BEGAN, **told)
    found["end_school_place"] = {"ref": place.ref}
    lead = actions.name_school_lead(school, cast.practitioners["PT"], since=BEGAN, **told)
    found["end_school_lead"] = {"ref": lead.ref}
    known = actions.tell_school_has_worker(
        place, told_on=TODAY, family_told=True, phone="01632 960101", **told
    )
    found["end_worker_known"] = {"ref": known.ref}
    add_what_is_done(cast, rook, place, found)
    notice = protection.receive_police_notice(
        cast.family, [rook], happened_on=YESTERDAY, received_on=YESTERDAY, what_police_say="A window was broken.",
        minimum="Rook was at home on Sunday night when police came.", **told,
    )  # fmt: skip
    row = notice.told.get()
    found["tell_school_of_notice"] = {"ref": row.ref}
    second = protection.receive_police_notice(
        cast.family, [rook], happened_on=YESTERDAY, received_on=YESTERDAY, what_police_say="A window was broken again.",
        minimum="Rook was at home on Sunday night when police came.", **told,
    ).told.get()  # fmt: skip
    actions.tell_school_of_notice(second, place, told_on=TODAY, why_not_told="It is not safe.", **told)
    found["school_notice"] = {"ref": second.ref}


def add_what_is_done(cast: Cast, rook: Any, place: Any, found: Found) -> None:
    """What is tried, and what comes after school."""
    told, family = {"by": cast.who("PT"), "on": TODAY}, cast.family
    actions.write_daily_note(place, "Five days on time!", good=True, written_on=TODAY, **told)
    actions.write_daily_note(place, "He slept well.", written_on=TODAY, by=cast.who("FAM"), on=TODAY)
    actions.record_attendance(
        family, rook, since=date(2026, 2, 23), until=date(2026, 2, 27), possible=10, attended=8, reasons={"ill": 2},
        school=place.school, **told,
    )  # fmt: skip
    hours = actions.offer_hours(family, rook, offered=Decimal(25), named="Lowmere Unit", since=TODAY, **told)
    found["end_hours"] = {"ref": hours.ref}
    panel = actions.ask_prevention_panel(
        family,
        rook,
        why="Lessons are hard.",
        tried="A mentor.",
        asked_on=YESTERDAY,
        school=place.school,
        **told,
    )
    actions.hold_prevention_panel(
        panel, met_on=YESTERDAY, members=["Petra Tolliver, school", "Rook"], agreed=[actions.Agreed("A garage one day a week", "Petra")],
        version=panel.version, **told,
    )  # fmt: skip
    found |= {
        name: {"ref": panel.ref}
        for name in ["prevention_panel", "hold_prevention_panel", "end_prevention_panel"]
    }
    found["do_panel_action"] = {"ref": panel.actions.get().ref}
    away = actions.record_exclusion(
        family, rook, "suspension", began_on=TODAY, half_days=2, reason="disruption", why="A lesson stopped.", tried="A mentor.",
        school=place.school, **told,
    )  # fmt: skip
    found |= {name: {"ref": away.ref} for name in ("exclusion", "answer_exclusion")}
    plan = actions.begin_ehc_request(
        family,
        rook,
        asked_by="school",
        why="Rook needs small groups.",
        begun_on=TODAY,
        school=place.school,
        **told,
    )
    found |= {name: {"ref": plan.ref} for name in ("ehc_request", "move_ehc", "take_up_ehc")}
    listed = actions.put_on_list(
        place,
        reason="No idea yet what comes next.",
        put_on=TODAY,
        ends_on=TODAY + timedelta(days=90),
        told_on=TODAY,
        **told,
    )
    found["take_off_list"] = {"ref": listed.ref}
    actions.record_destination(
        family, rook, "looking", source="young_person", told_on=TODAY, since=TODAY, **told
    )
