"""Days at school of the living families: where they go, notes both ways, a panel, a plan asked for. All invented."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kinfold.agencies.models import Organisation, Sector
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.school import actions as school
from kinfold.school import queries as asked
from kinfold.school.models import SchoolPlace

if TYPE_CHECKING:
    from demo.living import Days

PLACES: dict[str, dict[str, tuple[str, str]]] = {
    "an-roberts": {"jason": ("primary", "Year 6"), "mark": ("primary", "Year 3")},
    "an-curtis": {"jake": ("nursery", "Morning group")},
}
"""For each family, the children who go to the school (or nursery) that works with it: what kind, and which year."""


def play(days: Days) -> None:
    """Let a living family's days at school go on."""
    children = PLACES.get(days.stage.pack.id, {})
    found = the_school(days) if children else None
    if found is None:
        return
    since, by = days.ago(90), days.named("daniel", days.today)
    places = {}
    for key, (kind, year) in children.items():
        child = days.stage.people.get(key)
        if child is not None and not asked.places_now(child, days.today):
            places[key] = school.place_at_school(
                days.stage.family,
                child,
                kind,
                school=found,
                year_group=year,
                since=since,
                by=days.who(days.today),
                on=days.today,
            )
    teacher = who_teaches(days, found)
    if teacher is None or not places:
        return
    if by.practitioner_id is not None and not asked.leads_of(found, days.today):
        lead = next(row.practitioner for row in workers_at(days, found))
        school.name_school_lead(found, lead, since=since, by=by, on=days.today)
    first = next(iter(places.values()))
    log_book(days, first, teacher)
    if days.stage.pack.id == "an-roberts":
        jasons_help(days, places, teacher)


def workers_at(days: Days, found: Organisation) -> list[Any]:
    """Who of the school works with the family."""
    return [
        row
        for row in network.involved(days.stage.family, days.today)
        if row.practitioner.organisation_id == found.pk
    ]


def the_school(days: Days) -> Organisation | None:
    """The school, else the nursery, that works with the family."""
    rows = network.involved(days.stage.family, days.today)
    teachers = [row for row in rows if "teacher" in row.practitioner.title.lower()]
    for sector in (Sector.SCHOOL, Sector.EARLY_YEARS):
        for row in (*teachers, *rows):
            if row.practitioner.organisation.sector == sector:
                return row.practitioner.organisation
    return None


def who_teaches(days: Days, found: Organisation) -> Who | None:
    """Somebody of the school in the team, as the product sees them."""
    rows = workers_at(days, found)
    return days.stage.who(rows[0].practitioner, days.today) if rows else None


def log_book(days: Days, place: SchoolPlace, teacher: Who) -> None:
    """Good news first; two weeks at school."""
    name = place.child.known_as
    told: dict[str, Any] = {"by": teacher, "on": days.today}
    school.write_daily_note(
        place,
        f"{name} was on time five days in a row. Well done, everybody!",
        good=True,
        written_on=days.ago(5),
        **told,
    )
    school.write_daily_note(
        place, f"{name} helped a new child find the way today.", written_on=days.ago(1), **told
    )
    monday = days.ago(7 + days.today.weekday())
    for weeks, attended, late in ((1, 8, 2), (0, 10, 0)):
        since = monday - timedelta(weeks=weeks)
        school.record_attendance(
            place.family, place.child, since=since, until=since + timedelta(days=4), possible=10, attended=attended, late=late,
            reasons={"ill": 2} if attended < 10 else {}, school=place.school, **told,
        )  # fmt: skip


def jasons_help(days: Days, places: dict[str, SchoolPlace], teacher: Who) -> None:
    """A panel thought together about Jason; Mark's plan was begun and left unfinished; school knows of Daniel."""
    told: dict[str, Any] = {"by": teacher, "on": days.today}
    jason = places.get("jason")
    if jason is not None:
        panel = school.ask_prevention_panel(
            jason.family, jason.child, why="He runs out of class after weekends.", tried="A pass to leave early. It helped for a while.",
            child_says="I run so that I do not hit anybody.", asked_on=days.ago(24), school=jason.school, **told,
        )  # fmt: skip
        agreed = [
            school.Agreed("Mondays begin in the library, with breakfast", "His class teacher", days.ago(3)),
            school.Agreed(
                "Football coach keeps his place, whatever the week was",
                "Lorraine Bell",
                days.today + timedelta(days=10),
            ),
        ]
        school.hold_prevention_panel(
            panel, met_on=days.ago(15), members=["His class teacher, school", "Lorraine Bell, parents’ support", "Sarah, his mother"],
            agreed=agreed, look_again_on=days.today + timedelta(days=14), version=panel.version, **told,
        )  # fmt: skip
        daniel = days.named("daniel", days.today)
        if daniel.practitioner_id is not None:
            school.tell_school_has_worker(
                jason, told_on=days.ago(12), family_told=True, by=daniel, on=days.today
            )
    mark = places.get("mark")
    if mark is not None:
        school.begin_ehc_request(
            mark.family, mark.child, asked_by="school", begun_on=days.ago(60), school=mark.school,
            why="Mark cannot follow what is said to the whole class. He follows when somebody sits with him.", **told,
        )  # fmt: skip
