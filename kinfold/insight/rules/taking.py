"""How long an agreed table may be fetched. Pure."""

from datetime import date, timedelta

from kinfold.insight.rules.choosing import month_end

WEEK = timedelta(days=7)
TAKING_SAYS: dict[str, str] = {
    "waiting": "Somebody else has not agreed to it yet.",
    "refused": "It was not agreed to.",
    "late": "It was to be fetched within a week, and before the figures changed. Ask again.",
    "ready": "It can be fetched.",
}


def taking_state(*, answer: str, answered_on: date | None, as_of: date, on: date) -> str:
    """Where a request to take a table away stands: waiting, refused, ready; late after a week or when the figures have changed."""
    if answer == "no":
        return "refused"
    if month_end(on) != as_of or (answered_on is not None and on > answered_on + WEEK):
        return "late"
    return "ready" if answer == "yes" else "waiting"
