"""What every test can ask for: a browser page, a phone, and a check that a page can be used by everybody.

Browser tests carry the mark `browser` (given by itself to every test that asks for `page` or `phone`). Without Chromium they
are skipped, and the summary says so loudly; with `KINFOLD_BROWSER=force` (as in CI) they fail instead.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

if TYPE_CHECKING:
    from tests.barriers import Judge
    from tests.looking import Phone

pytest_plugins = ["tests.cast_once"]

# Playwright's loop runs in this thread; Django would then refuse to touch the database here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# How long an example takes is never a test: a busy machine is slow to draw its first one.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
PATIENCE = 30_000  # milliseconds before a missing element is a failure: a busy machine is slow to open its first window
NO_BROWSER = (
    "NO BROWSER TEST WAS RUN: Chromium was not found. Install it (Debian: apt-get install chromium fonts-liberation) "
    "or name one in KINFOLD_CHROMIUM."
)


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None; `KINFOLD_CHROMIUM` names one that lies elsewhere."""
    named = os.environ.get("KINFOLD_CHROMIUM")
    if named:
        return named
    found = (shutil.which(name) for name in BROWSERS)
    return next((path for path in (*found, *MAC_BROWSERS) if path and Path(path).exists()), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser, so that `-m "not browser"` leaves them out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):  # asked for by `page`, `phone` and `visitor`
            item.add_marker(pytest.mark.browser)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a browser test where there is no browser, or fail it where there has to be one."""
    if item.get_closest_marker("browser") and find_chromium() is None:
        if os.environ.get("KINFOLD_BROWSER") == "force":
            pytest.fail(NO_BROWSER, pytrace=False)
        pytest.skip(NO_BROWSER)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly what was not run."""
    if any(NO_BROWSER in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())):
        terminalreporter.write_sep("!", NO_BROWSER, red=True, bold=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> None:
    """Copy the test database (one for each worker of pytest-xdist) from a migrated template, instead of migrating again."""
    from tools import testdb

    with django_db_blocker.unblock():
        testdb.use_template()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def windows(browser: Browser, live_server: Any) -> Iterator[dict[str, list[BrowserContext]]]:
    """Windows that nobody uses just now, by their kind: to open a new one costs more than most pages."""
    waiting: dict[str, list[BrowserContext]] = {}
    yield waiting
    _closed(waiting, list(waiting))
    for thread in (
        threading.enumerate()
    ):  # the server's, each with a connection to a database that is about to be dropped
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)


def _closed(windows: dict[str, list[BrowserContext]], kinds: list[str]) -> None:
    """Close windows, which lets go of the server's threads and so of the database that these have open."""
    for kind in kinds:
        for context in windows.pop(kind):
            context.close()


@pytest.fixture
def open_context(
    browser: Browser, live_server: Any, windows: dict[str, list[BrowserContext]]
) -> Iterator[Callable[..., BrowserContext]]:
    """Open windows that share nothing with each other, each with the test's own site as base address.

    Two people at work at once are two contexts: `open_context().new_page()`, twice. A window that a test has done with is
    emptied of everything it was told (`_emptied`) and given to a later one on the same database.
    """
    opened: list[tuple[str, BrowserContext]] = []

    def open_one(width: int = 1200, height: int = 900, **more: Any) -> BrowserContext:
        database = f"{connection.settings_dict['NAME']} "
        kind = f"{database}{width}x{height} {sorted(more.items())}"
        _closed(windows, [name for name in windows if not name.startswith(database)])
        waiting = windows.setdefault(kind, [])
        context = waiting.pop() if waiting else _opened(browser, live_server.url, width, height, **more)
        opened.append((kind, context))
        return context

    yield open_one
    for kind, context in opened:
        _emptied(context)
        windows.setdefault(kind, []).append(context)


def _opened(browser: Browser, url: str, width: int, height: int, **more: Any) -> BrowserContext:
    """Open a window with one blank page, which keeps it open."""
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
        **more,
    )
    context.set_default_timeout(PATIENCE)
    context.new_page()
    return context


def _emptied(context: BrowserContext) -> None:
    """Forget who was signed in and whatever pages kept here; close all pages but the blank one."""
    blank, *used = context.pages
    for page in used:
        page.close()
    context.set_offline(False)
    context.clear_cookies()
    context.clear_permissions()
    session = context.new_cdp_session(blank)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    session.detach()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A window of 1200 pixels, at a desk. `page.goto("/")` opens the test's own site."""
    return open_context().new_page()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """A window of 400 pixels, in somebody's hand, with touch."""
    return open_context(width=400, height=800, has_touch=True).new_page()


@pytest.fixture
def on_a_phone(phone: Page, axe: Callable[[Page], None], live_server: Any) -> "Phone":
    """What looks at a room's pages one after another: `on_a_phone.holds(cast, paths, called="kin")` tells what is wrong."""
    from tests.looking import Phone

    return Phone(phone, axe, live_server.url)


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> "Judge":
    """What has been judged in this run, by any of its workers."""
    from tests.barriers import Judge

    own = tmp_path_factory.getbasetemp()  # a worker's own folder lies in the run's
    return Judge((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "judged")


@pytest.fixture
def axe(judge: "Judge") -> Callable[[Page], None]:
    """Return a function that fails when axe finds a barrier on the page, naming the rule and the elements.

    axe also passes an unstyled page: assert a computed style beside it.
    """

    def no_barriers(page: Page) -> None:
        told = judge.barriers(page)
        assert not told, f"{page.url} has barriers:\n" + "\n".join(told)

    return no_barriers
