"""How the writing pages open a record: by row W1 to add, and never more on the page than the writer may read."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest

from kinfold.assessment import queries
from kinfold.assessment.models import Contribution, Stage
from kinfold.base.errors import Hidden
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.network.queries import Member
from kinfold.sharing import actions as sharing
from kinfold.sharing.queries import View


def opened(request: HttpRequest, ref: str, action: str, row: str = "W1") -> tuple[Family, View]:
    """Open a family's record for writing, by the family's reference."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, row, ref, on=on, action=action, about=ref[:60])
    return network.remember_ids(family), view


def opened_stage(request: HttpRequest, ref: str, action: str, row: str = "W1") -> tuple[Stage, Family, View]:
    """Open a stage for those who hold the whole record. One that does not exist is like one that is hidden."""
    try:
        stage = queries.stage(ref)
    except Stage.DoesNotExist:
        raise Hidden from None
    family, view = opened(request, stage.assessment.family.ref, action, row)
    must_hold(view)
    return stage, family, view


def must_hold(view: View) -> None:
    """Writing a stage up takes the whole record; partners in the team and the family add their part to it."""
    if not view.whole("V3"):
        raise Hidden


def opened_contribution(request: HttpRequest, ref: str, action: str) -> tuple[Contribution, Family, View]:
    """Open a contribution as it now stands, for somebody who may read it; a relative: one that is their own."""
    who, _ = asker(request)
    try:
        found = queries.contribution(ref)
    except Contribution.DoesNotExist:
        raise Hidden from None
    family, view = opened(request, found.assessment.family.ref, action)
    newest = queries.newest_version(found)
    if not who.is_family and not view.can("V3"):
        raise Hidden
    if not queries.may_see(newest, view) or (
        who.is_family and newest.said_by_person_id not in who.person_ids
    ):
        raise Hidden
    return newest, family, view


def members(family: Family, view: View, on: date) -> Sequence[Member]:
    """The people of a family of whom this writer may know."""
    return [m for m in network.members(family, on) if not view.hides("person", about=[m.person.ref])]
