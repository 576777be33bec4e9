"""Sets the stage for a pack: its organisations, workers, people, ties and households, by the rooms' actions."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from demo.runner.reader import Pack
from kinfold.agencies import actions as agencies_actions
from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Account, Organisation, Practitioner, Team
from kinfold.base.dates import PartialDate
from kinfold.base.who import Who
from kinfold.network import actions as network
from kinfold.network import queries
from kinfold.network.models import Family
from kinfold.people import actions as people
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

SEX = {"female": "F", "male": "M", "unknown": "U"}
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


def set_stage(pack: Pack, *, names: dict[str, Any] | None = None, synthetic: bool = True) -> Stage:
    """Make the organisations, workers, people, ties and households of a pack, before its first step.

    `names` gives invented names and sign-ins for some workers ("nursery_staff": {"name": ..., "username": ...}).
    """
    start = pack.first_day - timedelta(days=1)
    title = str(pack.data["title"]).split(":")[0].strip()
    family = network.start_family(
        title, about=" ".join(pack.data["summary"].split()), synthetic=synthetic, by=LOADER, on=start
    )
    stage = Stage(pack=pack, family=family)
    _add_organisations(stage, start)
    _add_workers(stage, names or {}, start)
    for row in pack.data["people"]:
        stage.people[row["key"]] = _add_person(pack, row, start)
        born = stage.people[row["key"]].born_on
        network.add_member(
            family, stage.people[row["key"]], part_of(pack, row), since=max(start, born or start), by=LOADER
        )
    for tie in pack.data["relationships"]:
        _add_tie(stage, tie, start)
    _add_households(stage, start)
    return stage


def part_of(pack: Pack, row: dict[str, Any]) -> str:
    """What somebody is to the family. A young person tied to it only as a risk to a child is no child of the family."""
    ties = [t["type"] for t in pack.data["relationships"] if row["key"] in (t["a"], t["b"])]
    outside = row["role"] in CHILD_ROLES and bool(ties) and set(ties) == {"peer_risk"}
    return "friend" if outside and not _a_has_peer(pack, row["key"]) else str(row["role"])


def _a_has_peer(pack: Pack, key: str) -> bool:
    """Say whether somebody is the one for whom another is a risk: then they are the family's own child."""
    return any(t["b"] == key for t in pack.data["relationships"] if t["type"] == "peer_risk")


def _add_organisations(stage: Stage, start: date) -> None:
    """Social care is the authority's own; every other service is the pack's."""
    for row in stage.pack.data["organisations"]:
        if row["sector"] == "social_care":
            stage.organisations[row["key"]] = ensure_authority(start)[0]
        else:
            stage.organisations[row["key"]] = agencies_actions.open_organisation(row["name"], row["sector"])


def _add_workers(stage: Stage, names: dict[str, Any], start: date) -> None:
    for row in stage.pack.data["workers"]:
        known = names.get(row["key"], {})
        worker = agencies_actions.take_on(
            stage.organisations[row["org"]],
            known.get("title", row["role"]),
            name=known.get("name") or row["name"] or "",
            phone=known.get("phone", ""),
            hours=known.get("hours", ""),
            about_me=known.get("about_me", ""),
            on=start,
        )
        username = known.get("username", f"{stage.pack.id}.{row['key']}")
        give_sign_in(worker, username, worker.known_as)
        _join_teams(worker, row, start)
        stage.workers[row["key"]] = worker


def _join_teams(worker: Practitioner, row: dict[str, Any], start: date) -> None:
    """Put social care workers in the team that their job says: duty, the consultation line, or with families."""
    if worker.organisation.sector != "social_care":
        return
    _, duty, line = ensure_authority(start)
    job = row["role"].lower()
    if "consultation" in job:
        agencies_actions.join_team(worker, line, on=start)
        agencies_actions.give_role(worker, "consultation", on=start, by=LOADER)
    elif "duty" in job:
        agencies_actions.join_team(worker, duty, on=start)
        agencies_actions.give_role(worker, "duty", on=start, by=LOADER)
    else:
        team = agencies.team_of_kind(Team.Kind.LOCALITY)
        if team is not None:
            agencies_actions.join_team(worker, team, on=start)


