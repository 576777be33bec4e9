"""A small directory: four public services at two places, and two that nobody outside may see."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kinfold.agencies import actions as agencies
from kinfold.base.who import Who
from kinfold.openreferral.rules import outline
from kinfold.services import actions as services
from kinfold.services.models import Service
from kinfold.sharing.tests.cast import TODAY

Ask = Callable[..., Any]
ROOT = "/open-referral/v3/"
BY = Who(account_id=None, name="a test")


@pytest.fixture(autouse=True)
def that_day(settings: Any) -> None:
    """Requests happen on the day of the cast."""
    settings.KINFOLD_TODAY = TODAY.isoformat()


@pytest.fixture
def ask(client: Client) -> Ask:
    """Ask the feed something: the answer as it was decoded, with its status in front."""

    def asked(path: str, **said: Any) -> Any:
        answer = client.get(ROOT + path, said)
        return answer.status_code, answer.json()

    return asked


@pytest.fixture
def directory(db: None) -> dict[str, Service]:
    """The services by their short names."""
    charity = agencies.open_organisation("Harbour Street", "voluntary")
    fathers = services.list_service(
        "fathers-group", "Fathers’ group <Saturday>", does="Dads and children cook & play.", target="Fathers and father figures",
        kind="", needs=["parenting", "isolation"], organisation=charity, public=True, for_whom=["fathers"], youngest=0, oldest=11,
        areas=["MB4", "Eastmere"], cost_to_family="Free", languages=["English", "Polski"], childcare=True, travel="Bus 7.",
        out_of_hours="", how_to_ask="Just come.", ask_yourself=True, phone="01632 960111", email="dads@example.org",
        web="https://example.org/dads", access="A ramp.", checked_on=date(2026, 2, 1), duration="8 weeks", usual_days=56,
    )  # fmt: skip
    hall = services.add_place(
        "Harbour Hall", organisation=charity, address="1 Quay Lane", town="Merebridge", postcode="MB4 2QT",
        latitude=Decimal("53.100000"), longitude=Decimal("-2.200000"), access="Lift.",
    )  # fmt: skip
    far = services.add_place(
        "Hill House", town="Farby", postcode="FB1 1AA", latitude=Decimal("53.9"), longitude=Decimal("-1.1")
    )
    services.give_at(fathers, hall, note="Upstairs")
    services.set_opening(fathers, [services.Hours(5, time(10), time(12, 30), hall, "Not in August")])
    services.set_criteria(
        fathers, [services.Entry("A child under 12", "age", 0, 11), services.Entry("Bring a towel")]
    )
    money = services.list_service(
        "money-advice", "Money advice", does="Help with debt.", needs=["money"], public=True, youngest=16, for_whom=["anyone"],
        opening="Ring first.",
    )  # fmt: skip
    services.give_at(money, far)
    services.give_at(money, hall)
    gone = services.list_service(
        "old-group", "An old group", needs=["money"], public=True, withdrawn_on=date(2026, 1, 5)
    )
    bare = services.list_service("bare", "Zebra stripes", public=True)
    services.list_service("team-only", "For our team only", needs=["money"], organisation=charity)
    services.list_service("secret", "Social care’s own", csc_only=True, needs=["money"])
    return {"fathers": fathers, "money": money, "gone": gone, "bare": bare}


def as_schema(told: Any) -> dict[str, Any]:
    """A schema that asks what an outline says: the official files, as far as they may stand here."""
    kinds = {form: kind for kind, form in outline._FORM_OF.items()}
    if isinstance(told, list):
        return {"type": "array", "items": as_schema(told[0])}
    if isinstance(told, dict):
        parts = {name: as_schema(one) for name, one in told["has"].items()}
        return {"type": "object", "required": told["must"], "properties": parts}
    if told in ("day", "hour"):
        return {"type": "string", "datapackage_type": {"day": "date", "hour": "time"}[told]}
    if "|" in told:
        return {"type": "string", "enum": told.split("|")}
    kind, form = kinds[told]
    return {"type": kind, **({"format": form} if form else {})}
