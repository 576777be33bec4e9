"""The cast, made once for the tests of a file that stand one after another, and not anew for each of them.

Making it was a sixth of all the time that tests take. A test that asks for `cast` finds it made, in a transaction that stays
open from one such test to the next of the same file and is taken back after the last of them; the test's own transaction
lies inside, as a savepoint. What it gets is a copy, so that nothing it does to the cast reaches the next test. A test that
commits (a browser's, a second connection's) has none that stands: its cast is made in earnest.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction

from kinfold.sharing.tests import cast as players

ONCE = "cast_once"
COMMITS = frozenset({"transactional_db", "live_server"})
OWN_CAST = frozenset({"cohort"})  # made once for a file too, with a cast of its own
_NEXT = pytest.StashKey[pytest.Item | None]()


class Standing:
    """The open transaction of a file's tests, and the cast that was made in it."""

    def __init__(self) -> None:
        self.of: object = None
        self.cast: players.Cast | None = None
        self._transaction: transaction.Atomic | None = None

    def open(self, of: object) -> None:
        """Begin the transaction and make the cast, unless that stands already."""
        if self._transaction is None:
            self._transaction = transaction.atomic()
            self._transaction.__enter__()
            self.of, self.cast = of, players.make()

    def close(self) -> None:
        """Take everything back."""
        if self._transaction is not None:
            transaction.set_rollback(True)
            self._transaction.__exit__(None, None, None)
            self.of = self.cast = self._transaction = None


_STANDING = Standing()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the standing cast before everything else that a test with a cast asks for: before its own transaction above all."""
    for item in items:
        if _wants(item):
            item.fixturenames.insert(0, ONCE)  # type: ignore[attr-defined]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Tell the standing cast which test comes next."""
    item.stash[_NEXT] = nextitem


@pytest.fixture
def cast_once(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Have the cast stand when the test begins; take it down unless the next test of the file wants it too."""
    with django_db_blocker.unblock():
        _STANDING.open(request.path)
    players.standing = lambda: deepcopy(_STANDING.cast)
    yield
    players.standing = None
    following = request.node.stash[_NEXT]
    if following is None or following.path != _STANDING.of or ONCE not in following.fixturenames:
        with django_db_blocker.unblock():
            _STANDING.close()


def _wants(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    return "cast" in names and not commits and not (COMMITS | OWN_CAST) & set(names)
