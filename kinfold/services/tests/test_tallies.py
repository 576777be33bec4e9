"""Needs, requests and steps as they are counted: in random worlds the same as asking of each, one by one, by hand."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.services import queries
from kinfold.services.models import HelpStep, Need, NeedReading, Request, Service

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 28)
WORDS = ("housing", "parenting", "alcohol")
STATES = ("asked", "waiting", "started", "irregular", "ended", "not_eligible", "declined")
days = st.integers(-40, 20).map(lambda number: DAY + timedelta(days=number))


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, list[tuple[Any, ...]]]:
    """Four people (the last is the first, entered twice), their needs with readings, and requests with steps."""
    person, index = st.integers(0, 3), st.integers(0, 2)
    need = st.tuples(person, index, days, st.sampled_from(("asked", "both", "identified", "")),
                     st.lists(st.tuples(days, st.sampled_from(("yes", "partly", "no"))), max_size=3))  # fmt: skip
    request = st.tuples(person, st.integers(-1, 5), st.integers(-1, 2), days,
                        st.lists(st.tuples(days, st.sampled_from(STATES), st.sampled_from(("", "time_ran_out"))), max_size=4))  # fmt: skip
    return {"needs": draw(st.lists(need, max_size=6, unique_by=lambda one: one[:2])),
            "requests": draw(st.lists(request, max_size=6))}  # fmt: skip


def enter(world: dict[str, list[tuple[Any, ...]]]) -> None:
    family = Family.objects.create(name="Random", synthetic=True)
    people = [Person.objects.create(known_as=f"P{number}") for number in range(4)]
    Person.objects.filter(pk=people[3].pk).update(merged_into=people[0])
    services = [
        Service.objects.create(slug=f"s-{n}", name=f"S{n}", needs=list(WORDS[n : n + 2])) for n in range(3)
    ]
    needs = []
    for person, word, since, how, readings in world["needs"]:
        need = Need.objects.create(
            family=family, person=people[person], need=WORDS[word], since=since, named_how=how
        )
        needs.append(need)
        NeedReading.objects.bulk_create(
            [NeedReading(need=need, on_day=day, met=met, seen_by="worker") for day, met in readings]
        )
    for person, which, service, asked_on, steps in world["requests"]:
        about = needs[which] if 0 <= which < len(needs) else None
        helps = services[service] if service >= 0 else None
        made = Request.objects.create(
            family=family, person=people[person], need=about, service=helps, asked_on=asked_on,
            named_service="" if helps else "Other", state_since=asked_on,
        )  # fmt: skip
        HelpStep.objects.bulk_create(
            [HelpStep(request=made, on_day=day, state=state, reason_code=why) for day, state, why in steps]
        )


def kept(person: Person) -> int:
    return person.merged_into_id or person.pk


def newest(rows: Any) -> Any:
    return max((row for row in rows if row.on_day <= DAY), key=lambda row: (row.on_day, row.pk), default=None)


def needs_by_hand() -> Counter[tuple[Any, ...]]:
    found: Counter[tuple[Any, ...]] = Counter()
    for need in Need.objects.filter(since__lte=DAY).select_related("person"):
        made = [
            row for row in Request.objects.select_related("person", "need", "service")
            if row.asked_on <= DAY and kept(row.person) == kept(need.person)
            and (row.need_id == need.pk if row.need_id else bool(row.service and need.need in row.service.needs))
        ]  # fmt: skip
        states = [step.state for row in made if (step := newest(row.steps.all()))]
        reading = newest(need.readings.all())
        found[
            kept(need.person), need.family_id, need.need, need.since, need.named_how in ("asked", "both"),
            reading.met if reading else "unknown", any(s in ("started", "irregular") for s in states), bool(made),
        ] += 1  # fmt: skip
    return found


def requests_by_hand() -> Counter[tuple[Any, ...]]:
    found: Counter[tuple[Any, ...]] = Counter()
    for row in Request.objects.filter(asked_on__lte=DAY).select_related("person", "need", "service"):
        step = newest(row.steps.all())
        found[
            row.pk, kept(row.person), row.family_id, row.service.slug if row.service else queries.NOT_LISTED,
            row.need.need if row.need else "", row.asked_on, step and step.state, step.reason_code if step else "",
        ] += 1  # fmt: skip
    return found


def told(statement: tuple[str, dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return Counter(tuple(row) for row in cursor.fetchall())


@given(worlds())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_counted_at_once_is_what_is_counted_by_hand(
    db: None, world: dict[str, list[tuple[Any, ...]]]
) -> None:
    with transaction.atomic():
        enter(world)
        assert told(queries.needs_then(DAY)) == needs_by_hand()
        assert told(queries.requests_then(DAY)) == requests_by_hand()
        steps = HelpStep.objects.filter(on_day__lte=DAY)
        assert told(queries.steps_then(DAY)) == Counter(
            steps.values_list("id", "request_id", "state", "on_day")
        )
        transaction.set_rollback(True)
