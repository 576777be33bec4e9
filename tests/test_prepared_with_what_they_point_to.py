"""Queries compiled once: they find what Django finds, with what it points to, whatever the values."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinfold.agencies.models import Organisation, Practitioner
from kinfold.base import prepared
from kinfold.services.models import Service

pytestmark = pytest.mark.django_db


def team(numbers: tuple[int, ...]) -> list[Practitioner]:
    """Workers by number, with their organisation and account, by name."""
    return prepared.loaded(
        "test_team",
        Practitioner,
        ("organisation", "account"),
        {"numbers": numbers},
        lambda given: Practitioner.objects.filter(pk__in=given["numbers"]).order_by("-name"),
    )


def workers() -> list[Practitioner]:
    """Two workers of one council."""
    council = Organisation.objects.create(name="Merebridge", sector="social_care")
    return [Practitioner.objects.create(organisation=council, name=name, title="Nurse") for name in "AB"]


def test_rows_come_in_order_with_every_field_and_what_they_point_to() -> None:
    a, b = workers()
    found = team((a.pk, b.pk))
    assert found == [b, a]
    fields = [field.attname for field in Practitioner._meta.concrete_fields]
    assert [[getattr(one, name) for name in fields] for one in found] == [
        [getattr(one, name) for name in fields] for one in Practitioner.objects.order_by("-name")
    ]
    with CaptureQueriesContext(connection) as asked:
        assert [one.organisation.name for one in found] == ["Merebridge", "Merebridge"]
        assert [one.account for one in found] == [None, None]
    assert not asked.captured_queries


def test_one_thing_that_several_rows_point_to_is_one_instance() -> None:
    a, b = workers()
    first, second = team((a.pk, b.pk))
    assert first.organisation is second.organisation


def test_the_second_time_other_values_find_other_rows() -> None:
    a, b = workers()
    assert [team((one.pk,)) for one in (a, b, a)] == [[a], [b], [a]]
    assert team(()) == []


def test_lists_kept_as_json_come_as_lists() -> None:
    kept = Service.objects.create(
        slug="talking", name="Talking", needs=["speech_language"], languages=["English"]
    )
    (found,) = prepared.loaded(
        "test_service",
        Service,
        (),
        {"number": kept.pk},
        lambda given: Service.objects.filter(pk=given["number"]),
    )
    assert (found.needs, found.languages, found.areas) == (["speech_language"], ["English"], [])
    assert "language" not in found.needs, "a need is a word of the list, never a part of one"
