"""Loads the demonstration: the fifteen families, and a cast of workers, parents and children who can sign in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from demo import living_directory
from demo.living import go_on, living
from demo.runner.ending import close_story, settle, weeks_to
from demo.runner.play import play
from demo.runner.reader import DEMO, Pack, all_families, moved, read
from demo.runner.stage import LOADER, Stage, ensure_authority, give_sign_in
from kinfold.agencies import actions as agencies
from kinfold.agencies import queries as agency_queries
from kinfold.agencies.models import Practitioner, Team
from kinfold.base.dates import PartialDate
from kinfold.base.who import Who
from kinfold.concerns import actions as concerns
from kinfold.concerns.rules import TypedChild
from kinfold.network import actions as network
from kinfold.network import queries as network_queries
from kinfold.network.models import Family, Involvement
from kinfold.people import actions as people
from kinfold.services import actions as services
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as sharing_queries

FEW_DAYS = timedelta(days=4)


@cache
def cast() -> dict[str, Any]:
    """The cast as data (`demo/cast.yaml`)."""
    return dict(yaml.safe_load((DEMO / "cast.yaml").read_text(encoding="utf-8")))


def already_loaded() -> bool:
    """Say whether the demonstration is here. Refuse a database that holds a family not invented."""
    invented = Family.objects.filter(synthetic=True).exists()
    if not invented and Family.objects.exists():
        raise CommandError(
            "This database holds families that are not invented. The demonstration keeps away."
        )
    return invented


def load_demonstration(today: date, *, say: Callable[[str], Any] = print) -> int:
    """Load every family and the cast, in one transaction. Returns how many families.

    Nothing in the demonstration is refused, so the thousands of savepoints inside that transaction are left out. Should
    something be refused after all (a room has changed), it is loaded again with them, and what is refused is left out.
    """
    try:
        with transaction.atomic(), without_savepoints():
            return _load(today, say)
    except (TransactionManagementError, DatabaseError):
        with transaction.atomic():
            return _load(today, say)


@contextmanager
def without_savepoints() -> Iterator[None]:
    """Let nested transactions of this connection be part of the outermost one."""
    features = connection.features
    kept = features.uses_savepoints
    features.uses_savepoints = False
    try:
        yield
    finally:
        features.uses_savepoints = kept


def _load(today: date, say: Callable[[str], Any]) -> int:
    stages: dict[str, Stage] = {}
    services.load_catalogue(yaml.safe_load((DEMO / "catalogue.yaml").read_text(encoding="utf-8")))
    for path in all_families():
        pack = _pack(path, today)
        stages[pack.id] = play(pack, names=_names_for(pack), besides=living().get(pack.id, {}).get("besides"))
        settle(stages[pack.id])
        if pack.id not in cast()["living"]:
            close_story(stages[pack.id], pack.last_day)
        say(f"  {pack.data['title']}")
    _add_extra_workers(stages, min(s.pack.first_day for s in stages.values()), today)
    _family_sign_ins(stages, today)
    _withhold(stages, today)
    go_on(stages, today)
    living_directory.play(today)
    _fresh_worries(today)
    return len(stages)


def _pack(path: Path, today: date) -> Pack:
    """Read a pack; a living family's days are moved so that its last step was a few days ago."""
    pack = read(path, known_good=True)
    if pack.id in cast()["living"]:
        return moved(pack, weeks_to(pack, today - FEW_DAYS))
    return pack


def _names_for(pack: Pack) -> dict[str, Any]:
    """The invented names of a pack's workers, by their keys."""
    prefix = f"{pack.id}."
    return {k.removeprefix(prefix): v for k, v in cast()["workers"].items() if k.startswith(prefix)}


def _add_extra_workers(stages: dict[str, Stage], since: date, today: date) -> None:
    care, duty, _ = ensure_authority(since)
    teams = {"duty": duty, "locality": agency_queries.team_of_kind(Team.Kind.LOCALITY)}
    teams["reviewing"] = agencies.open_team(
        care, "Reviewing officers", Team.Kind.REVIEWING, phone="01632 960104"
    )
    for row in cast()["extra"]:
        place = (
            agencies.open_organisation(row["organisation"], row["sector"]) if "organisation" in row else care
        )
        worker = agencies.take_on(
            place, row["title"], name=row["name"], phone=row.get("phone", ""),
            about_me=row.get("about_me", ""), on=since,
        )  # fmt: skip
        give_sign_in(worker, row["username"], worker.known_as)
        team = teams.get(row.get("team", ""))
        if team is not None:
            agencies.join_team(worker, team, on=since, is_manager=row.get("manager", False))
        if "role" in row:
            agencies.give_role(worker, row["role"], on=since, by=LOADER)
        for pack_id in row.get("chairs", []):
            _chair(worker, stages[pack_id], today)


def _chair(worker: Practitioner, stage: Stage, today: date) -> None:
    network.involve(
        worker,
        stage.family,
        Involvement.Role.CHAIR,
        since=min(stage.pack.last_day, today),
        by=LOADER,
        does="Chairs the meetings about the plan",
        reason="Chair of this family's conference",
    )


def _family_sign_ins(stages: dict[str, Stage], today: date) -> None:
    for key, row in cast()["family"].items():
        pack_id, person_key = key.split(".")
        person = stages[pack_id].people[person_key]
        account = agencies.open_account(row["username"], person.known_as)
        people.give_account(person, account, by=LOADER, on=today)


def _withhold(stages: dict[str, Stage], today: date) -> None:
    """Keep things from whoever must not see them, from the first day of the demonstration."""
    for row in cast()["withheld"]:
        stage = stages[row["family"]]
        sharing.withhold(
            stage.people[row["from"]], stage.family, kind="family", why=row["why"], by=LOADER, on=today
        )


def _fresh_worries(today: date) -> None:
    """A little new work: one child whom nobody knew, twice, in two spellings, by two agencies."""
    yesterday = today - timedelta(days=1)
    concerns.raise_concern(
        [
            TypedChild(
                name="Milo Harcort",
                born=PartialDate(date(today.year - 2, 4, 9), "day"),
                own_words="Dark. Mummy sleep.",
            )
        ],
        saw="At his two-year check Milo was pale and very quiet. Mum fell asleep while we talked. The curtains were shut.",
        seen_on=yesterday,
        may_mean="Mum may be low. She is alone with him all day.",
        wish="ask",
        question="Mum says they are fine. What would you do next?",
        family_told=True,
        by=_who("claire", yesterday),
        on=yesterday,
    )
    worry = concerns.raise_concern(
        [TypedChild(name="Milo Harcourt", born=PartialDate(date(today.year - 2, 4, 9), "day"))],
        saw="The neighbour below says a small boy cries at night. When I called about the damp nobody spoke, but I heard him.",
        seen_on=today,
        wish="refer",
        family_told=False,
        why_family_not_told="Nobody opened the door.",
        by=_who("george", today),
        on=today,
    )
    concerns.make_referral(
        worry.family,
        children=network_queries.children(worry.family, today),
        concern=worry,
        why="A small boy may be left alone at night.",
        specificity="Two nights this week, after ten, from the flat above.",
        corroboration="The neighbour told me; I heard him myself by day.",
        family_told=False,
        why_family_not_told="Nobody opened the door.",
        danger="soon",
        danger_why="He is two, and it was twice this week.",
        by=_who("george", today),
        on=today,
    )


def _who(username: str, on: date) -> Who:
    return sharing_queries.who_is(agency_queries.account(username), on)
