"""Of every kind of thing in the directory one, made by its actions; and what the addresses of its pages are made of."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from kinfold.directory import actions as directory
from kinfold.services import actions as services
from kinfold.services.actions import Entry, Hours
from kinfold.sharing.tests.cast import TODAY, Cast

NOW = datetime(2026, 3, 2, 10, tzinfo=ZoneInfo("Europe/London"))


def add_directory(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """A service with everything said of it, kept by the allocated worker; and something asked on the public page."""
    kept = services.list_service(
        "pantry", "Larch Lane Pantry", does="Food for a week", for_whom=["families"], needs=["food"], public=True,
        youngest=0, oldest=17, languages=["Polish"], phone="01632 960301", kept_by=cast.practitioners["AW"],
    )  # fmt: skip
    services.give_at(kept, services.add_place("Larch Lane Hall", town="Merebridge", postcode="MB4 2QT"))
    services.set_opening(kept, [Hours(0, time(9), time(12))])
    services.set_criteria(kept, [Entry("You live in MB4", "area", among=("MB4",))])
    asked, _ = directory.ask_yourself("We have no food.", named="Jo", service=kept, now=NOW, on=TODAY)

    def at(names: str, **parts: Any) -> None:
        found.update(dict.fromkeys(names.split(), parts))

    at("help_near_you print_help ask_for_help_yourself my_ask public_asks services_to_check")
    at(
        "help_service keep_service service_places service_criteria check_service withdraw_service",
        slug="pantry",
    )
    at("public_ask answer_public_ask take_up_public_ask", ref=asked.ref)
