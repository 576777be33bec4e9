"""What every page of figures asks first: may this person see counts? And it is written down that they looked."""

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


def open_counts(
    request: HttpRequest, action: str, *, row: str = "R1", about: str = ""
) -> tuple[Who, date, Decision]:
    """Decide a row of the matrix that is about no record, and log it. Raises Hidden and RefusedOpenly."""
    who, on = asker(request)
    decision = access.decide(who, row, None, on=on)
    sharing.log(who, row=row, action=action, decision=decision, about=about)
    if decision.code in ("refuse", "two"):
        raise RefusedOpenly(NOT_YOUR_WORK)
    if not decision.opens:
        raise Hidden
    return who, on, decision


def asked(request: HttpRequest, who: Who, on: date, decision: Decision) -> Asked:
    """Read what is chosen in the address."""
    only_mine = request.GET.get("of") == "mine"
    chosen = {name: str(value).replace("\x00", "")[:80] for name, value in request.GET.items()}
    return queries.asked(who, chosen, today=on, others=decision.code == "allow", mine_only=only_mine)


def address(of: Asked, *, only_mine: bool = False) -> str:
    """What is chosen, as it stands in an address."""
    return urlencode({**of.chosen, **({"of": "mine"} if only_mine else {})})


def may_write(who: Who) -> bool:
    """Say whether somebody writes down what figures led to: those who commission, and managers."""
    return "analyst" in who.roles or bool(who.managed_team_ids)
