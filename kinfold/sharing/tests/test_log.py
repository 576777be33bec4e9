"""The access log: written with the look, kept for a refusal, never changed."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from kinfold.base import roles
from kinfold.base.errors import Hidden
from kinfold.sharing import actions, queries
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast


def open_it(cast: Cast, actor: str, row: str = "V1") -> actions.View:
    return actions.open_record(cast.who(actor), row, cast.family, on=TODAY, action="family")


def as_the_app(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {roles.APP}")
        cursor.execute(statement)


def test_a_look_is_logged_with_who_as_what_and_on_which_row(cast: Cast) -> None:
    open_it(cast, "AW")
    row = AccessLog.objects.get()
    assert (row.actor_name, row.actor, row.row, row.decision) == ("Amina Yusuf", "AW", "V1", "allow")
    assert row.family_id == cast.family.pk


def test_a_refusal_is_logged_too(cast: Cast) -> None:
    with pytest.raises(Hidden):
        open_it(cast, "PX")
    assert AccessLog.objects.get().decision == "hide"


def test_a_missing_record_answers_and_logs_like_a_hidden_one(cast: Cast) -> None:
    with pytest.raises(Hidden):
        actions.open_ref(cast.who("PX"), "V1", "F0000000000", on=TODAY, action="family")
    assert AccessLog.objects.get().decision == "hide"


def test_without_a_log_nothing_is_shown(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE sharing_accesslog ADD CONSTRAINT broken CHECK (actor_name = '')")
    with pytest.raises(DatabaseError), transaction.atomic():
        open_it(cast, "AW")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sharing_accesslog SET actor_name = ''",
        "DELETE FROM sharing_accesslog",
        "TRUNCATE sharing_accesslog",
        "UPDATE sharing_accesslog_2026_03 SET actor_name = ''",
        "DELETE FROM sharing_accesslog_other",
        "DELETE FROM sharing_disclosure",
        "ALTER TABLE sharing_accesslog DISABLE TRIGGER ALL",
    ],
)
def test_the_app_cannot_change_or_delete_any_of_it(cast: Cast, statement: str) -> None:
    open_it(cast, "AW")
    roles.make_roles(connection)
    roles.grant(connection)
    with pytest.raises(DatabaseError) as refused:
        as_the_app(statement)
    assert getattr(refused.value.__cause__, "sqlstate", "") == "42501"
    assert AccessLog.objects.count() == 1


def test_the_app_writes_the_log_as_itself(cast: Cast) -> None:
    roles.make_roles(connection)
    roles.grant(connection)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {roles.APP}")
        open_it(cast, "AW")
        cursor.execute("RESET ROLE")
    assert AccessLog.objects.count() == 1


def test_opening_takes_few_queries(cast: Cast, django_assert_max_num_queries) -> None:
    account = cast.accounts["AW"]
    with django_assert_max_num_queries(4):
        who = queries.who_is(account, TODAY)
        actions.open_ref(who, "V1", cast.family.ref, on=TODAY, action="family")


def test_what_else_may_be_done_costs_no_query(cast: Cast, django_assert_num_queries) -> None:
    view = open_it(cast, "AW")
    with django_assert_num_queries(0):
        assert view.can("V3")
        assert view.can("W1")
        assert not view.can("V6")


def test_who_looked_is_told_by_name_or_by_kind(cast: Cast) -> None:
    open_it(cast, "AW")
    with pytest.raises(Hidden):
        open_it(cast, "PX")
    by_name = queries.who_looked(cast.family, names=True)
    assert [look.name for look in by_name] == ["Piers Xavier", "Amina Yusuf"]
    by_kind = queries.who_looked(cast.family, names=False)
    assert [(look.name, look.capacity) for look in by_kind] == [("", "Allocated worker or lead professional")]


def test_months_ahead_get_their_partitions_once(db: None) -> None:
    made = actions.make_partitions(date(2031, 1, 15), date(2031, 3, 1))
    assert made == ["sharing_accesslog_2031_01", "sharing_accesslog_2031_02", "sharing_accesslog_2031_03"]
    assert actions.make_partitions(date(2031, 1, 15), date(2031, 3, 1)) == []
