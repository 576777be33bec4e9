"""How a service is shown to everybody: where, when, today, how far, how long people wait. Read for all of a page at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from kinfold.services import queries as services
from kinfold.services.models import Opening, Place, Service, ServicePlace

Spot = tuple[float, float]
PUBLIC_WHOM = (
    "mothers", "fathers", "parents", "expecting", "families", "couples", "separated", "children", "young_people",
    "young_carers", "disabled_children", "disabled_adults", "relatives", "care_leavers", "new_arrivals", "adults",
)  # fmt: skip


@dataclass(slots=True)
class Shown:
    """One service with what hangs from it, in the words of the public pages."""

    service: Service
    today: str
    away: str = ""
    waits: str = ""
    places: list[tuple[ServicePlace, str]] = field(default_factory=list)
    week: list[tuple[str, str]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    @property
    def for_whom(self) -> str:
        """Whom it is for, with ages: “mums and dads. From 0 to 4 years old”."""
        whom = ", ".join(
            services.for_whom_says(word, to_family=True).lower() for word in self.service.for_whom
        )
        ages = ""
        if self.service.youngest is not None or self.service.oldest is not None:
            ages = services.ages_say(self.service.youngest, self.service.oldest)
        return ". ".join(part for part in (whom, ages) if part)

    @property
    def phone(self) -> str:
        """The number to ring: the service's own, or that of those who give it."""
        given_by = self.service.organisation
        return self.service.phone or (given_by.phone if given_by else "")


def shown(
    some: Sequence[Service], on: date, *, near: Spot | None = None, away: dict[int, str] | None = None, whole: bool = False
) -> list[Shown]:  # fmt: skip
    """Make services ready to be shown. One query; for whole pages four."""
    numbers = [one.pk for one in some]
    openings = services.openings_of(numbers) if whole else services.hours_of(numbers)
    places = services.places_of(numbers, on) if whole else {}
    waits = services.waiting_times(numbers, on) if whole else {}
    written = services.criteria_of(numbers) if whole else {}
    found = []
    for one in some:
        made = Shown(one, today_says(openings.get(one.pk, []), on), (away or {}).get(one.pk, ""))
        made.places = [
            (row, services.away(row.place, near) if near else "") for row in places.get(one.pk, [])
        ]
        made.week = week_says(openings.get(one.pk, [])) if whole else []
        made.rules = [row.says for row in written.get(one.pk, [])]
        if one.pk in waits:
            made.waits = waits_says(waits[one.pk].median_days)
        found.append(made)
    return found


def today_says(openings: Sequence[Opening], on: date) -> str:
    """Say whether it is open today, and when; nothing where nobody has said when it is open."""
    if not openings:
        return ""
    now = _once([row for row in openings if row.weekday == on.weekday()])
    return f"Open today, {services.opening_says(now)}" if now else "Closed today"


def week_says(openings: Sequence[Opening]) -> list[tuple[str, str]]:
    """Say when it is open, day by day; with the place where it is not the same everywhere."""
    found: list[tuple[str, str]] = []
    for day, name in enumerate(services.DAYS):
        by_place: dict[str, list[Opening]] = {}
        for row in openings:
            if row.weekday == day:
                by_place.setdefault(row.place.name if row.place else "", []).append(row)
        said = [
            services.opening_says(_once(rows)) + (f" at {place}" if place else "") + _notes(rows)
            for place, rows in by_place.items()
        ]
        if said:
            found.append((name, "; ".join(said)))
    return found


def waits_says(days: int) -> str:
    """Say a waiting time of our own record, as people would."""
    if days <= 10:
        return "Most people wait about a week." if days > 4 else "Most people wait a few days."
    if days < 60:
        return f"Most people wait about {round(days / 7)} weeks."
    return f"Most people wait about {round(days / 30.4)} months."


def spot(of: Place | None) -> Spot | None:
    """Where on the earth the chosen place is."""
    return services.spot_of(of) if of is not None else None


def _once(rows: Sequence[Opening]) -> list[tuple[time, time]]:
    return sorted({(row.opens, row.closes) for row in rows})


def _notes(rows: Sequence[Opening]) -> str:
    said = list(dict.fromkeys(row.note for row in rows if row.note))
    return f" ({'; '.join(said)})" if said else ""
