"""A grown-up of a family meets the children they are somebody to, and, until that is written down, no other child."""

import pytest

from kinfold.agencies import actions as agencies
from kinfold.network.models import (
    Household,
    HouseholdMember,
    Matters,
    ParentalResponsibility,
    Relationship,
)
from kinfold.people.models import Person
from kinfold.sharing import queries
from kinfold.sharing.models import Withheld
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, member, person


@pytest.fixture
def cast(db: None) -> Cast:
    """The family, and in it Rowan, who has an account, and his son Jay; Wren is the child of Ilse and Tomas."""
    cast = players.build()
    Withheld.objects.all().delete()
    rowan, jay = person("Rowan Flint"), person("Jay Flint")
    member(cast.family, rowan, "parent")
    member(cast.family, jay, "child")
    tie(rowan, jay, "father_of")
    for child in (jay, cast.child):
        tie(cast.mother, child, "mother_of")
    tie(cast.father, cast.child, "father_of")
    rowan.account = cast.accounts["rowan"] = agencies.open_account("rowan", "Rowan")
    rowan.save()
    return cast


def tie(a: Person, b: Person, type: str, **more: object) -> Relationship:
    return Relationship.objects.create(a=a, b=b, type=type, **more)


def meets(cast: Cast, actor: str, child: Person) -> bool:
    """Whether a child is there for somebody: in the record, by their own page, and in the lists, which must agree."""
    who = cast.who(actor)
    known, withheld = queries.facts(who, cast.family, on=TODAY)
    page = queries.decide(who, "V3", cast.family, person=child, on=TODAY).opens
    listed = queries.visible_people(who, TODAY).filter(pk=child.pk).exists()
    found = queries.findable_people(who, TODAY).filter(pk=child.pk).exists()
    there = ("person", child.ref) not in withheld
    assert {page, listed, found} == {there}
    assert "WF" not in known.actors, "nothing was decided to be kept from them: the rest is theirs as before"
    return there


def rowan(cast: Cast) -> Person:
    return Person.objects.get(known_as="Rowan Flint")


def test_a_father_does_not_meet_the_half_brother_of_his_child(cast: Cast):
    jay = Person.objects.get(known_as="Jay Flint")
    assert meets(cast, "rowan", jay)
    assert not meets(cast, "rowan", cast.child)
    assert not meets(cast, "WF", jay)
    assert meets(cast, "FAM", jay)
    assert meets(cast, "FAM", cast.child)


def test_a_child_meets_brothers_and_sisters_as_before(cast: Cast):
    cast.child.account = cast.accounts["child"] = agencies.open_account("wren", "Wren")
    cast.child.save()
    assert meets(cast, "child", Person.objects.get(known_as="Jay Flint"))


@pytest.mark.parametrize("type", ["step_father_of", "carer_for", "trusted_adult_for", "relative_of"])
def test_a_tie_that_holds_is_enough(cast: Cast, type: str):
    tie(rowan(cast), cast.child, type)
    assert meets(cast, "rowan", cast.child)


@pytest.mark.parametrize(
    "type, more",
    [("step_father_of", {"until": BEGAN}), ("father_of", {"mistaken": True}), ("peer_risk", {})],
)
def test_a_tie_that_ended_or_never_was_is_none(cast: Cast, type: str, more: dict[str, object]):
    tie(rowan(cast), cast.child, type, **more)
    assert not meets(cast, "rowan", cast.child)


def test_responsibility_one_home_and_the_childs_own_choice_are_ties(cast: Cast):
    me = rowan(cast)
    law = ParentalResponsibility.objects.create(adult=me, child=cast.child, held="no")
    assert not meets(cast, "rowan", cast.child)
    law.held = "yes"
    law.save()
    assert meets(cast, "rowan", cast.child)
    law.delete()
    home = Household.objects.create(family=cast.family, label="Home")
    stays = [
        HouseholdMember.objects.create(household=home, person=one, since=BEGAN) for one in (me, cast.child)
    ]
    assert meets(cast, "rowan", cast.child)
    stays[0].until = BEGAN
    stays[0].save()
    assert not meets(cast, "rowan", cast.child)
    Matters.objects.create(child=cast.child, person=me, chosen_by_child=True, said_on=BEGAN)
    assert meets(cast, "rowan", cast.child)


def test_kin_meet_the_children_of_their_own_and_no_others(cast: Cast):
    gran = person("Edith Sallow")
    member(cast.family, gran, "relative")
    gran.account = cast.accounts["gran"] = agencies.open_account("gran", "Edith")
    gran.save()
    assert not meets(cast, "gran", cast.child)
    tie(gran, cast.father, "parent_of")
    assert meets(cast, "gran", cast.child)
    assert not meets(cast, "gran", Person.objects.get(known_as="Jay Flint"))


def test_while_nothing_is_written_of_either_a_parent_is_one_and_a_neighbour_is_not(cast: Cast):
    Relationship.objects.all().delete()
    near = person("Bea Lorne")
    member(cast.family, near, "neighbour")
    near.account = cast.accounts["near"] = agencies.open_account("near", "Bea")
    near.save()
    assert meets(cast, "rowan", cast.child)
    assert not meets(cast, "near", cast.child)
    tie(rowan(cast), Person.objects.get(known_as="Jay Flint"), "father_of")
    assert not meets(cast, "rowan", cast.child)


def test_ties_on_a_merged_record_count(cast: Cast):
    twin = person("Wren A.")
    tie(rowan(cast), twin, "step_father_of")
    assert not meets(cast, "rowan", cast.child)
    twin.merged_into = cast.child
    twin.save()
    assert meets(cast, "rowan", cast.child)
