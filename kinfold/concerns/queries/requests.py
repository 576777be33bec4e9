"""What a person asked for themselves, and what came of it: for their own page."""

from kinfold.concerns.models import HelpRequest
from kinfold.people import queries as people
from kinfold.people.models import Person


def requests_of(person: Person) -> list[HelpRequest]:
    """Every request for help of one person, the newest first, with who answered."""
    rows = HelpRequest.objects.filter(asked_by_id__in=people.same_ids(person))
    return list(rows.select_related("answered_by", "taken_down_by").order_by("-asked_on", "-pk"))
