"""The cast with a family map: ties, a home, somebody chosen, and a way to send forms."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from kinfold.network import actions as network
from kinfold.network.models import Household, Matters, Relationship
from kinfold.people import actions as people
from kinfold.sharing.tests.cast import BEGAN, SETTER_UP, TODAY, Cast


@dataclass
class Drawn:
    """What is on the map of the cast's family."""

    mother: Relationship
    father: Relationship
    couple: Relationship
    home: Household
    chosen: Matters


@pytest.fixture
def drawn(cast: Cast) -> Drawn:
    for person in (cast.child, cast.mother, cast.father, cast.other_child):
        people.rebuild_keys(person)
    relate: dict[str, Any] = {"by": SETTER_UP}
    mother = network.relate(
        cast.mother, cast.child, "mother_of", contact="lives_with", quality="close", **relate
    )
    father = network.relate(
        cast.father,
        cast.child,
        "father_of",
        contact="none",
        quality="feared",
        note="Wren hides when he rings.",
        **relate,
    )
    couple = network.relate(cast.mother, cast.father, "ex_partner", quality="violent", since=BEGAN, **relate)
    home = network.set_up_household(
        cast.family,
        "Larch Road",
        members=[(cast.mother, False), (cast.child, False)],
        since=BEGAN,
        by=SETTER_UP,
    )
    chosen = network.choose_trusted_adult(
        cast.child,
        practitioner=cast.practitioners["PT"],
        chosen_by_child=True,
        said_on=BEGAN,
        why="She listens to me.",
        by=SETTER_UP,
    )
    return Drawn(mother, father, couple, home, chosen)


@pytest.fixture
def at(cast: Cast) -> Callable[..., str]:
    """The address of a page of the cast's family map."""

    def address(name: str, **parts: Any) -> str:
        return reverse(name, kwargs={"ref": cast.family.ref, **parts})

    return address


@pytest.fixture
def send(cast: Cast) -> Callable[..., Any]:
    """Send a form as one of the cast."""

    def post(actor: str, path: str, **typed: Any) -> Any:
        return cast.client(actor).post(path, {"token": str(uuid.uuid4()), **typed})

    return post


def day(name: str, d: Any, m: Any, y: Any) -> dict[str, str]:
    return {f"{name}-day": str(d), f"{name}-month": str(m), f"{name}-year": str(y)}


def today(name: str) -> dict[str, str]:
    return day(name, TODAY.day, TODAY.month, TODAY.year)


def addresses(cast: Cast, drawn: Drawn) -> dict[str, str]:
    """Every page of the family map, by name."""
    ref = {"ref": cast.family.ref}
    stay = drawn.home.members.get(person=cast.child)
    part = cast.practitioners["PT"].involvements.get()
    more: dict[str, dict[str, Any]] = {
        "genogram": ref,
        "ecomap": {"ref": cast.child.ref},
        "add_relative": ref,
        "relate": ref,
        "change_tie": {**ref, "tie": drawn.mother.ref},
        "end_tie": {**ref, "tie": drawn.couple.ref},
        "take_back_tie": {**ref, "tie": drawn.father.ref},
        "set_up_household": ref,
        "move_in": {**ref, "home": drawn.home.pk},
        "move_out": {**ref, "home": drawn.home.pk, "stay": stay.pk},
        "record_responsibility": ref,
        "choose_trusted_adult": {**ref, "child": cast.child.ref},
        "end_matters": {**ref, "matters": drawn.chosen.ref},
        "answer_gap": ref,
        "involve": ref,
        "end_involvement": {**ref, "involvement": part.ref},
        "hand_over_lead": ref,
    }
    return {name: reverse(name, kwargs=parts) for name, parts in more.items()}
