"""The pages of caring in a real browser: on a phone nothing sticks out, axe finds no barrier; the book is the child's own."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from kinfold.care import actions
from kinfold.care.tests.caring import carers, in_care, leaver, return_decided, reviewed, signed_in
from kinfold.people.models import Person
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import TODAY, Cast, member, person

Places = dict[str, list[str]]
LONG = "Bartholomew-Alexander Featherstonehaugh-Cholmondeley"


def picture(words: str, colour: str) -> BytesIO:
    """A drawn picture, larger than a phone."""
    drawn = Image.new("RGB", (900, 600), colour)
    ImageDraw.Draw(drawn).ellipse((250, 120, 650, 520), fill="#fbf8f3")
    ImageDraw.Draw(drawn).text((40, 40), words, fill="#1d1d1b")
    kept = BytesIO()
    drawn.save(kept, "PNG")
    kept.seek(0)
    return kept


@pytest.fixture
def world(transactional_db: None, settings: Any) -> tuple[Cast, Places, Client]:
    """Four brothers and sisters in care (one with a very long name), carers with a dog, somebody of eighteen."""
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    by, child = cast.who("AW"), cast.child
    period = in_care(cast)
    for name, born in ((LONG, date(2012, 2, 2)), ("Juno", date(2019, 4, 4)), ("Ash", date(2015, 9, 9))):
        sibling = person(name, born=born)
        member(cast.family, sibling, "child")
        in_care(cast, sibling)
    held = reviewed(
        period, cast, date(2025, 11, 27), not_done="The bunk bed has not come: the housing worker."
    )
    _school_and_health(cast, period)
    household = _carers(cast)
    return_decided(cast, period, talk="", household_now="Mum, and a new baby.", child_says="I want my cat.")
    actions.record_short_break(
        cast.family, child, since=date(2025, 8, 1), until=date(2025, 8, 9), carer=household, why="A rest for everybody.",
        child_says="We went swimming.", by=by, on=TODAY,
    )  # fmt: skip
    _book(cast, child)
    young = _leaving(cast, household)
    ref = child.ref
    on_child = (
        "care_reviews hold_care_review care_health education_plan hold_education_plan return_home decide_return "
        "short_breaks record_short_break alone_from_abroad life_story add_to_life_story"
    )
    places = {
        "AW": [reverse(name, args=[ref]) for name in on_child.split()]
        + [reverse("care_review", args=[held.ref]), reverse("virtual_school"), reverse("carers")]
        + [reverse(name, args=[household.ref]) for name in ("carer", "review_carers")]
        + [reverse("register_carer"), reverse("record_health", args=[ref, "sdq"])]
        + [reverse(name, args=[young.ref]) for name in ("leaving_care", "pathway_plan")],
        "child": [reverse("life_story", args=[ref])],
    }  # fmt: skip
    return cast, places, signed_in(child)


def _school_and_health(cast: Cast, period: Any) -> None:
    by = cast.who("AW")
    actions.hold_education_plan(
        period, held_on=TODAY, agreed="A quiet desk, and reading with Petra on Tuesdays.", parents_there=True,
        school="Fernhollow Primary", attendance_said="18 of 20 days", premium="A reading helper.", child_says="I like maths.",
        next_on=TODAY + timedelta(days=120), by=by, on=TODAY,
    )  # fmt: skip
    for word, more in (("dentist", {}), ("sdq", {"sdq": 17}), ("immunisations", {"up_to_date": True})):
        actions.record_health(cast.family, cast.child, word, on_day=TODAY, by=by, on=TODAY, **more)


def _carers(cast: Cast) -> Any:
    by, household = cast.who("TM"), carers(cast)
    for words, colour in (
        ("Biscuit, a brown dog, asleep", "#7a5c3e"),
        ("Your room, with a blue bed", "#7aa2c0"),
    ):
        file = picture(words, colour)
        actions.add_picture(
            household, file, file_name="a.png", size=len(file.getvalue()), says=words, taken_on=TODAY,
            agreed_by_all="dog" in words, by=by, on=TODAY,
        )  # fmt: skip
    actions.visit_carers(household, on_day=TODAY, announced=True, seen="A tidy kitchen.", by=by, on=TODAY)
    actions.review_carers(
        household, on_day=TODAY, children_say="They are funny.", outcome="goes_on",
        good_fostering={"warmth": "Bedtime is bedtime, with a story."}, by=by, on=TODAY,
    )  # fmt: skip
    actions.record_training(household, "First aid", on_day=TODAY, credits=3, by=by, on=TODAY)
    return household


def _book(cast: Cast, child: Person) -> None:
    told = {"by": cast.who("AW"), "on": TODAY}
    file = picture("The sea", "#2f6f73")
    actions.add_to_life_story(
        cast.family, child, "photo", "Me at the sea with Grandad", part="before_care", file=file, file_name="a.png",
        size=len(file.getvalue()), about_year=2021, who_is_on_it="Wren and Grandad", **told,
    )  # fmt: skip
    actions.add_to_life_story(
        cast.family, child, "words", "The day of the goat", part="in_care", words="It ate Tony's hat.", **told
    )
    actions.add_to_life_story(
        cast.family, child, "letter", "From Dad", part="both", words="Dear Wren", keeps_back_why="At ten: Gran and Amina.",
        **told,
    )  # fmt: skip


def _leaving(cast: Cast, household: Any) -> Person:
    growing, by = leaver(cast), cast.who("AW")
    actions.write_pathway_plan(
        growing, made_on=TODAY, wants="A flat near my sister.", home="With Bev and Tony until June.", money="£80 a week.",
        in_case="Ring Bev on 01632 960111. Sofa at Tony's brother's.", by=by, on=TODAY,
    )  # fmt: skip
    actions.stay_put(growing, household, since=date(2025, 9, 9), why="This is my home.", by=by, on=TODAY)
    actions.keep_tie(
        growing, named="Bev and Tony", why="Like gran and grandad", how_kept="Sunday dinner.", by=by, on=TODAY
    )
    actions.keep_in_touch(
        growing, on_day=TODAY, in_touch="YES", activity="F2", home="Z", home_suitable=True, they_say="All good.", by=by,
        on=TODAY,
    )  # fmt: skip
    found: Person = growing.person
    return found


def test_every_page_of_caring_can_be_used_by_everybody_on_a_phone(
    phone: Page, axe: Callable[..., None], live_server: Any, world: tuple[Cast, Places, Client]
) -> None:
    cast, places, child = world
    barriers, folder = [], os.environ.get("KINFOLD_SHOTS")
    for actor, pages in places.items():
        client = child if actor == "child" else cast.client(actor)
        cookie = client.cookies["sessionid"].value
        phone.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        for path in pages:
            answer = phone.goto(path)
            assert answer is not None
            assert answer.status == 200, path
            expect(phone.locator("h1"), path).to_have_count(1)
            assert phone.evaluate("document.documentElement.scrollWidth") <= 400, path
            try:
                axe(phone)
            except AssertionError as found:
                barriers.append(f"{path}: {found}")
            if folder:
                name = path.strip("/").replace("/", "-")
                phone.screenshot(path=f"{folder}/{actor}-{name}-400.png", full_page=True)
                phone.set_viewport_size({"width": 1200, "height": 900})
                phone.screenshot(path=f"{folder}/{actor}-{name}-1200.png", full_page=True)
                phone.set_viewport_size({"width": 400, "height": 800})
    assert not barriers, "\n".join(barriers)
