"""Sets the stage for a pack: its organisations, workers, people, ties and households, by the rooms' actions."""

import re
from datetime import date, timedelta
from typing import Any

from demo.runner.homes import add_households, add_tie
from demo.runner.reader import Pack
from demo.runner.stage import LOADER, Stage, ensure_authority, give_sign_in, part_of
from kinfold.agencies import actions as agencies_actions
from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner, Team
from kinfold.base.dates import PartialDate
from kinfold.network import actions as network
from kinfold.people import actions as people
from kinfold.people.models import Person

SEX = {"female": "F", "male": "M", "unknown": "U"}


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
        add_tie(stage, tie, start)
    add_households(stage, start)
    return stage


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
