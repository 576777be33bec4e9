"""What people are like, for counting: each a set of rows by the person as they are now, to be joined in one statement.

Nothing here is for showing by name. An area is the outward half of a postcode; an address that must be kept from somebody
stands in another table and has no area here.
"""

from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import CharField, Count, F, Func, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kinfold.people import rules
from kinfold.people.models import Address, Disability, Person

Rows = QuerySet[Any, dict[str, Any]]
KEPT = Coalesce("person__merged_into_id", "person_id")
AT_HOME = (Address.Kind.HOME, Address.Kind.TEMPORARY)


def traits() -> Rows:
    """Each person: when born, sex, ethnicity (census code) and first language."""
    rows: Any = Person.objects.filter(merged_into__isnull=True).order_by()
    made: Rows = rows.values("born_on", "sex", "ethnicity", "first_language", person_kept=F("pk"))
    return made


def ethnic_groups() -> dict[str, str]:
    """The group of each census code of ethnicity, in small letters; none for a code that says nothing was said."""
    return {
        code: group.lower()
        for group, words in rules.ETHNICITIES.items()
        for code, _ in words
        if group != "Not said"
    }


def areas_then(on: date) -> Rows:
    """The area in which each person had their home on a day."""
    homes = _homes(on).order_by("person_kept", "-since", "-pk").distinct("person_kept")
    made: Rows = homes.values("person_kept", "area")
    return made


def disabled_then(on: date) -> Rows:
    """Whether each person whom somebody asked had a disability on a day."""
    lasting = (Q(since__isnull=True) | Q(since__lte=on)) & (Q(until__isnull=True) | Q(until__gte=on))
    rows: Any = Disability.objects.filter(lasting).order_by()
    made: Rows = rows.values(person_kept=KEPT).annotate(disabled=BoolOr(~Q(code="NONE")))
    return made


def areas_of_many(on: date, least: int) -> list[str]:
    """The areas in which at least so many people lived on a day, by name."""
    rows = _homes(on).exclude(postcode="").order_by().values("area")
    many = rows.annotate(number=Count("person_kept", distinct=True)).filter(number__gte=least)
    return sorted(row["area"] for row in many)


def _homes(on: date) -> Any:
    lasting = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    outward = Func(F("postcode"), Value(" "), Value(1), function="split_part", output_field=CharField())
    return Address.objects.filter(lasting, kind__in=AT_HOME).annotate(person_kept=KEPT, area=outward)
