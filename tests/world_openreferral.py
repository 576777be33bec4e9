"""A public service at a place, and a file of another directory: what the addresses of the openreferral room are made of."""

import json
from typing import Any

from kinfold.openreferral import actions as openreferral
from kinfold.openreferral.rules import words
from kinfold.services import actions as services
from kinfold.sharing.tests.cast import TODAY, Cast

WITHOUT_A_REFERENCE = (
    "open_referral",
    "open_referral_described",
    "open_referral_services",
    "open_referral_service_at_locations",
    "open_referral_taxonomies",
    "open_referral_taxonomy_terms",
    "directory_feeds",
    "try_feed",
)


def add_open_referral(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """The feed has a service, a place and its words; the commissioner has looked at another council's file."""
    tea = services.list_service("open-tea", "Open tea", does="Tea.", needs=["isolation"], public=True)
    given = services.give_at(tea, services.add_place("The hall", town="Merebridge", postcode="MB4 2QT"))
    theirs = {"id": words.made_id("theirs"), "name": "Next door tea", "status": "active"}
    looked = openreferral.try_feed(
        [json.dumps([theirs]).encode()], came_from="The next council", by=cast.who("AN"), on=TODAY
    )
    found |= {name: {} for name in WITHOUT_A_REFERENCE}
    found["open_referral_services_one"] = {"key": str(tea.uuid)}
    found["open_referral_service_at_locations_one"] = {"key": str(given.uuid)}
    found["open_referral_taxonomies_one"] = {"key": words.taxonomy_id(words.NEED)}
    found["open_referral_taxonomy_terms_one"] = {"key": words.made_id(words.NEED, "isolation")}
    found["open_referral_missing"] = {"rest": "organizations"}
    found["directory_feed"] = found["take_feed"] = {"ref": looked.ref}
