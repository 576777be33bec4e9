"""The fixed cast, and a small directory that everybody may read."""

from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from kinfold.services import actions as services
from kinfold.services.actions import Entry, Hours
from kinfold.services.models import Place, Service
from kinfold.sharing.tests import cast as casting
from kinfold.sharing.tests.cast import TODAY, Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """One family and everybody around it."""
    return casting.build()


@pytest.fixture
def today(settings: Any) -> None:
    """Let the pages think it is the day of the cast."""
    settings.KINFOLD_TODAY = TODAY.isoformat()


@pytest.fixture
def hall(db: None) -> Place:
    """A place with its numbers on the earth."""
    return services.add_place(
        "Larch Lane Hall", address="Larch Lane", town="Merebridge", postcode="MB4 2QT", latitude=Decimal("54.9"),
        longitude=Decimal("-1.5"),
    )  # fmt: skip


@pytest.fixture
def pantry(hall: Place) -> Service:
    """A tiny charity with everything said of it, open today."""
    made = services.list_service(
        "pantry", "Larch Lane Pantry", does="Food for a week, for three pounds", for_whom=["families"],
        needs=["food", "money"], public=True, ask_yourself=True, phone="01632 960301", cost_to_family="£3 a week",
        languages=["English", "Polish"], childcare=True, travel="Bus 7 stops outside.", checked_on=TODAY, verified=True,
        how_to_ask="Just come in.",
    )  # fmt: skip
    services.give_at(made, hall, note="The blue door")
    services.set_opening(made, [Hours(TODAY.weekday(), time(9), time(12), place=hall)])
    services.set_criteria(made, [Entry("You live in MB4", "area", among=("MB4",))])
    return made
