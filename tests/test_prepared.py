"""A prepared query finds exactly what the same query finds when Django builds it anew."""

from datetime import date

import pghistory
import pytest
from django.db.models import Exists, OuterRef, Q

from kinfold.agencies.models import Organisation, Practitioner
from kinfold.base import prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> list[Practitioner]:
    prepared._compiled.clear()
    care = Organisation.objects.create(name="Care", sector="social_care")
    school = Organisation.objects.create(name="School", sector="school")
    return [
        Practitioner.objects.create(name=name, title="Worker", organisation=where, left_on=left)
        for name, where, left in (
            ("Ann", care, None),
            ("Ben", care, date(2026, 1, 1)),
            ("Cas", school, None),
        )
    ]


def named(given):
    here = Organisation.objects.filter(pk=OuterRef("organisation_id"), sector=given["sector"])
    still = Q(left_on__isnull=True) | Q(left_on__gt=given["on"])
    found = Practitioner.objects.filter(still, pk__in=given["ids"]).annotate(here=Exists(here))
    return found.order_by("pk").values("name", "organisation__name", "here")


@pytest.mark.parametrize("sector", ["social_care", "school", "100% 'quoted'"])
@pytest.mark.parametrize("on", [date(2025, 12, 31), date(2026, 1, 1)])
def test_it_finds_what_django_finds(people, sector, on) -> None:
    ids = tuple(person.pk for person in people)
    for wanted in (ids, ids[:2], (ids[2], ids[0], ids[2])):
        values = {"ids": wanted, "sector": sector, "on": on}
        assert prepared.rows("named", values, named) == list(named(values))


def test_it_is_compiled_once_for_each_shape(people) -> None:
    built = []

    def build(given):
        built.append(1)
        return named(given)

    for ids, times in (((1, 2), 1), ((3, 4), 1), ((5, 5), 2), ((5,), 3), ((7, 8), 3)):
        prepared.rows("named", {"ids": ids, "sector": "school", "on": date(2026, 1, 1)}, build)
        assert len(built) == times


def test_nothing_asked_for_is_nothing_found(people) -> None:
    values = {"ids": (), "sector": "school", "on": date(2026, 1, 1)}
    assert prepared.rows("named", values, named) == []
    assert prepared.first("named", values, named) is None


def test_a_flag_is_refused_because_a_build_might_look_at_it(people) -> None:
    with pytest.raises(TypeError):
        prepared.rows("flag", {"flag": True}, named)


def test_the_cupboard_never_overflows(people, monkeypatch) -> None:
    monkeypatch.setattr(prepared, "MOST", 3)
    for key in range(10):
        prepared.rows(key, {"ids": (1,), "sector": "school", "on": date(2026, 1, 1)}, named)
        assert len(prepared._compiled) <= 3


def test_a_percent_sign_in_the_statement_stays_one(people) -> None:
    def build(given):
        return Practitioner.objects.filter(pk__in=given["ids"], title__contains="%").values("name")

    people[0].title = "Worker, 50% of the week"
    people[0].save()
    ids = tuple(person.pk for person in people)
    assert prepared.rows("percent", {"ids": ids}, build) == [{"name": "Ann"}]


def test_it_is_counted_like_any_other_query(people, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert prepared.run("SELECT 1 WHERE %s::bigint = ANY(%s::bigint[])", [1, [1, 2]]) == [(1,)]


def test_it_can_be_asked_while_history_is_being_kept(people) -> None:
    with pghistory.context(why="a test"):
        people[0].save()
        assert prepared.run("SELECT 1", []) == [(1,)]
