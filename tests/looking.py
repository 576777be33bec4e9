"""A room's pages on a phone: opened as the person who reads each, judged, and pictured where somebody asked for pictures."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page

from kinfold.sharing.tests.cast import Cast

PHONE, DESK = 400, 1200


@dataclass(frozen=True, slots=True)
class Phone:
    """A window of 400 pixels at which one after another of the cast sits down."""

    page: Page
    axe: Callable[[Page], None]
    url: str

    def look(self, cast: Cast, actor: str, path: str) -> Page:
        """Open a page as somebody; "" is nobody who is signed in."""
        self.page.context.clear_cookies()
        if actor:
            value = cast.client(actor).cookies["sessionid"].value
            self.page.context.add_cookies([{"name": "sessionid", "value": value, "url": self.url}])
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        return self.page

    def barriers(self, name: str) -> list[str]:
        """What is wrong with the page that is open: its first heading, its width, and what axe finds."""
        found = []
        if (headings := self.page.locator("h1").count()) != 1:
            found.append(f"{name} has {headings} first headings")
        if (wide := self.page.evaluate("document.documentElement.scrollWidth")) > PHONE:
            found.append(f"{name} is {wide} pixels wide")
        try:
            self.axe(self.page)
        except AssertionError as told:
            found.append(f"{name}: {told}")
        return found

    def holds(self, cast: Cast, paths: Mapping[str, tuple[str, str]], *, called: str) -> list[str]:
        """Open every page (name: who reads it, address) and return all that is wrong; keep pictures."""
        found: list[str] = []
        for name, (actor, path) in paths.items():
            self.look(cast, actor, path)
            found += self.barriers(name)
            self.shots(f"{called}-{name}")
        return found

    def shots(self, name: str) -> None:
        """Keep pictures at both widths where somebody asked for them (KINFOLD_SHOTS names a folder)."""
        folder = os.environ.get("KINFOLD_SHOTS")
        if not folder:
            return
        for width in (PHONE, DESK):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": PHONE, "height": 900})