NOT_A_NAME = re.compile(
    r"(^the\b|^her\b|^his\b|’s |'s |\bbaby\b|\bparent\b|\bsibling\b|\bcarers?\b|\brelatives?\b|\bfriends?\b|\bin-laws\b|"
    r"\bnetwork\b|\bfather\b|\bmother\b|\bgrand|\bneighbours?\b|\bunknown\b|^a )",
    re.IGNORECASE,
)


def is_a_name(text: str) -> bool:
    """Say whether a pack's name is somebody's name ("Sue") or a description ("Jordan's father")."""
    return not NOT_A_NAME.search(text)


def _add_person(pack: Pack, row: dict[str, Any], start: date) -> Person:
    known = is_a_name(row["name"])
    given, _, surname = row["name"].partition(" ")
    born = _born(pack, row)
    expected = pack.day(row["due_day"]) if row["role"] == "unborn" and "due_day" in row else None
    return people.add_person(
        known_as=row["name"],
        given=given if known else "",
        family=surname if known else "",
        sex=SEX[row["sex"]],
        born=born,
        expected_on=expected,
        name_known=known,
        note=row.get("note", ""),
        by=LOADER,
        on=max(start, born.day or start),  # nobody can be written down before they are born
    )


def _born(pack: Pack, row: dict[str, Any]) -> PartialDate:
    """The birthday in the pack; else a rough one from the age; else not known."""
    day = pack.moved(row["dob"])
    if day is not None:
        return PartialDate(day, "about" if row["dob_basis"] == "assumed_from_age" else "day")
    if not row["age"]:
        return PartialDate(None, "unknown")
    number, unit = int(row["age"][:-1]), row["age"][-1]
    days = number * (365.25 if unit == "y" else 30.44) + (182 if unit == "y" else 15)
    return PartialDate(pack.day_zero - timedelta(days=int(days)), "about")


def _add_tie(stage: Stage, tie: dict[str, Any], start: date) -> None:
    """Add one tie. A trusted adult is also somebody who matters to that child."""
    since = stage.pack.step_day(tie["from_step"]) if "from_step" in tie else None
    until = stage.pack.step_day(tie["until_step"]) if "until_step" in tie else None
    a, b = tie["a"], tie["b"]
    if b not in stage.people:
        a, b = b, a  # a worker stands first: "worker is a tie of the person"
    if b not in stage.people:
        return  # two workers: not a tie of the family
    person, worker = stage.people.get(a), (None if a in stage.people else stage.worker(a))
    network.relate(
        person,
        stage.people[b],
        tie["type"],
        a_practitioner=worker,
        contact=tie["contact"],
        quality=tie.get("quality", "unknown"),
        lives_together=tie["household"],
        since=since,
        until=until,
        basis=tie.get("basis", "stated"),
        note=tie.get("note", ""),
        by=LOADER,
        on=start,
    )
    if tie["type"] == "trusted_adult_for":
        network.choose_trusted_adult(
            stage.people[b],
            person=person,
            practitioner=worker,
            chosen_by_child=tie.get("basis", "stated") == "stated",
            said_on=since or start,
            why=tie.get("note", ""),
            by=LOADER,
        )


def _add_households(stage: Stage, start: date) -> None:
    """Put those who live together in one household; a later home begins when the pack says so."""
    ties = [t for t in stage.pack.data["relationships"] if t["a"] in stage.people and t["b"] in stage.people]
    homes = _groups([t for t in ties if t["household"] == "yes" and "from_step" not in t])
    for home in homes:
        part_time = [k for k in _part_timers(ties, home) if k not in home]
        members = [(stage.people[k], False) for k in home] + [(stage.people[k], True) for k in part_time]
        household = network.set_up_household(
            stage.family, home_label(stage, home), members=members, since=start, by=LOADER
        )
        _end_stays(stage, household, ties)
    _two_homes(stage, ties, {k for home in homes for k in home}, start)
    for tie in ties:
        if tie["household"] == "yes" and "from_step" in tie:
            _later_home(stage, tie)


