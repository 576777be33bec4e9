"""A family hub with its mornings, a mentor for Jason, and a programme with a wall for Jordan's mother and father. All invented."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from demo.runner.stage import give_sign_in
from kinfold.agencies import actions as agencies
from kinfold.agencies import queries as workers
from kinfold.agencies.models import Practitioner
from kinfold.hubs import actions as hubs
from kinfold.hubs import queries as asked
from kinfold.hubs.models import Hub
from kinfold.services import actions as services
from kinfold.services import queries as directory

if TYPE_CHECKING:
    from demo.living import Days

PEOPLE = {
    "hattie": ("Hattie Quill", "Runs Harbour Family Hub", "01632 960401"),
    "marek": ("Marek Dunmore", "Volunteer", ""),
    "orla": ("Orla Pym", "Programme worker", "01632 960402"),
    "stefan": ("Stefan Rudd", "Programme worker", "01632 960403"),
    "odette": ("Odette Calder", "Supervises the programme", "01632 960404"),
}
THURSDAY = 3
GIVEN = frozenset({"birth-registration-hub", "reach-childrens-hub", "parenting-classes"})
"""What of the catalogue is given at the hub."""


def play(days: Days) -> None:
    """Let what goes on at the hub go on, where a living family has a part in it."""
    played = {"an-curtis": to_the_group, "an-roberts": a_mentor, "wc-jordan-bobby": two_sides}
    if days.stage.pack.id in played:
        played[days.stage.pack.id](days, the_hub(days))


def the_hub(days: Days) -> Hub:
    """The one hub of the demonstration: made when the first family needs it."""
    standing = asked.hubs(days.today)
    return standing[0] if standing else open_it(days)


def open_it(days: Days) -> Hub:
    """Open it, with its people, what is given there, the registrar on Mondays, and this week's mornings."""
    opened = days.ago(300)
    told: dict[str, Any] = {"by": days.named("margaret", days.today), "on": days.today}
    charity = agencies.open_organisation("Harbour Families", "voluntary")
    made = {key: _worker(charity, key, opened) for key in PEOPLE}
    place = services.add_place(
        "The Harbour", address="Quay Street", town="Merebridge", postcode="ZZ1 1AA", organisation=charity
    )
    hub = hubs.open_hub(
        place, charity, "Harbour Family Hub", opened_on=opened, phone="01632 960400", **told,
        says="Come in. There is tea, there are toys, and nobody asks why you came.",
    )  # fmt: skip
    hubs.join_hub(hub, made["hattie"], "coordinator", since=opened, **told)
    hubs.join_hub(hub, made["orla"], "coach", since=opened, **told)
    hubs.set_registrar_time(hub, 0, time(9), time(12, 30), since=opened, **told)
    for row in [row for row in directory.directory(on=days.today) if row.slug in GIVEN]:
        hubs.offer_at_hub(hub, row, since=days.ago(200), **told)
    hubs.plan_session(
        hub, "Stay and play", held_on=days.today, begins=time(10), ends=time(12), led_by="Hattie Quill", room_for=14, **told
    )  # fmt: skip
    hubs.plan_session(
        hub, "Dads’ breakfast", held_on=days.today + timedelta(days=3), begins=time(9), led_by="Marek", creche_for=8, **told
    )  # fmt: skip
    hubs.write_outreach(
        hub, "The food bank at St Mark’s", went_on=days.ago(6), adults=14, children=9, by_whom="Hattie Quill",
        offered="What is on in the holidays; warm coats.", asked_for="A group on Saturdays. Somebody who speaks Tigrinya.", **told,
    )  # fmt: skip
    return hub


def _worker(organisation: Any, key: str, since: date) -> Practitioner:
    name, title, phone = PEOPLE[key]
    worker = agencies.take_on(
        organisation, title, name=name, phone=phone, is_volunteer=key == "marek", on=since
    )
    give_sign_in(worker, key, name)
    return worker


def to_the_group(days: Days, hub: Hub) -> None:
    """Sue goes to the group for mothers on Thursdays, and agreed that Joan may know it."""
    told: dict[str, Any] = {"by": days.who(days.ago(40)), "on": days.ago(40)}
    sue = hubs.know_guest(
        hub, "Sue", person=days.stage.people["sue"], family=days.stage.family, agreed_on=days.ago(40), **told,
        agreed_how="Joan asked her at home: “Yes, then you see that I go.”",
    )  # fmt: skip
    last = days.ago(1 + (days.ago(1).weekday() - THURSDAY) % 7)
    for week in range(3):
        day = last - timedelta(weeks=week)
        by: dict[str, Any] = {"by": days.named("hattie", day), "on": day}
        row = hubs.plan_session(
            hub, "Mums and bumps", held_on=day, begins=time(13), ends=time(15), creche_for=8, **by
        )[0]
        hubs.count_session(row, guests=[sue], adults=7 + week, children=9, **by)


