"""What every test can ask for: a browser page, a phone, and a check that a page can be used by everybody.

Browser tests carry the mark `browser` (given by itself to every test that asks for `page` or `phone`). Without Chromium they
are skipped, and the summary says so loudly; with `KINFOLD_BROWSER=force` (as in CI) they fail instead.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Playwright's loop runs in this thread; Django would then refuse to touch the database here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

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
PATIENCE = 10_000  # milliseconds before a missing element is a failure
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


@pytest.fixture
def open_context(browser: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Open windows that share nothing with each other, each with the test's own site as base address.

    Two people at work at once are two contexts: `open_context().new_page()`, twice.
    """
    opened: list[BrowserContext] = []

    def open_one(width: int = 1200, height: int = 900, **more: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="Europe/London",
            reduced_motion="reduce",
            **more,
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A window of 1200 pixels, at a desk. `page.goto("/")` opens the test's own site."""
    return open_context().new_page()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """A window of 400 pixels, in somebody's hand, with touch."""
    return open_context(width=400, height=800, has_touch=True).new_page()


@pytest.fixture
def axe() -> Callable[..., None]:
    """Return a function that fails when axe finds a barrier on the page, naming the rule and the elements.

    axe also passes an unstyled page: assert a computed style beside it.
    """
    from axe_playwright_python.sync_playwright import Axe

    checker = Axe()

    def no_barriers(page: Page, **options: Any) -> None:
        found = checker.run(page, options=options or None).response["violations"]
        told = [
            f"{barrier['id']} ({barrier['impact']}): {barrier['help']}\n    "
            + "\n    ".join(node["html"][:200] for node in barrier["nodes"][:5])
            for barrier in found
        ]
        assert not told, f"{page.url} has barriers:\n" + "\n".join(told)

    return no_barriers
