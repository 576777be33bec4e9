"""The answers of the feed: pages of services, of places, of words; and one of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from kinfold.agencies.models import Sector
from kinfold.openreferral.rules import asking, formats, telling, words
from kinfold.openreferral.rules.asking import Asked, CannotAnswer
from kinfold.openreferral.rules.telling import Told, World
from kinfold.services.queries import feed
from kinfold.services.queries.lengths import waiting_times

SECTORS = {str(value): str(label) for value, label in Sector.choices}
CALLED = {
    "services": "service",
    "service_at_locations": "service at a place",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "word",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """Where this feed lives and which day it is: what every answer needs."""

    base: str
    page_of: str
    near_of: str
    on: date

    def world(self, waits: Mapping[int, str] | None = None) -> World:
        """What the rules need to tell of something."""
        return World(self.base, self.page_of, self.on, _terms(), self.near_of, waits or {}, SECTORS)


@cache
def _terms() -> dict[tuple[str, str], words.Term]:
    """Every term by its taxonomy and word."""
    said = {words.NEED: feed.needs_said(), words.WHOM: feed.whom_said(), words.KIND: feed.kinds_said()}
    return {(one.taxonomy, one.word): one for one in words.terms(said)}


@cache
def _terms_by_id() -> dict[str, words.Term]:
    return words.by_id(_terms().values())


_TAXONOMIES = {words.taxonomy_id(name): name for name in words.TAXONOMIES}
_HAS_ANY = {words.NEED: "needs", words.WHOM: "for_whom", words.KIND: "kind"}


def list_page(name: str, said: Mapping[str, str], where: Feed) -> Told:
    """A page of a list. Raises CannotAnswer."""
    return _LISTS[name](asking.read(name, said), where)


def get_one(name: str, key: str, where: Feed) -> Told:
    """One thing of a list with everything that belongs to it. Raises CannotAnswer when there is none."""
    uuid = formats.uuid_of(key)
    try:
        if uuid is not None:
            return _ONES[name](uuid, where)
    except (ObjectDoesNotExist, KeyError):
        pass
    raise CannotAnswer(404, f"There is no {CALLED[name]} with this id.")


def _services(asked: Asked, where: Feed) -> Told:
    wanted, start = _wanted(asked), (asked.page - 1) * asked.each
    if not asked["minimal"] and not asked["full"]:
        total, told = feed.feed_page(wanted, where.on, start, asked.each)
        world = where.world()
        return telling.page(
            [telling.brief(row, world) for row in told], total=total, number=asked.page, each=asked.each
        )
    rows = feed.feed_services(wanted, where.on)
    total = rows.count()
    if start >= total:
        contents: list[Told] = []
    elif asked["minimal"]:
        found = rows.values_list("uuid", "changed_at")[start : start + asked.each]
        contents = [telling.minimal(*row) for row in found]
    else:
        contents = _whole(rows.select_related("organisation")[start : start + asked.each], where)
    return telling.page(contents, total=total, number=asked.page, each=asked.each)


def _places(asked: Asked, where: Feed) -> Told:
    near, within, outward = None, asked["proximity"], None
    if within is not None:
        near = feed.point_of(asked["postcode"])
        if near is None:
            raise CannotAnswer(
                422, "We do not know where this postcode is. Ask without “proximity”.", "postcode"
            )
    elif asked["postcode"]:
        outward = asked["postcode"].split()[0]
    wanted = _wanted(asked, outward=outward)
    rows = feed.feed_given_at(wanted, where.on, near=near, within=within)
    start, total = (asked.page - 1) * asked.each, rows.count()
    found = list(rows[start : start + asked.each]) if start < total else []
    if asked["full"]:
        ids = {one.service_id for one in found}
        hanging, world = feed.hanging(ids, where.on), where.world(_waits(ids, where.on))
        contents = [telling.given_whole(one, hanging, world) for one in found]
    else:
        world = where.world()
        contents = [telling.given_brief(one, world) for one in found]
    return telling.page(contents, total=total, number=asked.page, each=asked.each)


def _taxonomies(asked: Asked, where: Feed) -> Told:
    names = list(words.TAXONOMIES)
    world, start = where.world(), (asked.page - 1) * asked.each
    contents = [telling.taxonomy(name, world) for name in names[start : start + asked.each]]
    return telling.page(contents, total=len(names), number=asked.page, each=asked.each)


def _taxonomy_terms(asked: Asked, where: Feed) -> Told:
    only = asked["taxonomy_id"]
    those = [
        one for one in _terms().values() if only is None or words.taxonomy_id(one.taxonomy) == only.lower()
    ]
    world, start = where.world(), (asked.page - 1) * asked.each
    contents = [telling.term(one, world) for one in those[start : start + asked.each]]
    return telling.page(contents, total=len(those), number=asked.page, each=asked.each)


def _service(uuid: Any, where: Feed) -> Told:
    return _whole([feed.feed_service(uuid)], where)[0]


def _place(uuid: Any, where: Feed) -> Told:
    given = feed.feed_given(uuid, where.on)
    ids = [given.service_id]
    return telling.given_whole(given, feed.hanging(ids, where.on), where.world(_waits(ids, where.on)))


def _taxonomy(uuid: Any, where: Feed) -> Told:
    name = _TAXONOMIES[str(uuid)]
    return telling.taxonomy(name, where.world(), (one for one in _terms().values() if one.taxonomy == name))


def _term(uuid: Any, where: Feed) -> Told:
    return telling.term(_terms_by_id()[str(uuid)], where.world())


def _whole(rows: Iterable[Any], where: Feed) -> list[Told]:
    services = list(rows)
    ids = [one.pk for one in services]
    hanging, world = feed.hanging(ids, where.on), where.world(_waits(ids, where.on))
    return [telling.whole(one, hanging, world) for one in services]


def _waits(services: Iterable[int], on: date) -> dict[int, str]:
    """How long people waited, in words. Told from five waits on, so that it never tells of one family."""
    return {
        number: f"Half of those who began in the last 12 months waited {wait.median_days} days or fewer."
        for number, wait in waiting_times(services, on).items()
    }


def _wanted(asked: Asked, outward: str | None = None) -> feed.Wanted:
    """Turn what was asked in the standard's ids into our own words. An id of nobody finds nothing."""
    found: dict[str, Any] = {}
    if asked["taxonomy_term_id"]:
        term = _terms_by_id().get(asked["taxonomy_term_id"])
        found |= {_FIELDS[term.taxonomy]: term.word} if term else {"nothing": True}
    if asked["taxonomy_id"]:
        name = _TAXONOMIES.get(asked["taxonomy_id"])
        found |= {"has_any": _HAS_ANY[name]} if name else {"nothing": True}
    if asked["organization_id"]:
        ref = _ref_of(asked["organization_id"])
        found |= {"organisation_ref": ref} if ref else {"nothing": True}
    return feed.Wanted(
        words=asked["search"] or "",
        youngest_from=asking.least_age(asked["minimum_age"]),
        oldest_to=asking.greatest_age(asked["maximum_age"]),
        opens_from=asked["start_time"],
        closes_to=asked["end_time"],
        weekday=asked["day"],
        changed_since=asked["modified_after"],
        outward=outward,
        **found,
    )


_refs: dict[str, str] = {}


def _ref_of(organisation: str) -> str | None:
    """The reference of an organisation by its id. An id is made from the reference and never changes, so it is remembered."""
    if organisation not in _refs:
        _refs.update((telling.organisation_id(ref), ref) for ref in feed.feed_organisations())
    return _refs.get(organisation)


_FIELDS = {words.NEED: "need", words.WHOM: "whom", words.KIND: "kind"}
_LISTS = {
    "services": _services,
    "service_at_locations": _places,
    "taxonomies": _taxonomies,
    "taxonomy_terms": _taxonomy_terms,
}
_ONES = {
    "services": _service,
    "service_at_locations": _place,
    "taxonomies": _taxonomy,
    "taxonomy_terms": _term,
}
