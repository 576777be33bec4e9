"""Somebody at a browser, and what must be true of every page they come to."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client
from playwright.sync_api import ConsoleMessage, Locator, Page, Response, TimeoutError

from kinfold.agencies.models import Account
from kinfold.front import cards

PAPER, TAP = "rgb(251, 248, 243)", 36
POLICY = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
)
# What the browser itself says of an answer that is not 200; the journey asserts the answer.
ONLY_A_STATUS = re.compile(r"Failed to load resource: the server responded with a status of (403|404|422)")
STYLE = """() => {
  const style = (selector) => { const found = document.querySelector(selector); return found ? getComputedStyle(found) : {} };
  const buttons = [...document.querySelectorAll('main .govuk-button')].map((b) => b.getBoundingClientRect().height).filter((h) => h > 0);
  return {
    paper: style('.kf-top').backgroundColor || '', font: style('main').fontFamily || '',
    skip: style('.govuk-skip-link').position, button: Math.min(44, ...buttons),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    h1: document.querySelectorAll('h1').length,
  };
}"""


class Visitor:
    """One person in one window. `look()` checks the page they are on; `clicks` and `pages` count what it took."""

    def __init__(self, page: Page, axe: Callable[..., None], *, scripts: bool = True) -> None:
        self.page, self.axe, self.scripts = page, axe, scripts
        self.clicks, self.pages = 0, 0
        self.troubles: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    # -- coming and going

    def sign_in(self, username: str) -> None:
        """Sign in by a card where there is one; claire and george have none and bring a session."""
        if cards.card_of(username) is None:
            self.bring_session(username)
            self.goto("/")
            return
        self.goto("/sign-in/")
        self.click(self.page.locator(f'form:has([name="username"][value="{username}"]) button'))

    def bring_session(self, username: str) -> None:
        """Sign in without a page."""
        client = Client()
        client.force_login(Account.objects.get(username=username))
        self.page.goto("/sign-in/")
        self.page.context.add_cookies(
            [
                {
                    "name": "sessionid",
                    "value": client.cookies["sessionid"].value,
                    "domain": "localhost",
                    "path": "/",
                }
            ]
        )

    def goto(self, path: str, *, status: int = 200) -> Response:
        """Open an address, and look at it."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path} was answered with {answer.status}: {self.words()[:300]}"
        self.look()
        return answer

    def glance(self, path: str) -> None:
        """Open an address only to see that it opens, is styled and fits: axe has its own tests."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path} was answered with {answer.status}"
        self.look_at_style(self.page.evaluate(STYLE))

    def leave(self) -> None:
        """The journey is over: nothing may have gone wrong that nobody saw."""
        assert not self.troubles, "\n".join(self.troubles)

    # -- doing

    def click(self, what: Locator | str, *, then: str = "") -> None:
        """Press a button or a link (by its words), wait for the page it leads to, and look at that page."""
        found = self.named(what) if isinstance(what, str) else what
        self.clicks += 1
        try:
            found.click()
        except TimeoutError as late:
            offered = self.page.locator("main a, main button, nav a").all_text_contents()
            raise AssertionError(
                f"{self.page.url} offers no “{what}”, but {offered}:\n{self.words()}"
            ) from late
        self.page.wait_for_load_state("load")
        if then:
            self.page.wait_for_url(then)
        self.look()

    def named(self, words: str) -> Locator:
        """Find a button, else a link, by its words. What is for screen readers only follows a colon with or without a space."""
        whole = re.compile("^" + r"\s*:\s*".join(re.escape(part) for part in words.split(": ")) + "$")
        button = self.page.get_by_role("button", name=whole)
        return button if button.count() else self.page.get_by_role("link", name=whole).first

    def tick(self, words: str) -> None:
        """Tick a box, or choose one of several, by the first words of its label."""
        self.clicks += 1
        starts = re.compile("^" + re.escape(words))
        box = self.page.get_by_role("checkbox", name=starts)
        (box if box.count() else self.page.get_by_role("radio", name=starts)).first.check()

    def fill(self, **typed: str) -> None:
        """Fill boxes by their names (`saw="..."`); for names that are no Python word use `box`."""
        for name, words in typed.items():
            self.box(name).fill(words)

    def box(self, name: str) -> Locator:
        """Find a box by the name under which it is sent."""
        return self.page.locator(f'[name="{name}"]')

    def choose(self, name: str, value: str) -> None:
        """Choose a radio button or tick a box by name and value."""
        self.clicks += 1
        self.page.locator(f'[name="{name}"][value="{value}"]').check()

    def day(self, name: str, day: int | str, month: int | str, year: int | str) -> None:
        """Fill the three boxes of a date."""
        for part, value in (("day", day), ("month", month), ("year", year)):
            self.box(f"{name}-{part}").fill(str(value))

    # -- reading

    def words(self) -> str:
        """What the page says, folded parts too, with one space between words."""
        return " ".join(self.page.locator("body").text_content().split())

    def words_of(self, path: str) -> str:
        """Open an address and return what the page says."""
        self.goto(path)
        return self.words()

    def reads(self, *expected: str) -> None:
        """The page says each of these."""
        said = self.words()
        for words in expected:
            assert words in said, f"{self.page.url} does not say “{words}”:\n{said[:3000]}"

    def does_not_read(self, *secrets: str) -> None:
        """Neither the page's words nor its markup hold any of these."""
        whole = self.page.content()
        for words in secrets:
            assert words not in whole, f"{self.page.url} holds “{words}”"

    # -- what must be true of every page

    def look(self) -> None:
        """Check the page: no barriers, styled, nothing wider than the window, one heading. Each page once."""
        self.pages += 1
        self.look_at_style(self.page.evaluate(STYLE))
        if not self.scripts:  # axe is a script; the same pages are looked at with scripts
            return
        self.axe(self.page)

    def look_at_style(self, style: dict[str, Any]) -> None:
        """axe also passes a page whose style was not loaded: this one does not."""
        where = self.page.url
        assert style["paper"] in (PAPER, ""), f"{where}: the page is not styled ({style['paper']})"
        assert "sans-serif" in style["font"], f"{where}: the page is not styled ({style['font']})"
        assert style["h1"] == 1, f"{where}: {style['h1']} main headings"
        assert style["skip"] in ("absolute", None), (
            f"{where}: the link to the main content is not hidden until it is needed"
        )
        assert style["button"] >= TAP, f"{where}: a button {style['button']} pixels high"
        assert style["wide"] <= 0, f"{where}: {style['wide']} pixels wider than the window"

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not ONLY_A_STATUS.match(message.text):
            self.troubles.append(f"{self.page.url}: the browser says: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.troubles.append(f"{response.url} was answered with {response.status}")
        if response.request.resource_type == "document" and response.status not in (301, 302, 303):
            policy = response.headers.get("content-security-policy", "")
            missing = [part for part in POLICY if part not in policy]
            if missing and "text/html" in response.headers.get("content-type", ""):
                self.troubles.append(f"{response.url}: the content policy lacks {missing}")
