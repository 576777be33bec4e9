"""Invented local services with everything said of them (`living_directory.yaml`), and two people who asked on the public page."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import yaml
from django.utils import timezone

from demo.runner.reader import DEMO, FastLoader
from kinfold.agencies import actions as agencies
from kinfold.agencies import queries as agency_queries
from kinfold.agencies.models import Organisation
from kinfold.directory import actions as directory
from kinfold.services import actions as services
from kinfold.services.actions import Entry, Hours
from kinfold.services.models import Place, Service
from kinfold.services.rules.hours import read_hours
from kinfold.sharing import queries as access

Row = dict[str, Any]
NOT_FACTS = frozenset({"slug", "name", "organisation", "at", "open", "criteria", "cost_per_case"})


def play(today: date) -> None:
    """Fill the directory for the demonstration: kept by its community coach, all but one page checked lately."""
    data = yaml.load((DEMO / "living_directory.yaml").read_text(encoding="utf-8"), Loader=FastLoader)  # noqa: S506
    known = {row.name: row for row in agency_queries.organisations()}
    given_by = {key: _organisation(row, known) for key, row in data["organisations"].items()}
    places = {key: _place(row, given_by) for key, row in data["places"].items()}
    account = agency_queries.account(data["keeper"])
    keeper = agency_queries.practitioner_of(access.who_is(account, today)) if account else None
    made = []
    for number, row in enumerate(data["services"]):
        checked = today - timedelta(days=200 if number == 3 else 10 * number)
        made.append(_service(row, given_by, places, kept_by=keeper, checked_on=checked))
    _ask(today, made)


def _organisation(row: Row, known: dict[str, Organisation]) -> Organisation:
    return known.get(row["name"]) or agencies.open_organisation(**row)


def _place(row: Row, given_by: dict[str, Organisation]) -> Place:
    told = {key: value for key, value in row.items() if key not in ("organisation", "lat", "lon")}
    return services.add_place(
        **told,
        organisation=given_by[row["organisation"]],
        latitude=Decimal(row["lat"]),
        longitude=Decimal(row["lon"]),
    )


def _service(row: Row, given_by: dict[str, Organisation], places: dict[str, Place], **kept: Any) -> Service:
    facts = {key: value for key, value in row.items() if key not in NOT_FACTS}
    cost = Decimal(row["cost_per_case"]) if "cost_per_case" in row else None
    made = services.list_service(
        row["slug"], row["name"], organisation=given_by[row["organisation"]], cost_per_case=cost, public=True,
        verified=True, **facts, **kept,
    )  # fmt: skip
    for key in row.get("at", ()):
        services.give_at(made, places[key])
    lines = [Hours(one.weekday, one.opens, one.closes, note=one.note) for one in read_hours(row["open"])]
    services.set_opening(made, lines)
    if "criteria" in row:
        rules = [Entry(**{**told, "among": tuple(told.get("among", ()))}) for told in row["criteria"]]
        services.set_criteria(made, rules)
    return made


def _ask(today: date, made: list[Service]) -> None:
    """Two people ask by themselves: one yesterday, one whose answer is late."""
    by_slug = {one.slug: one for one in made}
    for days, words, more in (
        (
            6,
            "I feel low since the baby came and my mum is far away. I do not want anybody to take him.",
            {
                "for_whom": "me",
                "named": "Leila",
                "safe_to_reply": "Text after nine in the morning: 01632 960381",
            },
        ),
        (
            1,
            "We have three children in one room and the damp makes the little one cough. Nobody rings back.",
            {"for_whom": "my_family", "service": by_slug["money-and-homes"]},
        ),
    ):
        on = today - timedelta(days=days)
        at = timezone.make_aware(datetime.combine(on, time(21, 40)))
        directory.ask_yourself(words, now=at, on=on, **more)
