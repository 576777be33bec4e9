"""What was changed because of figures."""

from datetime import date

from django.db.models import QuerySet

from kinfold.insight.models import Change


def changes() -> list[Change]:
    """Every change, the newest first, with each time somebody looked again. Two queries."""
    return list(_rows())


def change(ref: str) -> Change:
    """One change by its reference. Raises `Change.DoesNotExist`."""
    return _rows().get(ref=ref)


def to_look_at(on: date) -> int:
    """How many changes wait for somebody to look again."""
    return Change.objects.filter(look_again_on__lte=on).count()


def _rows() -> QuerySet[Change]:
    return Change.objects.select_related("decided_by").prefetch_related("looks")
