"""Who is sealed: left out of every count, because no trace of them may be found, not even one in a hundred."""

from datetime import date

from django.db.models.functions import Coalesce

from kinfold.sharing.models import Label
from kinfold.sharing.queries import routes as ways


def sealed(on: date) -> tuple[list[int], list[int]]:
    """The numbers of the families and of the people (as they are now) that are sealed on a day. One query."""
    rows = Label.objects.filter(ways.lasting(on), level=Label.Level.SEALED).order_by()
    numbers = rows.values_list(
        Coalesce("family__joined_into_id", "family_id"), Coalesce("person__merged_into_id", "person_id")
    )
    found = list(numbers)
    return [one for one, _ in found if one is not None], [two for _, two in found if two is not None]
