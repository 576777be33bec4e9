"""Of every kind of thing in the hubs room one, made by its actions; and what the addresses of its pages are made of.

The hub is run by the manager. The teacher of another class is the mentor; the family's teacher works on the mother's side of the
programme, another team's worker on the father's, and a team mate supervises both: so that the table shows the walls.
"""

from datetime import time, timedelta
from typing import Any

from kinfold.hubs import actions as hubs
from kinfold.services import actions as services
from kinfold.services.models import Service
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast

LATER = TODAY + timedelta(days=365)
WISHED = {
    "says": "To kick a ball.",
    "called": "Wren",
    "if_worried": "Ring Amina on 01632 960101.",
    "asked_on": TODAY,
}
WELL = {"received_on": TODAY, "fine": True}


def add_hubs(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """A hub with a session, a guest and outreach; a mentor who meets Wren; a programme with its two sides."""
    boss, told = {"by": cast.who("MG"), "on": TODAY}, {"by": cast.who("AW"), "on": TODAY}
    found.update({key: {} for key in ("hubs", "open_hub", "my_mentoring", "my_programmes")})
    place = services.add_place("The Harbour, Quay Street", town="Merebridge")
    hub = hubs.open_hub(place, cast.organisations["school"], "Harbour Family Hub", opened_on=TODAY, **boss)
    works = hubs.join_hub(hub, cast.practitioners["TM"], "coach", since=TODAY, **boss)
    offer = hubs.offer_at_hub(hub, Service.objects.order_by("pk").first() or _service(), since=TODAY, **boss)
    hours = hubs.set_registrar_time(hub, 0, time(9), time(12), since=TODAY, **boss)
    session = hubs.plan_session(hub, "Stay and play", held_on=TODAY, begins=time(10), **boss)[0]
    guest = hubs.know_guest(hub, "Big Joe", agreed_on=TODAY, agreed_how="At the door.", **boss)
    hubs.write_outreach(hub, "The food bank", went_on=TODAY, adults=4, **boss)
    volunteer = hubs.register_volunteer(
        hub, practitioner=cast.practitioners["PX"], registered_on=TODAY, **boss
    )
    for kind, whom in (("dbs", ""), ("reference", "A vicar"), ("reference", "A friend"), ("interview", "")):
        check = hubs.ask_check(volunteer, kind, asked_on=TODAY, whom=whom, **boss)
        hubs.receive_check(check, **WELL, **boss)
    hubs.add_training(volunteer, "Listening", done_on=TODAY, **boss)
    awaited = hubs.ask_check(volunteer, "dbs", asked_on=TODAY, **boss)
    wish = hubs.ask_for_mentor(cast.family, cast.child, hub, **WISHED, **told)
    match = hubs.propose_match(wish, volunteer, proposed_on=TODAY, **told)
    match = hubs.agree_match(match, child_says="Yes.", agreed_on=TODAY, planned_until=LATER, **told)
    goal = hubs.set_goal(match, "Go by bus", set_on=TODAY, **told)
    case = hubs.begin_programme(
        cast.family, "Fresh Start", supervisor=cast.practitioners["TM"], began_on=BEGAN, **told
    )
    hers = hubs.join_programme(case, cast.mother, cast.practitioners["PT"], began_on=BEGAN, **told)
    hubs.join_programme(case, cast.father, cast.practitioners["OT"], began_on=BEGAN, **told)
    by_her_worker = {"by": cast.who("PT"), "on": TODAY}
    change = hubs.set_programme_goal(hers, "Sleep", set_on=TODAY, **by_her_worker)
    crossed = hubs.cross_wall(
        hers,
        why="Safety.",
        saw="Wren slept in the car.",
        seen_on=TODAY,
        children=[cast.child],
        **by_her_worker,
    )

    def at(names: str, **parts: Any) -> None:
        found.update(dict.fromkeys(names.split(), parts))

    at(
        "hub change_hub join_hub offer_at_hub outreach registrar_desk registrar_time plan_session",
        ref=hub.ref,
    )
    at("volunteers register_volunteer", ref=hub.ref)
    at("leave_hub", ref=works.ref)
    at("end_offer", ref=offer.ref)
    at("end_registrar_time", ref=hours.ref)
    at("hub_session cancel_session know_guest", ref=session.ref)
    at("forget_guest", ref=guest.ref)
    at("volunteer change_volunteer ask_check add_training volunteer_leaves", ref=volunteer.ref)
    at("receive_check", ref=awaited.ref)
    at(
        "family_hubs know_family_at_hub mentoring ask_for_mentor programmes begin_programme",
        ref=cast.family.ref,
    )
    at("mentor_wish change_wish answer_wish", ref=wish.ref)
    at("mentoring_match answer_match look_at_match end_match say_about_mentor my_mentor", ref=match.ref)
    at("mentor_page record_mentoring set_mentoring_goal", ref=match.ref)
    at("end_mentoring_goal", ref=goal.ref)
    at("programme_case join_programme", ref=case.ref)
    at(
        "programme_part record_programme_meeting set_programme_goal end_part cross_wall hand_over_part",
        ref=hers.ref,
    )
    at("reach_programme_goal", ref=change.ref)
    at("tell_across", ref=crossed.ref)


def _service() -> Service:
    return Service.objects.create(slug="stay-and-play", name="Stay and play")
