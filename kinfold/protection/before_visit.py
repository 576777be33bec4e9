"""What a visitor does to be safe: said on the forms of the rooms below (`records.before_visit`). Never what happened."""

from datetime import date

from kinfold.network.models import Family
from kinfold.protection.queries import alerts_for_visit
from kinfold.records.queries import BeforeVisit
from kinfold.sharing.queries import View


def lines(family: Family, view: View, on: date) -> list[BeforeVisit]:
    """What to do, of every alert that holds on the day."""
    return [
        BeforeVisit(row.what_to_do, row.since, "safety_alerts", family.ref)
        for row in alerts_for_visit(family, on)
    ]
