"""How long an emergency power may last, and what is wrong with a day. Pure."""

from datetime import datetime, timedelta

from kinfold.base.errors import NotNow

LONGEST: dict[str, timedelta] = {
    "police_protection": timedelta(hours=72),
    "emergency_protection_order": timedelta(days=8),
    "emergency_order_extended": timedelta(days=7),
}
"""Children Act 1989: section 46(6), 45(1) and 45(5). The same lengths stand in `law/timescales/protection` in days."""

SAYS: dict[str, str] = {
    "police_protection": "Police protection lasts 72 hours at most.",
    "emergency_protection_order": "An emergency protection order lasts eight days at most.",
    "emergency_order_extended": "It can be made longer once, by seven days at most.",
}


def last_moment(
    kind: str, began_at: datetime, ends_by: datetime | None, runs_until: datetime | None
) -> datetime:
    """Return when a power ends at the latest. An extension counts from the end of the order it lengthens (`runs_until`).

    Raises `NotNow` for a moment before it began or after the law allows.
    """
    if kind == "emergency_order_extended" and runs_until is None:
        raise NotNow("There is no emergency protection order in force to make longer.", field="kind")
    start = runs_until if kind == "emergency_order_extended" and runs_until else began_at
    latest = start + LONGEST[kind]
    if ends_by is None:
        return latest
    if ends_by <= began_at:
        raise NotNow("It cannot end before it began.", field="ends_by")
    if ends_by > latest:
        raise NotNow(SAYS[kind], field="ends_by")
    return ends_by
