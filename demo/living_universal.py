"""Checks of the youngest children of the living families: some done by one person, one missed and offered again. All invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kinfold.universal import actions as universal
from kinfold.universal import queries as asked
from kinfold.universal.queries import CheckLine

if TYPE_CHECKING:
    from demo.living import Days
    from kinfold.people.models import Person

FOUND = {
    "antenatal": "Sue has a cot and a bag packed. She would like somebody beside her at the birth, and has asked her sister.",
    "new_birth": "Feeding well. Everybody is tired, and they laugh about it.",
    "weeks_6_8": "Smiles back. Growing as hoped.",
    "months_9_12": "Pulls up to stand, points at the cat.",
}


def play(days: Days) -> None:
    """Let the checks of a living family go on, where it has small children."""
    if days.stage.pack.id == "an-curtis":
        kellys_checks(days)
    elif days.stage.pack.id == "wc-jordan-bobby":
        bobbys_check(days)
    universal.follow_family(days.stage.family, by=days.who(days.today), on=days.today)


def kellys_checks(days: Days) -> None:
    """The health visitor who leads saw Kelly at one year; the check at two did not happen, and was offered again."""
    people, family = days.stage.people, days.stage.family
    kelly, baby = people["kelly"], people["baby"]
    seen(days, kelly, "months_9_12")
    if baby.is_unborn:
        seen(days, baby, "antenatal", on=days.ago(2))
    line = of(kelly, "two_years", days.today)
    if line is None or line.window.first is None or line.window.first > days.ago(12):
        return
    missed, again = days.ago(12), days.ago(4)
    universal.miss_check(
        family, kelly, "two_years", how="not_taken_up", known_on=missed, by=days.who(missed), on=missed,
        why="Sue was too tired for two buses, and nobody could stay with Jake.",
    )  # fmt: skip
    universal.offer_check_again(
        family, kelly, "two_years", offered_on=again, offered_for=days.today + timedelta(days=3), by=days.who(again),
        on=again, how="At home, on a Thursday, when Petra is there",
    )  # fmt: skip


def bobbys_check(days: Days) -> None:
    """Nobody offered Bobby the check at one year; Jordan was not brought to the dentist once."""
    people, family = days.stage.people, days.stage.family
    bobby, jordan = people["bobby"], people["jordan"]
    line = of(bobby, "months_9_12", days.today)
    known = days.ago(3)
    if line is not None and line.window.first is not None and line.window.first <= known:
        universal.miss_check(
            family, bobby, "months_9_12", how="not_offered", known_on=known, by=days.who(known), on=known,
            why="They had moved, and the letter went to the flat before.",
        )  # fmt: skip
    day = days.ago(20)
    universal.record_health_contact(
        family, jordan, kind="not_brought", happened_on=day, about_what="dentist", place="Quay Street dentist",
        told_by="The dentist’s desk", got_in_the_way="Tina had no money for the bus that week.", by=days.who(day), on=day,
    )  # fmt: skip


def seen(days: Days, child: Person, check: str, *, on: date | None = None) -> None:
    """A check done in the middle of its days, at home, by whoever looks after the family's health."""
    line = of(child, check, days.today)
    if line is None or line.window.first is None or line.window.last is None:
        return
    middle = on or line.window.first + (line.window.last - line.window.first) / 2
    if not line.window.first <= middle <= days.today:
        return
    told: dict[str, Any] = {"by": days.who(days.today), "on": days.today}
    universal.record_check(
        days.stage.family,
        child,
        check,
        done_on=middle,
        place="home",
        seen_by=days.worker,
        found=FOUND[check],
        **told,
    )


def of(child: Person, check: str, on: date) -> CheckLine | None:
    """One check of a child, as it stands."""
    return next((line for line in asked.checks_of(child, on) if line.check.word == check), None)
