"""Which database, and in which role, follows from the environment and the command alone."""

import pytest

from kinfold.config import database, embedded

URL = "postgresql://pages:p%40ss@db.example:6432/records?sslmode=require"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "KINFOLD_DATABASE_ROLE", "KINFOLD_TEST_DB"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "argv",
    [
        ["manage.py", "migrate"],
        ["manage.py", "makemigrations", "--check"],
        ["manage.py", "database_roles"],
        ["/somewhere/.venv/bin/pytest", "-q"],
        ["/somewhere/site-packages/pytest/__main__.py"],
    ],
)
def test_migrations_and_tests_are_the_owners_work(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", argv)
    assert database.for_this_process()["USER"] == embedded.OWNER


@pytest.mark.parametrize(
    "argv", [["gunicorn", "kinfold.config.wsgi"], ["manage.py", "demo_load"], ["-c"], [""], []]
)
def test_everything_else_is_the_app(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", argv)
    assert database.for_this_process()["USER"] == embedded.APP


def test_the_environment_decides_before_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["manage.py", "migrate"])
    monkeypatch.setenv("KINFOLD_DATABASE_ROLE", "app")
    assert database.for_this_process()["USER"] == embedded.APP
    monkeypatch.setenv("KINFOLD_DATABASE_ROLE", "anybody")
    with pytest.raises(ValueError, match="owner or app"):
        database.for_this_process()


def test_an_address_is_read_as_postgresql_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    entry = database.app_database()
    assert (entry["NAME"], entry["USER"], entry["PASSWORD"]) == ("records", "pages", "p@ss")
    assert (entry["HOST"], entry["PORT"]) == ("db.example", "6432")
    assert entry["OPTIONS"] == {"connect_timeout": 10, "sslmode": "require"}


def test_the_owner_has_an_address_of_its_own_where_one_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    assert database.owner_database() == database.app_database()
    monkeypatch.setenv("DATABASE_OWNER_URL", URL.replace("pages", "owner"))
    assert database.owner_database()["USER"] == "owner"
    assert database.app_database()["USER"] == "pages"


def test_an_address_without_a_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://pages@db.example")
    with pytest.raises(ValueError, match="names no database"):
        database.app_database()


def test_each_tester_can_name_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    assert database.owner_database()["TEST"]["NAME"] == "test_kinfold"
    monkeypatch.setenv("KINFOLD_TEST_DB", "test_mine")
    assert database.owner_database()["TEST"]["NAME"] == "test_mine"