def a_mentor(days: Days, hub: Hub) -> None:
    """Jason asked for somebody to play football with; Marek was checked, and they meet on Saturdays."""
    stage = days.stage
    told: dict[str, Any] = {"by": days.named("hattie", days.today), "on": days.today}
    marek = hubs.register_volunteer(
        hub, practitioner=_find("marek"), registered_on=days.ago(150), languages="English, Polish", is_a="man",
        interests="football, chips, old radios", room_for=2, free_at=["saturday", "thursday"], lived=["young_carer"], **told,
        about_self="I drive a bus. I support a team that always loses. I had to grow up early myself.",
    )  # fmt: skip
    for kind, whom in (
        ("dbs", ""),
        ("reference", "His manager"),
        ("reference", "A neighbour"),
        ("interview", ""),
    ):
        check = hubs.ask_check(marek, kind, asked_on=days.ago(148), whom=whom, **told)
        hubs.receive_check(check, received_on=days.ago(101), fine=True, **told)
    hubs.add_training(marek, "Three hours: listening, and when to ring", done_on=days.ago(98), **told)
    waits = hubs.register_volunteer(
        hub, name="Nell Osei", interests="baking", registered_on=days.ago(30), **told
    )
    hubs.ask_check(waits, "dbs", asked_on=days.ago(28), **told)
    on = days.ago(62)
    jason = stage.people["jason"]
    wish = hubs.ask_for_mentor(
        stage.family, jason, hub, asked_on=on, by=days.who(on), on=on, who_asked="Jason himself", called=jason.known_as.split()[0],
        says="Somebody to kick a ball with who does not want to talk about home.", likes="Football. Chips. Fixing things.",
        working_on="Getting into the under-twelves. Thinking about myself for once.",
        if_worried="Ring Daniel Okafor on 01632 960220; at night the duty team, 01632 960100.",
        wants_interests="football", wants_who="man", wants_times=["saturday"],
    )  # fmt: skip
    match = hubs.propose_match(wish, marek, proposed_on=days.ago(55), by=told["by"], on=days.ago(55))
    on = days.ago(50)
    match = hubs.agree_match(
        match, child_says="He is all right. He let me win once and then he did not.", agreed_on=on,
        planned_until=days.today + timedelta(days=600), by=days.who(on), on=on,
    )  # fmt: skip
    for ago, did in ((44, "Penalties by the harbour, then chips."), (30, "Looked at an old radio. It hums now."), (16, "Went to watch the under-twelves train.")):  # fmt: skip
        hubs.record_mentoring(
            match, met_on=days.ago(ago), did=did, minutes=90, by=days.named("marek", days.ago(ago)), on=days.ago(ago)
        )  # fmt: skip
    hubs.set_goal(match, "Be in the team by spring", set_on=days.ago(16), **told)
    on = days.ago(12)
    hubs.look_at_match(
        match,
        "Jason: good, can it stay Saturdays? Marek: he laughs more.",
        looked_on=on,
        by=days.who(on),
        on=on,
    )


def two_sides(days: Days, hub: Hub) -> None:
    """Tina and Jordan's father each have a worker of their own. Neither side reads the other."""
    stage, on = days.stage, days.ago(20)
    told: dict[str, Any] = {"by": days.who(on), "on": on}
    case = hubs.begin_programme(
        stage.family,
        "Fresh Start",
        supervisor=_find("odette"),
        began_on=on,
        children=stage.children,
        **told,
    )
    for key, worker, wants, name, note in (
        ("tina", "orla", "To sleep, and to stop jumping when a door goes.", "Feeling safe", "She counts the doors. We drew where each one leads."),
        ("jordan_father", "stefan", "To be a dad they are not afraid of.", "What happens before", "He named three moments when he could have left the room."),
    ):  # fmt: skip
        part = hubs.join_programme(
            case, stage.people[key], _find(worker), began_on=on, why_here=wants, planned_until=days.today + timedelta(days=340), **told
        )  # fmt: skip
        met = days.ago(6)
        by = days.named(worker, met)
        hubs.record_programme_meeting(
            part, name, met_on=met, minutes=60, note=note, for_parent="Five slow breaths.", by=by, on=met
        )
        hubs.set_programme_goal(part, wants, set_on=met, by=by, on=met)


def _find(username: str) -> Practitioner:
    account = workers.account(username)
    assert account is not None
    return account.practitioner
