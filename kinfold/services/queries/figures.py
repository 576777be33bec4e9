"""Needs as they are counted: one row for each need of each person, with whether help for it is being had (seed 002: 333-341)."""

from datetime import date

from django.db.models import QuerySet

from kinfold.services.models import Need
from kinfold.services.queries.help import Reach, among
from kinfold.services.queries.unmet import has_help


def needs_for_figures(on: date, *, within: Reach | None = None) -> QuerySet[Need]:
    """Every need that was there by a day: `met` is the newest reading, `receiving` whether help for it goes on now.

    Offered or waiting is not receiving. Nothing is left out for a reader: count it, hide small counts (`suppressed`), or give
    `within` (`reach`) to keep to people whose record somebody may open. A word's group is `rules.group_of`, its line
    `rules.line_of`. One statement, in no order.
    """
    rows = Need.objects.filter(since__lte=on).order_by().annotate(receiving=has_help())
    return rows if within is None else among(rows, within)
