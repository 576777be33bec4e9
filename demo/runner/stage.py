"""A pack's people and workers as the product knows them, and what each step became."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from demo.runner.reader import Pack
from kinfold.agencies import actions as agencies_actions
from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Account, Organisation, Practitioner, Team
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

CHILD_ROLES = {"child", "young_person", "unborn"}
LOADER = Who(account_id=None, name="Scenario loader")


@dataclass
class Stage:
    """A pack's people and workers as the product knows them, and what each step became."""

    pack: Pack
    family: Family
    people: dict[str, Person] = field(default_factory=dict)
    workers: dict[str, Practitioner] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    desks: dict[str, Practitioner] = field(
        default_factory=dict
    )  # "the service itself", for each organisation
    entries: dict[int, list[UUID]] = field(default_factory=dict)  # step number -> its chronology entries
    rhythms: list[dict[str, Any]] = field(default_factory=list)  # services that come every so many days
    made: dict[str, list[Any]] = field(default_factory=dict)  # what steps left open, by kind
    besides: dict[str, Any] = field(
        default_factory=dict
    )  # what a demonstration invents where a pack is silent
    seen_as: dict[tuple[int, date], Who] = field(default_factory=dict)  # workers as they act, by day

    @property
    def children(self) -> list[Person]:
        """The children of the pack, in its order."""
        rows = self.pack.data["people"]
        return [self.people[p["key"]] for p in rows if part_of(self.pack, p) in CHILD_ROLES]

    def worker(self, key: str) -> Practitioner | None:
        """Return a worker by key; an organisation answers through a worker of its own."""
        if key in self.workers:
            return self.workers[key]
        return self.desk(key) if key in self.organisations else None

    def desk(self, key: str) -> Practitioner:
        """Return "the service itself" of an organisation, taken on when first needed."""
        if key not in self.desks:
            organisation = self.organisations[key]
            worker = agencies_actions.take_on(
                organisation, f"Worker at {organisation.name}", on=self.pack.first_day
            )
            give_sign_in(worker, f"{self.pack.id}.{key}", worker.title)
            self.desks[key] = worker
        return self.desks[key]

    def desk_of(self, sector: str) -> Practitioner:
        """Return "the service itself" of the first organisation of a sector; of the first of all, if none."""
        keys = [o["key"] for o in self.pack.data["organisations"] if o["sector"] == sector]
        return self.desk((keys or list(self.organisations))[0])

    def social_worker(self) -> Practitioner | None:
        """Return the first worker of social care in the pack, duty before the others."""
        found = [w for w in self.workers.values() if w.organisation.sector == "social_care"]
        return next((w for w in found if "duty" in w.title.lower()), found[0] if found else None)

    def extra(self, step: dict[str, Any], uuid: UUID) -> None:
        """Remember a second entry that a step became."""
        self.entries.setdefault(step["n"], []).append(uuid)

    def who(self, worker: Practitioner, on: date) -> Who:
        """Return a worker as the product sees them when they act on a day. Looked up once for each day of the story."""
        key = worker.pk, on
        if key not in self.seen_as:
            self.seen_as[key] = sharing.who_is(worker.account, on)
        return self.seen_as[key]


def give_sign_in(worker: Practitioner, username: str, name: str) -> Account:
    """Give a worker of the demonstration a sign-in without a password: usable only through the demo cards."""
    account = agencies.account(username) or agencies_actions.open_account(username, name)
    agencies_actions.give_account(worker, account)
    return account


def ensure_authority(on: date) -> tuple[Organisation, Team, Team]:
    """Return the authority's own social care, with its duty team and consultation line, made when missing."""
    duty = agencies.duty_team()
    if duty is None:
        care = agencies_actions.open_organisation(
            "Children’s social care", "social_care", phone="01632 960100"
        )
        duty = agencies_actions.open_team(
            care, "Duty team", Team.Kind.DUTY, phone="01632 960100", hours="Every day, all hours"
        )
        agencies_actions.open_team(
            care,
            "Consultation line",
            Team.Kind.CONSULTATION,
            phone="01632 960101",
            hours="Monday to Friday, 9 to 5",
        )
        agencies_actions.open_team(care, "Families team", Team.Kind.LOCALITY, phone="01632 960102")
    line = agencies.consultation_team()
    assert line is not None
    return duty.organisation, duty, line


def part_of(pack: Pack, row: dict[str, Any]) -> str:
    """What somebody is to the family. A young person tied to it only as a risk to a child is no child of the family."""
    ties = [t["type"] for t in pack.data["relationships"] if row["key"] in (t["a"], t["b"])]
    outside = row["role"] in CHILD_ROLES and bool(ties) and set(ties) == {"peer_risk"}
    return "friend" if outside and not _a_has_peer(pack, row["key"]) else str(row["role"])


def _a_has_peer(pack: Pack, key: str) -> bool:
    """Say whether somebody is the one for whom another is a risk: then they are the family's own child."""
    return any(t["b"] == key for t in pack.data["relationships"] if t["type"] == "peer_risk")
