"""A fixed cast: one family, and one person for every kind of actor in the access matrix, each with an account.

For the tests of every room: `cast = build()`; then `cast.who("AW")`, `cast.client("AW")`, `cast.family`, `cast.child`.
Every row of it is invented.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.test import Client

from kinfold.agencies import actions as agencies
from kinfold.agencies.models import Account, Organisation, Practitioner, Team
from kinfold.base.who import NOBODY, Who
from kinfold.network.models import Family, FamilyMember, Involvement
from kinfold.people.models import Person
from kinfold.sharing import actions, queries
from kinfold.sharing.models import Withheld

TODAY = date(2026, 3, 2)
BEGAN = date(2025, 9, 1)
SETTER_UP = Who(account_id=None, name="Set-up")
PASSWORD = "a-long-enough-password"


@dataclass
class Cast:
    """The family, its people, and everybody around it."""

    family: Family
    child: Person
    mother: Person
    father: Person
    other_family: Family
    other_child: Person
    accounts: dict[str, Account] = field(default_factory=dict)
    practitioners: dict[str, Practitioner] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def who(self, actor: str, on: date = TODAY) -> Who:
        """Return who an actor is, from their account and dated rows. EX is nobody."""
        return queries.who_is(self.accounts.get(actor, AnonymousUser()), on)

    def client(self, actor: str) -> Client:
        """Return a browser signed in as an actor."""
        client = Client()
        if actor in self.accounts:
            client.force_login(self.accounts[actor])
        return client


standing: Callable[[], Cast] | None = None
"""Gives a copy of the cast that already stands in the database (`tests/cast_once.py`), while a test runs that wants it."""


def build() -> Cast:
    """Return the cast: a copy of the one that stands, or one made now. The day is `TODAY`."""
    return standing() if standing else make()


def make() -> Cast:
    """Make the cast in the database."""
    cast = _families()
    _services(cast)
    _workers(cast)
    _ways_in(cast)
    _relatives(cast)
    return cast


def person(name: str, *, born: date | None = None) -> Person:
    return Person.objects.create(known_as=name, born_on=born, born_accuracy="exact" if born else "unknown")


def member(family: Family, who: Person, part: str) -> FamilyMember:
    return FamilyMember.objects.create(family=family, person=who, part=part, since=BEGAN)


def involve(practitioner: Practitioner, family: Family, role: str, since: date = BEGAN) -> Involvement:
    return Involvement.objects.create(practitioner=practitioner, family=family, role=role, since=since)


def _families() -> Cast:
    family = Family.objects.create(name="Ilse, Tomas and Wren Ardleigh", synthetic=True)
    other = Family.objects.create(name="The Quillfeathers", synthetic=True)
    child, other_child = (
        person("Wren Ardleigh", born=date(2017, 5, 4)),
        person("Moss Quillfeather", born=date(2018, 1, 9)),
    )
    mother, father = person("Ilse Ardleigh"), person("Tomas Ardleigh")
    member(family, child, "child")
    member(family, mother, "parent")
    member(family, father, "parent")
    member(other, other_child, "child")
    return Cast(family, child, mother, father, other, other_child)


def _services(cast: Cast) -> None:
    care = agencies.open_organisation("Merebridge Children's Services", "social_care")
    school = agencies.open_organisation("Fernhollow Primary", "school")
    away = agencies.open_organisation("Northfold Council", "social_care", is_other_authority=True)
    cast.organisations = {"care": care, "school": school, "away": away}
    cast.teams = {
        "locality": agencies.open_team(care, "Locality North"),
        "other": agencies.open_team(care, "Locality South"),
        "duty": agencies.open_team(care, "Front door", "duty"),
        "line": agencies.open_team(care, "Consultation line", "consultation"),
        "reviewing": agencies.open_team(care, "Reviewing officers", "reviewing"),
    }


WORKERS: dict[str, tuple[str, str, str, str, str]] = {
    # actor: organisation, team, role, name, title
    "AW": ("care", "locality", "", "Amina Yusuf", "Social worker"),
    "TM": ("care", "locality", "", "Tess Marlow", "Social worker"),
    "MG": ("care", "locality", "", "Margot Grange", "Team manager"),
    "OT": ("care", "other", "", "Otto Thistle", "Social worker"),
    "DU": ("care", "duty", "duty", "Duncan Umber", "Duty social worker"),
    "CH": ("care", "reviewing", "chair", "Chidi Holm", "Independent reviewing officer"),
    "CL": ("care", "line", "consultation", "Clare Lindqvist", "Consultation social worker"),
    "PT": ("school", "", "", "Petra Tolliver", "Year 4 teacher"),
    "PX": ("school", "", "", "Piers Xavier", "Year 6 teacher"),
    "LA2": ("away", "", "", "Laurel Ames", "Social worker"),
    "AN": ("care", "", "analyst", "Anselm Nye", "Analyst"),
    "IG": ("care", "", "governance", "Ingrid Gale", "Information governance officer"),
    "SA": ("care", "", "administrator", "Sasha Abara", "System administrator"),
}


def _workers(cast: Cast) -> None:
    for actor, (organisation, team, role, name, title) in WORKERS.items():
        worker = agencies.take_on(cast.organisations[organisation], title, name=name, on=BEGAN)
        account = agencies.open_account(f"cast-{actor.lower()}", name, password=PASSWORD)
        agencies.give_account(worker, account)
        if team:
            agencies.join_team(worker, cast.teams[team], on=BEGAN, is_manager=actor == "MG")
        if role:
            agencies.give_role(worker, role, on=BEGAN, by=SETTER_UP)
        cast.practitioners[actor], cast.accounts[actor] = worker, account


def _ways_in(cast: Cast) -> None:
    involve(cast.practitioners["AW"], cast.family, "allocated")
    involve(cast.practitioners["CH"], cast.family, "chair")
    involve(cast.practitioners["PT"], cast.family, "partner")
    give = {"family": cast.family, "since": BEGAN, "by": SETTER_UP}
    actions.grant("duty", team=cast.teams["duty"], why="A contact came in", **give)
    actions.grant("consultation", team=cast.teams["line"], why="School asked", **give)
    actions.grant("transfer", practitioner=cast.practitioners["LA2"], why="Family is moving", **give)
    actions.grant("request", practitioner=cast.practitioners["IG"], why="Request 2026/14", **give)


def _relatives(cast: Cast) -> None:
    for actor, relative in (("FAM", cast.mother), ("WF", cast.father)):
        account = agencies.open_account(f"cast-{actor.lower()}", relative.known_as, password=PASSWORD)
        relative.account = account
        relative.save()
        cast.accounts[actor] = account
    Withheld.objects.create(
        from_person=cast.father,
        family=cast.family,
        kind="note",
        item="R000000000",
        why="Where they live now",
        raised_on=BEGAN,
    )


__all__ = ["BEGAN", "NOBODY", "PASSWORD", "TODAY", "Cast", "build", "involve", "member", "person"]
