"""What every journey is given: the demonstration, a day that stands still, and visitors."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from journeys import stage
from journeys.visitor import Visitor


@pytest.fixture(scope="session")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> str:
    """The name of the database template that holds the demonstration."""
    with django_db_blocker.unblock():
        return stage.template()


@pytest.fixture(scope="module")
def copied(demonstration: str, django_db_blocker: Any) -> Iterator[str]:
    """A fresh copy of the demonstration for the journeys of one file, which keep out of each other's way."""
    with django_db_blocker.unblock():
        name = f"{demonstration}_{os.getpid()}"
        stage.copy(demonstration, name)
        yield name
        stage.drop(name)


@pytest.fixture
def _django_db_helper(copied: str, django_db_blocker: Any) -> Iterator[None]:
    """In place of emptying the tables after each test: what pages and tests of a journey use is the copy."""
    with django_db_blocker.unblock(), stage.using(copied):
        yield


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.KINFOLD_TODAY = stage.TODAY.isoformat()


@pytest.fixture
def visitor(open_context: Callable[..., Any], axe: Callable[..., None]) -> Iterator[Callable[..., Visitor]]:
    """Bring somebody to a browser of their own: `visitor("amina")`. What every page must hold is checked as they go."""
    there: list[Visitor] = []

    def bring(username: str = "", *, width: int = 1200, **more: Any) -> Visitor:
        context = open_context(width=width, height=800 if width < 600 else 900, **more)
        someone = Visitor(context.new_page(), axe, scripts=more.get("java_script_enabled", True))
        there.append(someone)
        if username:
            someone.sign_in(username)
        return someone

    yield bring
    for someone in there:
        someone.leave()
