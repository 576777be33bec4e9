"""What each person is in a family, for counting: rows by the person as they are now, to be joined in one statement."""

from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from kinfold.network.models import FamilyMember, Relationship
from kinfold.network.queries.families import dated

Rows = QuerySet[Any, dict[str, Any]]
Part, Type = FamilyMember.Part, Relationship.Type


def parts_then(on: date) -> Rows:
    """Of each member of a family on a day: are they a child, a parent, a step-parent in any?"""
    rows: Any = FamilyMember.objects.filter(dated(on)).order_by()
    made: Rows = rows.values(person_kept=Coalesce("person__merged_into_id", "person_id")).annotate(
        is_child=BoolOr(Q(part__in=FamilyMember.CHILDREN)),
        is_parent=BoolOr(Q(part=Part.PARENT)),
        is_step_parent=BoolOr(Q(part=Part.STEP_PARENT)),
    )
    return made


def parents_of_somebody() -> Rows:
    """Of everybody who is somebody's mother or father: which."""
    rows: Any = Relationship.objects.filter(
        mistaken=False, a__isnull=False, type__in=[Type.MOTHER, Type.FATHER]
    )
    made: Rows = (
        rows.order_by()
        .values(person_kept=Coalesce("a__merged_into_id", "a_id"))
        .annotate(is_mother=BoolOr(Q(type=Type.MOTHER)), is_father=BoolOr(Q(type=Type.FATHER)))
    )
    return made
