"""The embedded PostgreSQL starts by itself, once, and again after it was killed, with nothing lost that was answered."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import NotSupportedError
from pytest_django import DjangoDbBlocker

from kinfold.config import database, embedded
from kinfold.config.postgresql.base import DatabaseWrapper


@pytest.fixture(scope="module", autouse=True)
def server_of_our_own() -> Iterator[None]:
    """A server beside the one the other tests use. A short path: sockets have short names."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="kf") as folder:
        patch.setenv("KINFOLD_VAR", folder)
        patch.delenv("DATABASE_URL", raising=False)
        patch.delenv("DATABASE_OWNER_URL", raising=False)
        yield
        embedded.stop()


@pytest.fixture
def may_connect(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """These tests open connections of their own, to the server of their own."""
    with django_db_blocker.unblock():
        yield


def sign_in(role: str) -> psycopg.Connection:
    return psycopg.connect(
        host=str(embedded.socket_folder()),
        port=embedded.PORT,
        user=role,
        dbname=embedded.DATABASE,
        autocommit=True,
    )


def server_number() -> int:
    return int((embedded.home() / "data" / "postmaster.pid").read_text().splitlines()[0])


CONNECTS = (
    "from django.db import connection as c; k = c.cursor(); k.execute('SELECT 1'); print(k.fetchone()[0])"
)


def test_two_at_once_start_one_server() -> None:
    command = [sys.executable, "-m", "kinfold.config.embedded", "start"]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(start.communicate(timeout=60)[0].split(" - ")[0] for start in starts)
    assert said == ["already running", "started"]


def test_two_connections_at_once_to_a_stopped_server_both_find_it() -> None:
    embedded.stop()
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", CONNECTS]
    both = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=os.environ | {"KINFOLD_MODE": "demo"}
        )
        for _ in range(2)
    ]
    assert [one.communicate(timeout=60)[0].strip() for one in both] == ["1", "1"]


def test_it_has_three_roles_and_guards_what_it_stores() -> None:
    embedded.ensure_running()
    with sign_in(embedded.OWNER) as connection:
        for setting in ("data_checksums", "fsync", "synchronous_commit"):
            assert connection.execute("SELECT current_setting(%s)", [setting]).fetchone() == ("on",)
        assert connection.execute("SELECT current_setting('listen_addresses')").fetchone() == ("",)
        roles = connection.execute(
            "SELECT rolname, rolsuper FROM pg_roles WHERE rolname LIKE 'kinfold%' ORDER BY 1"
        )
        assert roles.fetchall() == [("kinfold_app", False), ("kinfold_owner", False), ("kinfold_read", False)]


def test_nobody_else_may_enter_the_folder_of_the_socket() -> None:
    embedded.ensure_running()
    assert embedded.socket_folder().stat().st_mode & 0o077 == 0
    assert (embedded.home() / "data").stat().st_mode & 0o077 == 0


def test_what_was_answered_is_there_after_a_kill() -> None:
    embedded.ensure_running()
    with sign_in(embedded.OWNER) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('yes')")
        os.kill(server_number(), signal.SIGKILL)
    assert embedded.ensure_running()
    with sign_in(embedded.OWNER) as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("yes",)]


def test_a_number_given_to_another_program_does_not_stop_it() -> None:
    embedded.ensure_running()
    os.kill(server_number(), signal.SIGKILL)
    for lock in (
        embedded.home() / "data" / "postmaster.pid",
        embedded.socket_folder() / f".s.PGSQL.{embedded.PORT}.lock",
    ):
        lines = lock.read_text().splitlines()
        lock.write_text("\n".join([str(os.getpid()), *lines[1:], ""]))
    assert embedded.ensure_running()


def as_django_would() -> DatabaseWrapper:
    return DatabaseWrapper(
        {**database.owner_database(), "TIME_ZONE": None, "AUTOCOMMIT": True}, alias="default"
    )


def test_a_page_finds_a_killed_server_running_again() -> None:
    embedded.ensure_running()
    os.kill(server_number(), signal.SIGKILL)
    wrapper = as_django_would()
    with wrapper.get_new_connection(wrapper.get_connection_params()) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (embedded.OWNER,)


@pytest.mark.usefixtures("may_connect")
def test_an_old_postgresql_is_refused_with_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    embedded.ensure_running()
    monkeypatch.setattr("kinfold.config.postgresql.base.DatabaseFeatures.minimum_database_version", (99,))
    wrapper = as_django_would()
    wrapper.connection = wrapper.get_new_connection(wrapper.get_connection_params())
    with pytest.raises(NotSupportedError, match=r"PostgreSQL 99 or later is required \(found 18"):
        wrapper.check_database_version_supported()
    wrapper.connection.close()


def test_a_folder_somebody_else_prepared_is_refused(tmp_path: Path) -> None:
    trap = tmp_path / "run"
    trap.symlink_to(tmp_path)
    with pytest.raises(embedded.CannotStart, match="not ours"):
        embedded._private(trap)


def test_stopping_and_forgetting() -> None:
    embedded.ensure_running()
    with sign_in(embedded.OWNER) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS typed (word text)")
    embedded.forget_database()
    with sign_in(embedded.OWNER) as connection:
        assert connection.execute("SELECT to_regclass('typed')").fetchone() == (None,)
    assert embedded.stop()
    assert not embedded.stop()