def _two_homes(stage: Stage, ties: list[dict[str, Any]], at_home: set[str], start: date) -> None:
    """Where a child lives with each parent for a part of the time, each of them has a home, with the child there in part."""
    found: dict[str, list[str]] = {}
    for tie in ties:
        if tie["household"] == "part" and "from_step" not in tie and not {tie["a"], tie["b"]} & at_home:
            found.setdefault(tie["a"], []).append(tie["b"])
    for adult, children in found.items():
        members = [(stage.people[adult], False)] + [(stage.people[k], True) for k in children]
        network.set_up_household(
            stage.family, home_label(stage, [adult]), members=members, since=start, by=LOADER
        )


def _groups(ties: list[dict[str, Any]]) -> list[list[str]]:
    """People joined by "live together", in the order in which they are first named."""
    groups: list[list[str]] = []
    for tie in ties:
        touching = [g for g in groups if tie["a"] in g or tie["b"] in g]
        joined = [k for g in touching for k in g]
        joined += [k for k in (tie["a"], tie["b"]) if k not in joined]
        groups = [g for g in groups if g not in touching] + [joined]
    return groups


def _part_timers(ties: list[dict[str, Any]], home: list[str]) -> list[str]:
    found = []
    for tie in ties:
        if (
            tie["household"] == "part"
            and "from_step" not in tie
            and tie["b"] in home
            and tie["a"] not in found
        ):
            found.append(tie["a"])
    return found


def home_label(stage: Stage, keys: list[str]) -> str:
    """Name a home after its adults: "Sue and Bob’s home"; after everybody when no adult is known there."""
    roles = {p["key"]: p["role"] for p in stage.pack.data["people"]}
    adults = [k for k in keys if roles[k] not in CHILD_ROLES] or keys
    names = [stage.people[k].known_as for k in adults[:3]]
    said = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return f"{said}’s home"[:120]


def _end_stays(stage: Stage, household: Any, ties: list[dict[str, Any]]) -> None:
    """End the stay of whoever the pack says stopped living with the others."""
    for member in household.members.all():
        key = next(k for k, p in stage.people.items() if p.pk == member.person_id)
        stays = [
            t for t in ties if key in (t["a"], t["b"]) and t["household"] == "yes" and "from_step" not in t
        ]
        ends = [t["until_step"] for t in stays if "until_step" in t]
        moves_on = [t["from_step"] for t in ties if t["b"] == key and _goes_to_live_with(stage, t)]
        last = min(moves_on) if moves_on else (max(ends) if stays and len(ends) == len(stays) else None)
        if last is not None:
            network.move_out(member, until=stage.pack.step_day(last), by=LOADER)


def _goes_to_live_with(stage: Stage, tie: dict[str, Any]) -> bool:
    """Say whether `b` leaves home to live with `a` (a carer) at a step of the pack."""
    roles = {p["key"]: p["role"] for p in stage.pack.data["people"]}
    caring = tie["type"] == "carer_for" or roles.get(tie["a"]) == "foster_carer"
    return caring and tie["household"] == "yes" and "from_step" in tie


def _later_home(stage: Stage, tie: dict[str, Any]) -> None:
    """A change of home at a step: a child goes to a carer's home, or a relative comes to live with the family."""
    since = stage.pack.step_day(tie["from_step"])
    until = stage.pack.step_day(tie["until_step"]) if "until_step" in tie else None
    if _goes_to_live_with(stage, tie):
        home, newcomers = _carers_home(stage, tie["a"], since), [tie["b"]]
    else:
        home, newcomers = _home_of(stage, tie["b"], since), [tie["a"]]
        if home is None:
            home, newcomers = _carers_home(stage, tie["a"], since), [tie["b"]]
    here = set(home.members.values_list("person_id", flat=True))
    for key in newcomers:
        if stage.people[key].pk not in here:
            member = network.move_in(home, stage.people[key], since=since, by=LOADER)
            if until:
                network.move_out(member, until=until, by=LOADER)


def _home_of(stage: Stage, key: str, on: date) -> Any:
    for home, members in queries.households(stage.family, on):
        if stage.people[key].pk in {person.pk for person, _ in members}:
            return home
    return None


def _carers_home(stage: Stage, key: str, since: date) -> Any:
    """The home of a carer, set up when the first child comes to it."""
    home = _home_of(stage, key, since)
    if home is not None:
        return home
    return network.set_up_household(
        stage.family, home_label(stage, [key]), members=[(stage.people[key], False)], since=since, by=LOADER
    )
