"""Reading what was read: the files that somebody looked at, and what stands beside them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kinfold.openreferral.models import Reading, Taken
from kinfold.openreferral.rules import ours
from kinfold.openreferral.rules import reading as rules
from kinfold.openreferral.rules.words import KIND, NEED, WHOM, Term, by_id, terms
from kinfold.services.models import Service
from kinfold.services.queries import feed


def reading(ref: str) -> Reading:
    """One file that was looked at. Raises `Reading.DoesNotExist`."""
    return Reading.objects.select_related("tried_by", "taken_by").get(ref=ref)


def newest_readings(limit: int = 30) -> list[Reading]:
    """The files that were looked at last, without what stood in them."""
    rows = Reading.objects.select_related("tried_by", "taken_by").defer("services")
    return list(rows.order_by("-pk")[:limit])


def known(on: date) -> rules.Known:
    """Our words, for reading those of others."""
    said = {NEED: feed.needs_said(), WHOM: feed.whom_said(), KIND: feed.kinds_said()}
    those: list[Term] = terms(said)
    return rules.Known(
        by_id(those), {(one.taxonomy, one.word): one for one in those}, feed.needs_in_words, on
    )


def standing(
    came_from: str, ids: set[str], on: date
) -> dict[str, tuple[Service, dict[str, Any], dict[str, Any]]]:
    """Of each service of a feed that is here: the service, its facts, and what the feed told last time. Five queries."""
    here = {key: one for key, one in feed.of_feed(came_from).items() if key in ids}
    hanging = feed.hanging([one.pk for one in here.values()], on)
    last = dict(
        Taken.objects.filter(service_id__in=[one.pk for one in here.values()]).values_list(
            "service_id", "facts"
        )
    )
    return {key: (one, _facts(one, hanging, on), last.get(one.pk, {})) for key, one in here.items()}


def _facts(one: Service, hanging: feed.Hanging, on: date) -> dict[str, Any]:
    rows: tuple[Mapping[int, list[Any]], ...] = (hanging.openings, hanging.given_at, hanging.criteria)
    openings, given, criteria = (found.get(one.pk, []) for found in rows)
    return ours.facts_of(one, openings, given, criteria, on)
