"""What every page of figures asks first: may this person see counts? And it is written down that they looked."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.base.who import Who
from kinfold.design.web import asker
from kinfold.insight import queries
from kinfold.insight.queries import Asked
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as access
from kinfold.sharing.queries import Decision

NOT_YOUR_WORK = "Your work does not include this."


def open_counts(request: HttpRequest, action: str, *, about: str = "") -> tuple[Who, date, Decision]:
    """Decide about counts, which are about no record, and log it. Raises Hidden and RefusedOpenly."""
    who, on = asker(request)
    decision = access.decide(who, "R1", None, on=on)
    sharing.log(who, row="R1", action=action, decision=decision, about=about)
    if decision.code == "refuse":
        raise RefusedOpenly(NOT_YOUR_WORK)
    if not decision.opens:
        raise Hidden
    return who, on, decision


def decide_taking(who: Who, on: date) -> Decision:
    """Decide row X2 about no record. A manager of the council needs a second person; towards no family at all the matrix knows
    nobody as a manager, so that is said here, by the teams they manage."""
    decision = access.decide(who, "X2", None, on=on)
    if decision.code == "refuse" and decision.actor == "OT" and who.managed_team_ids:
        return Decision("two", "MG", "manages a team", "public_task")
    return decision


def asked(request: HttpRequest, who: Who, on: date, decision: Decision) -> Asked:
    """Read what is chosen in the address."""
    return choosing(who, on, decision, {name: str(value) for name, value in request.GET.items()})


def choosing(who: Who, on: date, decision: Decision, address: Mapping[str, str]) -> Asked:
    """Understand what is chosen in an address, which is not trusted."""
    chosen = {name: value.replace("\x00", "")[:80] for name, value in address.items()}
    others = decision.code == "allow"
    return queries.asked(who, chosen, today=on, others=others, mine_only=chosen.get("of") == "mine")


def said(of: Asked) -> list[str]:
    """What is chosen, in words."""
    offered = queries.choices(of)
    return [offered[name][value] for name, value in of.chosen.items()]


def address(of: Asked, *, only_mine: bool = False) -> str:
    """What is chosen, as it stands in an address."""
    return urlencode({**of.chosen, **({"of": "mine"} if only_mine else {})})


def may_write(who: Who) -> bool:
    """Say whether somebody writes down what figures led to: those who commission, and managers."""
    return "analyst" in who.roles or bool(who.managed_team_ids)
