"""A hub around the cast, a mentor and two programme workers with sign-ins, and things of this room made by its actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from kinfold.agencies import actions as agencies
from kinfold.agencies.models import Practitioner
from kinfold.hubs import actions
from kinfold.hubs.models import (
    Hub,
    HubSession,
    MentoringMatch,
    MentorWish,
    ProgrammeCase,
    ProgrammePart,
    Volunteer,
)
from kinfold.services.models import Place, Service
from kinfold.sharing.tests.cast import BEGAN, PASSWORD, TODAY, Cast

SAYS = "Somebody to kick a ball with who does not shout."
IF_WORRIED = "Ring Amina on 01632 960101, at any hour the duty team on 01632 960100."
LONG_AGO = date(2025, 1, 6)
NEXT_YEAR = TODAY + timedelta(days=365)


@dataclass
class Hubs:
    """The hub and its people, beside the cast."""

    cast: Cast
    hub: Hub
    workers: dict[str, Practitioner]

    def told(self, actor: str = "AW", on: date = TODAY) -> dict[str, Any]:
        """Who writes it down, and when."""
        return {"by": self.cast.who(actor), "on": on}

    def session(self, **more: Any) -> HubSession:
        """A group this morning."""
        given = {
            "held_on": TODAY,
            "begins": time(10),
            "ends": time(12),
            "room_for": 12,
            **self.told("HUB"),
            **more,
        }
        return actions.plan_session(self.hub, "Stay and play", **given)[0]

    def volunteer(self, *, ready: bool = True, **more: Any) -> Volunteer:
        """The mentor: a man who speaks Polish and likes football; with every check, if ready."""
        given: dict[str, Any] = {
            "practitioner": self.workers["MEN"], "languages": "Polish, English", "interests": "Football, baking",
            "is_a": "man", "free_at": ["thursday"], "lived": ["care"], "registered_on": LONG_AGO, **self.told("HUB"), **more,
        }  # fmt: skip
        made = actions.register_volunteer(self.hub, **given)
        if ready:
            self.make_ready(made)
        return made

    def make_ready(self, volunteer: Volunteer) -> None:
        """Every check came, and they were trained."""
        told = self.told("HUB")
        for kind, whom in (
            ("dbs", ""),
            ("reference", "A neighbour"),
            ("reference", "A vicar"),
            ("interview", ""),
        ):
            row = actions.ask_check(volunteer, kind, asked_on=LONG_AGO, whom=whom, **told)
            actions.receive_check(row, received_on=LONG_AGO + timedelta(days=20), fine=True, **told)
        actions.add_training(volunteer, "Three hours: listening", done_on=LONG_AGO, **told)

    def wish(self, **more: Any) -> MentorWish:
        """Wren asks for a mentor."""
        given: dict[str, Any] = {
            "says": SAYS, "called": "Wren", "likes": "Football and newts", "working_on": "Going to the new school on my own",
            "if_worried": IF_WORRIED, "who_asked": "Wren herself", "wants_language": "Polish", "wants_who": "man",
            "wants_interests": "football", "wants_times": ["thursday"], "asked_on": TODAY, **self.told(), **more,
        }  # fmt: skip
        return actions.ask_for_mentor(self.cast.family, self.cast.child, self.hub, **given)

    def proposed(self, **more: Any) -> MentoringMatch:
        """A mentor proposed for Wren."""
        return actions.propose_match(
            self.wish(), self.volunteer(), proposed_on=TODAY, **self.told("HUB"), **more
        )

    def meeting(self, **more: Any) -> MentoringMatch:
        """Wren and her mentor meet."""
        given = {
            "child_says": "He is funny. Yes.", "agreed_on": TODAY, "planned_until": NEXT_YEAR, **self.told(), **more,
        }  # fmt: skip
        return actions.agree_match(self.proposed(), **given)

    def programme(self, **more: Any) -> ProgrammeCase:
        """A programme for both parents, supervised."""
        given = {
            "supervisor": self.workers["SUP"], "began_on": BEGAN, "children": [self.cast.child], **self.told(), **more,
        }  # fmt: skip
        return actions.begin_programme(self.cast.family, "Fresh Start for Two", **given)

    def sides(self) -> tuple[ProgrammePart, ProgrammePart]:
        """The mother's side and the father's side."""
        case, told = self.programme(), {"began_on": BEGAN, **self.told()}
        return (
            actions.join_programme(case, self.cast.mother, self.workers["WMO"], **told),
            actions.join_programme(case, self.cast.father, self.workers["WFA"], **told),
        )


PEOPLE = {
    # actor: name, title, volunteer
    "HUB": ("Hattie Quill", "Hub coordinator", False),
    "MEN": ("Marek Dunmore", "Volunteer", True),
    "WMO": ("Orla Pym", "Programme worker", False),
    "WFA": ("Stefan Rudd", "Programme worker", False),
    "SUP": ("Ruth Calder", "Programme supervisor", False),
}


def around(cast: Cast) -> Hubs:
    """A hub run by a charity, its coordinator, a mentor, two programme workers and their supervisor; each with a sign-in."""
    charity = agencies.open_organisation("Harbour Families", "voluntary")
    workers = {}
    for actor, (name, title, volunteer) in PEOPLE.items():
        worker = agencies.take_on(charity, title, name=name, is_volunteer=volunteer, on=BEGAN)
        account = agencies.open_account(f"cast-{actor.lower()}", name, password=PASSWORD)
        agencies.give_account(worker, account)
        workers[actor], cast.accounts[actor] = worker, account
    place = Place.objects.create(name="The Harbour, Quay Street", town="Merebridge", postcode="ZZ1 1AA")
    told = {"by": cast.who("MG"), "on": TODAY}
    hub = actions.open_hub(
        place, charity, "Harbour Family Hub", opened_on=LONG_AGO, phone="01632 960400", **told
    )
    actions.join_hub(hub, workers["HUB"], "coordinator", since=LONG_AGO, **told)
    return Hubs(cast, hub, workers)


def service(name: str = "Stay and play", slug: str = "stay-and-play") -> Service:
    """A service of the directory."""
    return Service.objects.create(slug=slug, name=name)
