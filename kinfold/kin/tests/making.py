"""Relatives and friends around the cast, and things of this room made by its actions."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kinfold.kin import actions
from kinfold.kin.models import Explored, FamilyGroup
from kinfold.network import actions as network
from kinfold.network.models import FamilyMember
from kinfold.people.models import Person
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

LATER = TODAY + timedelta(weeks=30)


@dataclass
class Kin:
    """The people around Wren who are not in the home."""

    granny: Person
    uncle: Person
    godmother: Person
    cast: Cast

    def told(self, on: date = TODAY, actor: str = "AW") -> dict[str, Any]:
        """Who writes it down, and when."""
        return {"by": self.cast.who(actor), "on": on}

    def on_the_list(self, **more: Any) -> Explored:
        """The grandmother, thought of for Wren."""
        given = {"tie": "grandmother", "person": self.granny, "found_on": TODAY, **self.told(), **more}
        return actions.explore(self.cast.family, self.cast.child, **given)

    def offering(self, offers: tuple[str, ...] = ("home",)) -> Explored:
        """The grandmother, who was asked and offers a home."""
        row = actions.ask_kin(self.on_the_list(), asked_on=TODAY, **self.told())
        return actions.answer_kin(
            row, answer="She can have my box room.", offers=offers, answered_on=TODAY, **self.told()
        )

    def offered(self, **more: Any) -> FamilyGroup:
        """A family group conference, offered to the mother."""
        given = {"offered_on": TODAY, "to": [self.cast.mother], **self.told(), **more}
        return actions.offer_family_group(self.cast.family, [self.cast.child], "parent_alone", **given)

    def accepted(self, **more: Any) -> FamilyGroup:
        """The same, and the mother said yes."""
        group = self.offered(**more)
        actions.answer_offer(
            group.offers.get(person=self.cast.mother), "yes", answered_on=TODAY, **self.told()
        )
        group.refresh_from_db()
        return group

    def held(self, **more: Any) -> FamilyGroup:
        """The same, held today, with a rota of three lines."""
        given: dict[str, Any] = {
            "held_on": TODAY,
            "plan_words": "We carry Ilse and Wren until Ilse is well.",
            "rota": [
                actions.RotaDraft("Take Wren to school", friend="Bea, upstairs", days=("monday", "friday")),
                actions.RotaDraft("Cook supper", person=self.granny, days=("saturday", "sunday")),
                actions.RotaDraft("Go with Ilse to hospital", friend="Joan, a neighbour"),
            ],
            **self.told(),
            **more,
        }
        return actions.hold_family_group(self.accepted(), **given)


def around(cast: Cast) -> Kin:
    """A grandmother (the mother's mother), the father's brother and a godmother."""
    told = {"by": cast.who("AW"), "on": TODAY}
    granny, uncle, godmother = person("Edith Sallow"), person("Rafael Ardleigh"), person("Bea Lund")
    granny.sex, uncle.sex, godmother.sex = "F", "M", "F"
    for one in (granny, uncle, godmother):
        one.save()
    member(cast.family, granny, FamilyMember.Part.RELATIVE)
    network.relate(cast.mother, cast.child, "mother_of", contact="lives_with", **told)
    network.relate(cast.father, cast.child, "father_of", **told)
    network.relate(granny, cast.mother, "mother_of", **told)
    network.relate(uncle, cast.father, "sibling", **told)
    network.relate(godmother, cast.child, "godparent_of", **told)
    return Kin(granny, uncle, godmother, cast)
