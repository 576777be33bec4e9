"""The pictures of the README, retaken from the pages as they are.

They are taken in every run, into a folder that is thrown away; `KINFOLD_SHOTS=write` writes them into docs/images.
"""

import os
import re
from datetime import time
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image

from journeys.finding import TODAY, person, roberts, who
from journeys.test_friends_carry_the_plan import WORDS, a_group
from journeys.test_siblings_apart import brothers_apart
from kinfold.kin import actions as kin
from kinfold.kin.actions import RotaDraft
from kinfold.protection.models import Conference

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
LINKED = re.compile(r"!\[[^\]]*\]\(([^)]+\.png)\)|<img[^>]+src=\"([^\"]+\.png)\"")
PHONE = (400, 800)
DESK = (1200, 1000)


def shot_of_sign_in(visitor):
    return visitor(), "/sign-in/"


def shot_of_duty_desk(visitor):
    return visitor("ben"), "/duty"


def shot_of_family(visitor):
    return visitor("daniel"), f"/families/{roberts().ref}/"


def shot_of_child(visitor):
    return visitor("daniel"), f"/people/{person(roberts(), 'Jason').ref}/"


def shot_of_chronology(visitor):
    return visitor("daniel"), f"/people/{person(roberts(), 'Jason').ref}/chronology/"


def shot_of_genogram(visitor):
    return visitor("daniel"), f"/families/{roberts().ref}/genogram/"


def shot_of_assessment(visitor):
    return visitor("daniel"), f"/families/{roberts().ref}/assessment/"


def shot_of_fridge_page(visitor):
    return visitor("daniel"), reverse("fridge_page", kwargs={"ref": roberts().ref})


def shot_of_conference(visitor):
    """The newest conference about the Roberts boys that was held."""
    held = Conference.objects.filter(family=roberts(), state=Conference.State.HELD).latest("held_on", "pk")
    return visitor("ruth"), reverse("conference", kwargs={"ref": held.ref})


def shot_of_family_group(visitor):
    home, group, people = a_group()
    kin.hold_family_group(
        group, held_on=TODAY, plan_words=WORDS, private_from=time(11), private_until=time(13), attended=list(people.values()),
        rota=[
            RotaDraft("Tea and homework", friend="Bea, Mum’s friend, upstairs", days=("tuesday",)),
            RotaDraft("Fen sleeps at Hal’s", person=home["Hal"], days=("friday",)),
            RotaDraft("Walks Fen to school", friend="Mrs Adu, downstairs", days=("monday", "wednesday")),
        ],
        by=who("daniel"), on=TODAY,
    )  # fmt: skip
    return visitor("daniel"), reverse("family_group", kwargs={"ref": group.ref})


def shot_of_living_in_care(visitor):
    """Two brothers in two homes, and the time that was promised to them."""
    return visitor("ruth"), reverse("missing_episodes", kwargs={"ref": brothers_apart()["Ash"].ref})


def shot_of_drift_board(visitor):
    return visitor("margaret"), reverse("drift_board")


def shot_of_home(visitor):
    return visitor("margaret"), "/"


def shot_of_worry_phone(visitor):
    amina = visitor("amina", width=PHONE[0], has_touch=True)
    amina.goto("/worry/new?afresh=yes")
    amina.fill(**{"name-0": "Tilly Marchbanks"})
    amina.click("Continue")
    amina.fill(
        saw="Came at half past ten in wet shoes, ate three bowls of cereal and fell asleep on the mat."
    )
    return amina, ""


def shot_of_family_own_phone(visitor):
    return visitor("sue", width=PHONE[0], has_touch=True), "/"


SHOTS = {
    name.removeprefix("shot_of_").replace("_", "-"): take
    for name, take in sorted(globals().items())
    if name.startswith("shot_of_")
}


@pytest.mark.parametrize("name", SHOTS)
def test_each_picture_can_be_taken_again(visitor, tmp_path, name):
    folder = IMAGES if os.environ.get("KINFOLD_SHOTS") == "write" else tmp_path
    folder.mkdir(exist_ok=True)
    someone, path = SHOTS[name](visitor)
    size = PHONE if name.endswith("-phone") else DESK
    if path:
        someone.goto(path)
    someone.page.set_viewport_size({"width": size[0], "height": size[1]})
    someone.page.evaluate("window.scrollTo(0, 0)")
    someone.page.evaluate("document.activeElement && document.activeElement.blur()")
    file = folder / f"{name}.png"
    someone.page.screenshot(path=file, animations="disabled", caret="hide")
    found, colours = look_at(file)
    assert found == size
    assert colours > 20, f"{name} is blank"


def test_every_picture_named_in_the_documentation_is_there_and_every_picture_is_named():
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = {
        (page.parent / (link or other)).resolve()
        for page in pages
        for link, other in LINKED.findall(page.read_text(encoding="utf-8"))
    }
    there = {path.resolve() for path in IMAGES.glob("*.png")}
    assert named
    assert {path.name for path in named - there} == set()
    assert {path.name for path in there - named} == set()
    assert {path.stem for path in there} == set(SHOTS)


def look_at(file: Path) -> tuple[tuple[int, int], int]:
    """Return a picture's width and height, and how many colours it holds: a blank one has few."""
    with Image.open(file) as picture:
        return picture.size, len(picture.convert("RGB").getcolors(2**24) or [])
