"""Of every kind of thing in the universal room one, made by its actions; and what the addresses of its pages are made of."""

from datetime import date
from typing import Any

from kinfold.sharing.tests.cast import TODAY, Cast, member, person
from kinfold.universal import actions as universal


def add_universal(cast: Cast, found: dict[str, dict[str, Any]]) -> None:
    """A child of two with a missed check, whose birth was registered, who was seen at a hospital; and an offer."""
    family, told = cast.family, {"by": cast.who("AW"), "on": TODAY}
    pip, fern = (
        person("Pip Ardleigh", born=date(2023, 8, 20)),
        person("Fern Ardleigh", born=date(2026, 2, 20)),
    )
    for child in (pip, fern):
        member(family, child, "child")
    universal.miss_check(family, pip, "two_years", how="not_taken_up", known_on=TODAY, **told)
    universal.register_birth(family, pip, registered_on=TODAY, place="hub", how="joint", **told)
    contact = universal.record_health_contact(
        family, pip, kind="emergency", happened_on=TODAY, about_what="burn", **told
    )
    offer = universal.offer_at_moment(
        family, "birth", cast.mother, what="A group", moment_on=TODAY, offered_on=TODAY, **told
    )

    def at(names: str, **parts: Any) -> None:
        found.update(dict.fromkeys(names.split(), parts))

    at("missed_checks")
    at("checks birth_registration first_days health_contacts record_health_contact", ref=pip.ref)
    at("record_check miss_check offer_check_again", ref=pip.ref, check="two_years")
    at("register_birth", ref=fern.ref)
    at("set_first_day plan_first_day_meeting", ref=pip.ref, stage="nursery")
    at("take_back_contact", ref=contact.ref)
    at("moments", ref=family.ref)
    at("offer_at_moment", ref=family.ref, moment="birth")
    at("answer_moment_offer", ref=offer.ref)
