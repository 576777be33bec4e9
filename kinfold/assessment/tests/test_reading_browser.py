"""The reading pages of assessment and voice in a real browser: on a phone nothing sticks out, and axe finds no barrier."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from kinfold.assessment.models import Analysis, Signature
from kinfold.assessment.tests import made
from kinfold.assessment.tests.made import WEEK, answer, by_child, by_mother, put, signed
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions as voice


@pytest.fixture
def family(transactional_db: None, settings: Any) -> Cast:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    return players.build()


def fill(cast: Cast) -> dict[str, str]:
    """A family with everything these pages show; returns what their addresses are made of."""
    by = cast.who("AW")
    old, gone = (put(cast, words, on_day=TODAY - 8 * WEEK) for words in ("No bed.", "No heating."))
    before = signed(cast, old, gone)
    put(cast, "Has a bed. " + "A-very-long-word-without-a-place-to-break" * 3, replaces=old)
    answer(gone, "no_longer", why="The boiler was mended")
    good = put(cast, "Reads well.", sort="strength", section="education", person=cast.child)
    put(cast, "Late.", sort="worry", section="education", strength_beside=good.ref, evidence="Register")
    by_mother(cast, "I am up all night.", sharing="own", section="stability")
    by_child(cast, "I like it when Nan comes.")
    stage = made.stage(cast, "child_and_family", state="ready", what_may_follow="Help.")
    Analysis.objects.create(stage=stage, child=cast.child, so_what="More sleep.")
    Signature.objects.create(stage=stage, person=cast.mother, answer="refused", on_day=TODAY)
    words = voice.keep_words(
        cast.child, cast.family, "Slower mornings.", said_on=TODAY, wrote_down_by="A", by=by
    )
    voice.what_came_of_it(words, "The bus.", on_day=TODAY, by=by, on=TODAY, told_them="Amina")
    assert words.entry is not None
    voice.record_telling(cast.mother, cast.family, told_to="A nurse", told_on=TODAY, entry=words.entry)
    said = voice.give_feedback(
        cast.mother, cast.family, "meeting", what_helped="Tea.", on_day=TODAY, by=by, on=TODAY
    )
    voice.record_view(cast.child, cast.family, "The bus", words="Yes", on_day=TODAY, by=by, on=TODAY)
    return {
        "family": cast.family.ref,
        "stage": stage.ref,
        "before": before.ref,
        "words": words.ref,
        "said": said.ref,
    }


def test_on_a_phone_every_reading_page_can_be_used_by_everybody(
    phone: Page, axe: Callable[..., None], live_server: Any, family: Cast
) -> None:
    refs = fill(family)
    workers = [
        (name, refs["family"]) for name in ("assessment", "accounts", "compare_stages", "told_once", "heard")
    ]
    workers += [("family_copy", refs["family"]), ("stage", refs["stage"]), ("stage", refs["before"])]
    workers += [("what_came_of_it", refs["words"]), ("reply_to_feedback", refs["said"])]
    workers += [(name, family.child.ref) for name in ("record_view", "give_feedback", "keep_words", "person")]
    relatives = [
        ("family_copy", refs["family"]),
        ("give_feedback", family.mother.ref),
        ("person", family.mother.ref),
    ]
    barriers = []
    for actor, pages in (("AW", workers), ("FAM", relatives)):
        cookie = family.client(actor).cookies["sessionid"]
        phone.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        for name, ref in pages:
            phone.goto(live_server.url + reverse(name, kwargs={"ref": ref}))
            expect(phone.locator("h1"), name).to_have_count(1)
            if phone.evaluate("document.documentElement.scrollWidth") > 400:
                barriers.append(f"{name} is wider than a phone")
            try:
                axe(phone)
            except AssertionError as found:
                barriers.append(f"{name} as {actor}: {found}")
    assert not barriers, "\n".join(barriers)
