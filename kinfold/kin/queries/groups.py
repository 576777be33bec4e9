"""Family group conferences: as those who prepare them read them, and as the family does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from kinfold.kin import rules
from kinfold.kin.models import FamilyGroup, NetworkPerson, OfferAnswer, RotaLine
from kinfold.kin.queries.searching import labelled
from kinfold.network import queries as network
from kinfold.plan import queries as plans

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.people.models import Person
    from kinfold.plan.models import PlanAction
    from kinfold.sharing.queries import View


@dataclass(frozen=True, slots=True)
class Shift:
    """A line of the rota as it is read: what, who, when; and whether it still goes on."""

    what: str
    who: str
    when: str
    days: tuple[str, ...]
    action: PlanAction

    @property
    def goes_on(self) -> bool:
        """True while somebody still does it."""
        return self.action.state == self.action.State.TO_DO


def family_group(ref: str) -> FamilyGroup:
    """Return a family group conference, with its offers and its network. Raises `FamilyGroup.DoesNotExist`."""
    return _groups().get(ref=ref)


def family_groups(family: Family, view: View | None = None) -> list[FamilyGroup]:
    """The family group conferences of a family that a reader may know of, the newest first."""
    rows = _groups().filter(family_id__in=network.family_ids(family))
    return [row for row in rows if view is None or GroupSight(row, view).exists]


def offer(ref: str) -> OfferAnswer:
    """Return an offer to one person. Raises `OfferAnswer.DoesNotExist`."""
    return OfferAnswer.objects.select_related("person__merged_into", "group__family__joined_into").get(
        ref=ref
    )


def offers_answered(family: Family) -> list[OfferAnswer]:
    """To whom a family group conference was offered in this family, and what each one answered; the newest first."""
    rows = OfferAnswer.objects.filter(group__family_id__in=network.family_ids(family))
    return list(rows.select_related("group", "person").order_by("-offered_on", "-pk"))


def in_network(ref: str) -> NetworkPerson:
    """Return somebody on the list of a family group conference. Raises `NetworkPerson.DoesNotExist`."""
    return NetworkPerson.objects.select_related("person__merged_into", "group__family__joined_into").get(
        ref=ref
    )


def rota(family: Family, on: date, view: View | None = None) -> list[Shift]:
    """Who of friends and kin does what on which days, as their plan says; only what goes on, and what a reader may see."""
    rows = RotaLine.objects.filter(group__family_id__in=network.family_ids(family))
    return [shift for shift in _shifts(family, rows, view) if shift.goes_on and shift.action.agreed_on <= on]


def rota_of(group: FamilyGroup, view: View | None = None) -> list[Shift]:
    """Every line of the rota of one family group conference, also what has ended."""
    return _shifts(group.family.joined_into or group.family, group.rota.all(), view)


def _shifts(family: Family, rows: Iterable[RotaLine], view: View | None) -> list[Shift]:
    lines, standing = list(rows), plans.plan_of(family)
    if not lines or standing is None:
        return []
    by_ref = {action.ref: action for action in plans.actions(standing)}
    reader = plans.Reader(view, _children(family, view)) if view is not None else None
    found = []
    for line in lines:
        action = by_ref.get(line.action)
        if action is None or (reader is not None and not reader.action(action)):
            continue
        days = tuple(line.days)
        found.append(Shift(line.what, line.who, rules.days_said(days), days, action))
    return found


def _children(family: Family, view: View) -> frozenset[int]:
    assert view.on is not None
    return frozenset(child.pk for child in network.children(family, view.on))


def _groups() -> QuerySet[FamilyGroup]:
    offers = Prefetch("offers", OfferAnswer.objects.select_related("person__merged_into").order_by("pk"))
    people = Prefetch("network", NetworkPerson.objects.select_related("person__merged_into"))
    rows = FamilyGroup.objects.select_related(
        "family__joined_into", "coordinator__organisation", "offered_by"
    )
    return rows.prefetch_related(offers, people)


@dataclass
class GroupSight:
    """One family group conference as one reader may see it.

    Those who work with the family read all of it but what is kept from them; partners of the team no offers and no reasons. A member
    of the family reads that it is there, their own offer and answer; and the plan, where nothing is kept from them.
    """

    group: FamilyGroup
    view: View

    @property
    def is_family(self) -> bool:
        """True for a member of the family by their own sign-in."""
        return bool(self.view.who and self.view.who.is_family)

    @cached_property
    def own_offer(self) -> OfferAnswer | None:
        """The offer to this very reader."""
        return next((one for one in self.group.offers.all() if self._mine(one.person)), None)

    @cached_property
    def own_place(self) -> NetworkPerson | None:
        """The reader's own place on the list."""
        return next((one for one in self.group.network.all() if self._mine(one.person)), None)

    @property
    def exists(self) -> bool:
        """Say whether this reader may know of it at all."""
        if self.view.hides("family_group", self.group.ref) or self.view.hides(
            "entry", str(self.group.entry or "")
        ):
            return False
        if not self.view.masked:
            return True
        return self.own_offer is not None or (
            self.own_place is not None and self.own_place.invited_on is not None
        )

    @property
    def coordinates(self) -> bool:
        """True for the worker who prepares and runs it."""
        who = self.view.who
        return bool(who and who.practitioner_id and who.practitioner_id == self.group.coordinator_id)

    @property
    def whole(self) -> bool:
        """True for those to whom the record is open: they read offers, reasons and who takes part apart from whom."""
        return not self.is_family and not self.view.masked and self.view.whole("V3")

    @property
    def prepares(self) -> bool:
        """True for those who keep the list, write down the day and the rota."""
        return self.view.can("W1") and not self.is_family and (self.whole or self.coordinates)

    @property
    def reads_reasons(self) -> bool:
        """True for those who may read why somebody is not asked, or takes part apart from somebody."""
        return self.whole or self.coordinates

    @property
    def reads_plan(self) -> bool:
        """True for those who may read the family's plan and who is on the list."""
        return not self.view.masked and not self.view.hides("plan")

    @property
    def offers(self) -> list[OfferAnswer]:
        """The offers this reader may see: all who may be known, for those who hold the record; their own for the family."""
        if self.whole:
            return [one for one in self.group.offers.all() if not self._hidden(one.person)]
        return [self.own_offer] if self.own_offer is not None else []

    @cached_property
    def network(self) -> list[NetworkPerson]:
        """The list as this reader may see it. The family does not read of anybody who was not asked."""
        if not self.reads_plan:
            return [self.own_place] if self.own_place is not None else []
        unknown = (
            labelled(self.view, [one.person for one in self.group.network.all()])
            if not self.is_family
            else frozenset()
        )
        rows = [
            one
            for one in self.group.network.all()
            if one.person_id not in unknown and not self._hidden(one.person)
        ]
        if self.reads_reasons:
            return rows
        return [one for one in rows if one.invited_on is not None or one.attended]

    def _mine(self, person: Person | None) -> bool:
        who = self.view.who
        if person is None or who is None or not who.is_family:
            return False
        return (person.merged_into_id or person.pk) in who.person_ids or person.pk in who.person_ids

    def _hidden(self, person: Person | None) -> bool:
        if person is None or self._mine(person):
            return False
        return self.view.hides("person", about=[person.ref])


def name_in_network(one: NetworkPerson) -> str:
    """The name of somebody on the list."""
    return one.person.known_as if one.person is not None else one.named
