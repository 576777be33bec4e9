"""The children of a family whom a grown-up of it has nothing to do with: hidden from that grown-up by default.

A father in the record of a family with two fathers reads what is his child's, not what is the half-brother's. Nobody has
to think of withholding it: to a member of the family, a child to whom no written tie leads does not exist (ADR 15).
A child of the family reads of brothers and sisters as before.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, F, Q, QuerySet
from django.db.models.functions import Coalesce

from kinfold.base.who import Who
from kinfold.network.models import (
    Family,
    FamilyMember,
    HouseholdMember,
    Matters,
    ParentalResponsibility,
    Relationship,
)
from kinfold.sharing.queries import routes as ways
from kinfold.sharing.queries.who import still

Type = Relationship.Type
PARENTS = (Type.MOTHER, Type.FATHER, Type.PARENT)


def strange_children(who: Who, on: date) -> QuerySet[Any]:
    """The children (as they are now), in families where the asker is a grown-up, to whom nothing written ties the asker.

    While nothing at all is written, neither whose child it is nor whose parent the asker is, a parent of the family is
    taken for one of every child in it: their record must not be empty because nobody has drawn the family yet.
    """
    grown = _mine(who, on).exclude(part__in=FamilyMember.CHILDREN)
    children = _children_beside(grown)
    for tied in _tied(who, on):
        children = children.exclude(kept__in=tied)
    parents = _ties(on).filter(type__in=PARENTS)
    whose = _children_beside(grown.filter(part=FamilyMember.Part.PARENT)).exclude(
        kept__in=parents.values(kept_id=ways.kept_person("b"))
    )
    unwritten = whose.filter(~Exists(parents.filter(a_id__in=who.person_ids)))
    return children.exclude(kept__in=unwritten.values("kept")).values(kept_id=F("kept"))


def _mine(who: Who, on: date) -> QuerySet[FamilyMember]:
    return FamilyMember.objects.order_by().filter(still(on), person_id__in=who.person_ids)


def _children_beside(mine: QuerySet[FamilyMember]) -> QuerySet[Any]:
    """Every child, ever, of the families of these rows of the asker. The few families are found first."""
    here = mine.values(kept_id=ways.kept_family())
    joined = Family.objects.order_by().filter(joined_into__in=here)
    families = Family.objects.order_by().filter(pk__in=here).values("pk").union(joined.values("pk"), all=True)
    rows = FamilyMember.objects.order_by().filter(part__in=FamilyMember.CHILDREN, family__in=families)
    found: QuerySet[Any] = rows.exclude(person_id__in=mine.values("person_id")).annotate(
        kept=ways.kept_person()
    )
    return found


def _ties(on: date) -> QuerySet[Relationship]:
    """The ties on the map of a day. Kin stay kin; a peer who may put at risk is no tie."""
    began = Q(since__isnull=True) | Q(since__lte=on)
    lasts = Q(until__isnull=True) | Q(until__gte=on) | Q(type__in=Relationship.KIN)
    rows = Relationship.objects.order_by().exclude(type=Type.PEER_RISK)
    return rows.filter(began, lasts, mistaken=False, a__isnull=False)


def _tied(who: Who, on: date) -> list[QuerySet[Any]]:
    """The people (as they are now) whom the asker is somebody to: by a tie, by law, by one home, by the child's own
    choice, or as kin of a written parent."""
    me, ties = who.person_ids, _ties(on)
    begun = Q(since__isnull=True) | Q(since__lte=on)
    lasting = Q(until__isnull=True) | Q(until__gt=on)
    held = ParentalResponsibility.objects.filter(begun, lasting, adult_id__in=me, held="yes")
    home = HouseholdMember.objects.filter(begun, lasting)
    homes = home.filter(person_id__in=me).values("household_id")
    chosen = Matters.objects.filter(lasting, person_id__in=me, chosen_by_child=True, said_on__lte=on)
    return [
        ties.filter(a_id__in=me).values(kept_id=ways.kept_person("b")),
        ties.filter(b_id__in=me).values(kept_id=ways.kept_person("a")),
        held.values(kept_id=ways.kept_person("child")),
        home.filter(household_id__in=homes).values(kept_id=ways.kept_person()),
        chosen.values(kept_id=ways.kept_person("child")),
        _children_of_kin(who, ties),
    ]


def _children_of_kin(who: Who, ties: QuerySet[Relationship]) -> QuerySet[Any]:
    """The children of those who are kin of the asker: grandchildren, nieces and nephews."""
    kin = ties.filter(type__in=Relationship.KIN)
    mine = kin.filter(a_id__in=who.person_ids).values(kept_id=ways.kept_person("b"))
    whose = kin.filter(b_id__in=who.person_ids).values(kept_id=ways.kept_person("a"))
    parent = Coalesce(F("a__merged_into_id"), F("a_id"))
    rows = ties.filter(type__in=PARENTS).annotate(parent=parent)
    found: QuerySet[Any] = rows.filter(Q(parent__in=mine) | Q(parent__in=whose))
    return found.values(kept_id=ways.kept_person("b"))
