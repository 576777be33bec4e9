"""What is handed over on paper: whose it is and of which day, nothing to press, nothing cut off."""

import os
import re
from pathlib import Path

from django.urls import reverse

from journeys.finding import TODAY, roberts
from kinfold.base.dates import plain
from kinfold.meetings.models import Meeting

A4 = {"width": 688, "height": 1009}  # 210 by 297 mm without the margins, at 96 to the inch
PRESSED = "nav, button, .kf-account, .govuk-back-link, .govuk-skip-link, .govuk-exit-this-page, .kf-doings, .govuk-button"
LOOK = """(pressed) => {
  const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().height > 1;
  const squeezed = [...document.querySelectorAll('main *')].filter((e) => shown(e)
    && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim().length > 12)
    && getComputedStyle(e).display !== 'inline' && e.getBoundingClientRect().width < 60);
  return {
    pressed: [...document.querySelectorAll(pressed)].filter(shown).map((e) => e.outerHTML.slice(0, 80)),
    squeezed: squeezed.map((e) => e.textContent.trim().slice(0, 80)),
    addresses: [...document.querySelectorAll('a[href]')].filter((e) => !['none', 'normal'].includes(getComputedStyle(e, '::after').content)).length,
    wide: document.documentElement.scrollWidth, coloured: getComputedStyle(document.documentElement).backgroundColor,
  };
}"""


def test_what_is_printed_names_the_family_and_the_day_and_fits_the_paper(visitor):
    daniel = visitor()
    daniel.bring_session("daniel")
    daniel.page.set_viewport_size(A4)
    family = roberts()
    meeting = Meeting.objects.filter(family=family, state=Meeting.State.HELD).earliest("held_on")
    for name, ref in (
        ("assessment", family.ref),
        ("family_copy", family.ref),
        ("plan", family.ref),
        ("fridge_page", family.ref),
        ("meeting_notes", meeting.ref),
        ("what_to_expect", meeting.ref),
    ):
        daniel.page.goto(reverse(name, kwargs={"ref": ref}))
        daniel.page.emulate_media(media="print")
        found = daniel.page.evaluate(LOOK, PRESSED)
        assert (found["pressed"], found["squeezed"], found["addresses"]) == ([], [], 0), name
        assert found["wide"] <= A4["width"], name
        assert found["coloured"] == "rgba(0, 0, 0, 0)", name
        words = daniel.page.locator("body").inner_text()
        assert family.name in words, name
        assert name == "fridge_page" or plain(TODAY) in words, name
        paper = daniel.page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= {
            "assessment": 6,
            "plan": 4,
            "family_copy": 3,
        }.get(name, 1), name
        if folder := os.environ.get("KINFOLD_SHOTS"):
            Path(folder, f"{name}.pdf").write_bytes(paper)
        daniel.page.emulate_media(media="screen")
