"""Families of a journey's own, beside those of the demonstration: made by the rooms' actions, with workers of the cast."""

from datetime import date, timedelta

from journeys.finding import TODAY, who, worker
from kinfold.agencies import actions as agencies
from kinfold.base.dates import PartialDate
from kinfold.network import actions as network
from kinfold.network.models import Family
from kinfold.people import actions as people
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.plan.models import Plan

BEGAN = TODAY - timedelta(days=300)
PARENTS = {"mother_of", "father_of"}


class Home:
    """One family of a journey, led by Daniel, with Ruth as chair and Margaret as his manager."""

    def __init__(self, name: str, *, since: date = BEGAN) -> None:
        """Begin a family with its workers, and nobody in it yet."""
        self.since = since
        self.people: dict[str, Person] = {}
        by = who("margaret", since)
        self.family: Family = network.start_family(name, by=by, on=since)
        network.hand_over_lead(self.family, worker("daniel"), on=since, reason="Their worker", by=by)
        for username, role in (("daniel", "allocated"), ("ruth", "chair"), ("amina", "partner")):
            network.involve(worker(username), self.family, role, since=since, by=by)

    @property
    def ref(self) -> str:
        """The family's reference."""
        return self.family.ref

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def child(self, name: str, born: date, *parents: str) -> Person:
        """Add a child, and say who the parents are (they are added before)."""
        made = self._add(name, "child", PartialDate(born))
        for parent in parents:
            tie = "mother_of" if self.people[parent].sex == "F" else "father_of"
            network.relate(self.people[parent], made, tie, by=who("daniel", self.since), on=self.since)
        return made

    def adult(self, name: str, part: str = "parent", *, sex: str = "F", signs_in: str = "") -> Person:
        """Add a grown-up, who may sign in."""
        made = self._add(name, part, PartialDate(None), sex=sex)
        if signs_in:
            account = agencies.open_account(signs_in, name)
            people.give_account(made, account, by=who("daniel", self.since), on=self.since)
        return made

    def _add(self, name: str, part: str, born: PartialDate, sex: str = "U") -> Person:
        told = {"by": who("daniel", self.since)}
        made = people.add_person(known_as=name, born=born, sex=sex, on=self.since, **told)
        network.add_member(self.family, made, part, since=self.since, **told)
        self.people[name] = made
        return made

    def at_level(self, level: str, *children: str, on: date | None = None) -> None:
        """Give children a level of help."""
        for name in children:
            day = on or self.since
            plan.change_level(self.people[name], self.family, level, on=day, by=who("daniel", day))

    def plan(self, *goals: tuple[str, str]) -> Plan:
        """Make the family's one plan, with a goal of a child's each: (name, words)."""
        told = {"by": who("daniel", self.since), "on": self.since}
        made = plan.make_plan(self.family, made_on=self.since, **told)
        for name, words in goals:
            plan.set_goal(made, words, how_we_will_know=f"{name} says so.", person=self.people[name], **told)
        return made

    def at(self, page: str = "") -> str:
        """The address of a page of this family."""
        return f"/families/{self.ref}/{page}"

    def of(self, name: str, page: str = "") -> str:
        """The address of a page of one person."""
        return f"/people/{self.people[name].ref}/{page}"
