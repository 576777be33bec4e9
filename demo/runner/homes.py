"""Ties and homes of a pack: who is what to whom, who lives with whom, and how that changes from step to step."""

from datetime import date
from typing import Any

from demo.runner.stage import CHILD_ROLES, LOADER, Stage
from kinfold.network import actions as network
from kinfold.network import queries


def add_tie(stage: Stage, tie: dict[str, Any], start: date) -> None:
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


def add_households(stage: Stage, start: date) -> None:
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
