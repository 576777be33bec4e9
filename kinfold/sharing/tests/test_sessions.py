"""Sessions: the table cannot be used to sign in, and a planted key is worth nothing."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from kinfold.sharing.sessions import SessionStore, hashed
from kinfold.sharing.tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_the_table_holds_no_key_that_a_browser_could_use(cast: Cast) -> None:
    client = cast.client("AW")
    key = client.cookies["sessionid"].value
    stored = Session.objects.get().session_key
    assert stored == hashed(key) != key
    thief = Client()
    thief.cookies["sessionid"] = stored
    assert "_auth_user_id" not in thief.session


def test_a_session_can_be_read_changed_and_ended(cast: Cast) -> None:
    client = cast.client("AW")
    key = client.cookies["sessionid"].value
    assert SessionStore(key)["_auth_user_id"] == str(cast.accounts["AW"].pk)
    store = SessionStore(key)
    store["seen"] = 1
    store.save()
    assert SessionStore(key)["seen"] == 1
    assert Session.objects.count() == 1
    client.logout()
    assert Session.objects.count() == 0


def test_signing_in_changes_the_key(cast: Cast) -> None:
    client = Client()
    session = client.session
    session["planted"] = True
    session.save()
    planted = client.cookies["sessionid"].value
    client.force_login(cast.accounts["AW"])
    assert client.cookies["sessionid"].value != planted
    assert not SessionStore().exists(planted)


def test_an_invented_key_is_not_adopted(cast: Cast) -> None:
    store = SessionStore("a" * 32)
    store["x"] = 1
    store.save()
    assert store.session_key != "a" * 32
