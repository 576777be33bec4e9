"""Taking in what was looked at: each service by itself, so that one that cannot be taken stops no other."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from kinfold.agencies import actions as agencies_writing
from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Organisation, Sector
from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.base.who import Who
from kinfold.openreferral.actions.trying import CHANGED, NEW, REFUSED, SAME, WITHDRAWN, Row, counted
from kinfold.openreferral.models import Reading, Taken
from kinfold.openreferral.queries import readings
from kinfold.openreferral.rules import merging, reading
from kinfold.openreferral.rules.words import made_id
from kinfold.services import actions as services
from kinfold.services.models import Place, Service
from kinfold.services.queries import feed

_SECTORS = {str(label).casefold(): str(value) for value, label in Sector.choices}
_WRITTEN_APART = frozenset(
    {"name", "organisation", "withdrawn", "openings", "criteria", "places", "checked_on"}
)


@transaction.atomic
def take_feed(one: Reading, *, by: Who, on: date) -> Reading:
    """Take what was looked at into the directory. What comes is marked as not made sure of, and where it came from.

    It is laid beside what stands here once more, because somebody may have written meanwhile. Raises NotNow when it was taken before.
    """
    row = locked(one)
    if row.state == Reading.State.TAKEN:
        raise NotNow("This was taken in already. To take what is newer, look at a newer file.")
    before = {told["id"]: told for told in row.report["rows"] if told["id"]}
    taker = _Taker(row, on)
    rows = [taker.take(told, before.get(told["id"], {})) for told in row.services]
    taker.remember()
    rows += [told for told in row.report["rows"] if told["what"] == REFUSED]
    report = {**row.report, "rows": rows, "counts": counted(rows)}
    return save(
        row, state=Reading.State.TAKEN, taken_by_id=by.account_id, taken_on=on, services=[], report=report
    )


class _Taker:
    """What stands here of one feed, and how each of its services is written."""

    def __init__(self, one: Reading, on: date) -> None:
        self.reading, self.on, self.came_from = one, on, one.came_from
        self.here = readings.standing(self.came_from, {told["id"] for told in one.services}, on)
        self.told: list[Taken] = []
        self._look_again()

    def _look_again(self) -> None:
        """What many services share, as it stands: also after one was refused and what it had written is gone again."""
        self.places = feed.places_of_feed(self.came_from)
        self.written: dict[str, Row] = {}
        self.organisations = {row.name.casefold(): row for row in agencies.organisations()}

    def take(self, told: Row, before: Row) -> Row:
        """Write one service; a line of the report says what became of it."""
        row: Row = {"id": told["id"], "name": told["facts"]["name"], "says": [], "what": SAME}
        try:
            with transaction.atomic():
                return row | self._taken(told, before)
        except NotNow as why:
            self._look_again()
            return row | {"what": REFUSED, "says": [why.message]}

    def remember(self) -> None:
        """Keep what the feed told of each service, for the next time."""
        Taken.objects.bulk_create(
            self.told,
            update_conflicts=True,
            unique_fields=["service"],
            update_fields=["reading", "facts"],
            batch_size=500,
        )

    def _taken(self, told: Row, before: Row) -> Row:
        facts, here = told["facts"], self.here.get(told["id"])
        service, ours, last = here if here else (None, {}, {})
        both = merging.merged(facts, last, ours)
        if service is None:  # of a new service, what is blank need not be written
            both.taken = {
                name: value for name, value in facts.items() if value != reading.BLANK[name] or name == "name"
            }
        if service is None or both.taken:
            service = self._written(service, told, both.taken)
            self._hang(service, both.taken, last)
        if facts != last:
            self.told.append(Taken(service=service, reading=self.reading, facts={**last, **facts}))
        what = SAME if not both.taken else CHANGED if here else NEW
        gone = bool(both.taken.get("withdrawn"))
        return {"what": WITHDRAWN if gone else what, "says": before.get("says", [])}

    def _written(self, service: Service | None, told: Row, taken: dict[str, Any]) -> Service:
        """The facts of the row itself."""
        plain: dict[str, Any] = {name: value for name, value in taken.items() if name not in _WRITTEN_APART}
        if "checked_on" in taken:
            day = taken["checked_on"]
            plain["checked_on"] = date.fromisoformat(day) if day else None
        if "withdrawn" in taken:
            plain["withdrawn_on"] = self.on if taken["withdrawn"] else None
        if taken.get("organisation"):
            plain["organisation"] = self._organisation(taken["organisation"], told["organisation_says"])
        name = taken.get("name") or (service.name if service else told["facts"]["name"])
        if service is not None:
            return services.list_service(service.slug, name, verified=False, **plain)
        return services.list_service(
            self._slug(name, told["id"]), name, verified=False, public=self.reading.public, came_from=self.came_from,
            came_from_id=told["id"], **plain,
        )  # fmt: skip

    def _slug(self, name: str, key: str) -> str:
        """A short name of its own: what it is called, and a mark of where it came from."""
        mark = made_id("slug", self.came_from, key).replace("-", "")
        slug = f"{slugify(name)[:60].strip('-') or 'help'}-{mark[:8]}"
        return slug if feed.slug_is_free(slug) else f"{slug[:60]}-{mark[8:20]}"

    def _organisation(self, name: str, says: str) -> Organisation:
        found = self.organisations.get(name.casefold())
        if found is None:
            sector = _SECTORS.get(says.casefold(), Sector.OTHER)
            found = self.organisations[name.casefold()] = agencies_writing.open_organisation(name, sector)
        return found

    def _hang(self, service: Service, taken: dict[str, Any], last: Row) -> None:
        """Places, hours and rules of entry."""
        if "places" in taken:
            for told in taken["places"]:
                services.give_at(service, self._place(told), note=told["note"])
            gone = {one["id"] for one in last.get("places", [])} - {one["id"] for one in taken["places"]}
            for key in gone & self.places.keys():
                services.give_no_longer_at(service, self.places[key])
        if "openings" in taken:
            services.set_opening(service, [self._hours(told) for told in taken["openings"]])
        if "criteria" in taken:
            services.set_criteria(service, [_entry(told) for told in taken["criteria"]])

    def _place(self, told: Row) -> Place:
        facts = {name: value for name, value in told.items() if name != "note"}
        if self.written.get(told["id"]) == facts:
            return self.places[told["id"]]
        self.written[told["id"]] = facts
        made = services.add_place(
            told["name"], address=told["address"], town=told["town"], postcode=told["postcode"], access=told["access"],
            latitude=Decimal(told["latitude"]) if told["latitude"] else None,
            longitude=Decimal(told["longitude"]) if told["longitude"] else None,
            came_from=self.came_from, came_from_id=told["id"],
        )  # fmt: skip
        self.places[told["id"]] = made
        return made

    def _hours(self, told: Row) -> services.Hours:
        opens, closes = time.fromisoformat(told["opens"]), time.fromisoformat(told["closes"])
        return services.Hours(
            told["weekday"],
            opens,
            closes,
            self.places.get(told["place"]) if told["place"] else None,
            told["note"],
        )


def _entry(told: Row) -> services.Entry:
    return services.Entry(
        told["says"], told["measure"], told["low"], told["high"], tuple(told["among"]), told["must"]
    )
