"""The plan in a real browser: on a phone nothing sticks out, axe finds no barrier, and the fridge page prints on one side."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.people.models import Person
from kinfold.plan import actions
from kinfold.plan.actions import ReachedAnswer
from kinfold.plan.models import Goal, Plan
from kinfold.sharing.tests import cast as players
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, involve, member, person

IN_A_MONTH = TODAY + timedelta(days=30)


def goals_and_actions(cast: Cast, plan: Plan, finch: Person) -> tuple[Goal, Goal]:
    """Three goals, and six actions of workers, parents and a friend."""
    told = {"by": cast.who("AW"), "on": TODAY}
    worker, teacher = cast.practitioners["AW"], cast.practitioners["PT"]
    bed = actions.set_goal(
        plan, "I want a bed of my own.", how_we_will_know="I sleep in it every night.", person=cast.child,
        whose_words="Wren, at school", by_when=IN_A_MONTH, why_now="She shares a sofa.", **told,
    )  # fmt: skip
    talk = actions.set_goal(
        plan, "I want to talk so that people understand me.", how_we_will_know="Nursery and Gran understand Finch.",
        person=finch, **told,
    )  # fmt: skip
    home = actions.set_goal(plan, "A home near school.", how_we_will_know="We have the keys.", **told)
    bought = actions.agree_action(
        plan, "Ask the charity for two beds.", goal=bed, owner=worker, agreed_on=BEGAN, by_when=BEGAN, **told
    )
    actions.agree_action(
        plan, "Clear the small room.", goal=bed, person=cast.father, by_when=IN_A_MONTH, **told
    )
    actions.agree_action(
        plan, "Read with Wren on Fridays.", goal=bed, friend="Bea, a neighbour", every_days=7, **told
    )
    actions.agree_action(plan, "Play and talk group at nursery.", goal=talk, owner=teacher, **told)
    actions.agree_action(
        plan, "Ring housing on the first Monday.", goal=home, owner=worker, by_when=IN_A_MONTH, **told
    )
    actions.agree_action(
        plan, "Keep the letters from housing in the blue folder.", person=cast.mother, **told
    )
    actions.end_action(bought, "not_done", why="The van broke down. New day agreed.", **told)
    return bed, talk


def full_plan(cast: Cast) -> dict[str, str]:
    """A family with two children and a plan of everyday size; returns the addresses of its pages."""
    family, told = cast.family, {"by": cast.who("AW"), "on": TODAY}
    involve(cast.practitioners["TM"], family, "lead")
    finch = person("Finch Ardleigh")
    member(family, finch, "child")
    met = chronology.record(
        "meeting_held", family, what="The team met.", on_day=BEGAN, about=[cast.child, finch], by=cast.who("AW"),
        detail="team_around_family",
    )  # fmt: skip
    clocks.react(met, by=cast.who("AW"))
    plan = actions.make_plan(
        family, made_on=BEGAN, in_short="We want quiet nights, and a home where everybody has a bed.",
        contingency="We meet within a week, with Gran. Nobody decides anything without us.",
        who_to_ring="At night: the duty team, 01632 960100.", **told,
    )  # fmt: skip
    bed, talk = goals_and_actions(cast, plan, finch)
    visits = actions.set_rhythm(
        plan, cast.child, every_days=14, why="She asked for the same day each time.", place="at school", since=TODAY,
        **told,
    )  # fmt: skip
    reached = [
        ReachedAnswer(
            cast.child, how_far="partly", quickly="no", asked="A bed.", changed="A mattress came.",
            words="It is better than the sofa.",
        ),
        ReachedAnswer(finch, how_far="not_yet", quickly="unknown", silent_why="Too small to say; he smiled at the group."),
    ]  # fmt: skip
    held = actions.hold_review(
        plan, held_on=TODAY - timedelta(days=7), what_we_saw="A tidy kitchen.", family_says="It is too slow.",
        outcome="change", why="The bed has to come first.", reached=reached, next_on=IN_A_MONTH, **told,
    )  # fmt: skip
    ref = family.ref
    names = (
        "goals/set actions/agree visits review time-for-change time-for-change/answer packages words fridge"
    )
    pages = {name.replace("/", "-"): f"/families/{ref}/plan/{name}/" for name in names.split()}
    return pages | {
        "plan": f"/families/{ref}/plan/",
        "package": f"/families/{ref}/plan/packages/wc-alicia-sarah-ben/",
        "change-goal": f"/goals/{bed.ref}/change/",
        "end-goal": f"/goals/{talk.ref}/end/",
        "end-visits": f"/visits-agreed/{visits.ref}/end/",
        "review-kept": f"/reviews/{held.ref}/",
        "change": f"/people/{cast.child.ref}/change/",
    }


@pytest.fixture
def everything(transactional_db: None, settings: Any) -> tuple[Cast, dict[str, str]]:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    cast = players.build()
    return cast, full_plan(cast)


def shot(page: Page, name: str) -> None:
    """Keep a picture where somebody asked for it (KINFOLD_SHOTS names a folder)."""
    folder = os.environ.get("KINFOLD_SHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def sign_in(page: Page, cast: Cast, actor: str, url: str) -> None:
    cookie = cast.client(actor).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": url}])


def test_every_page_of_the_plan_can_be_used_by_everybody_on_a_phone(
    phone: Page, axe: Callable[..., None], live_server: Any, everything: tuple[Cast, dict[str, str]]
):
    cast, paths = everything
    barriers = []
    wanted = [("AW", name) for name in paths] + [("FAM", "fridge"), ("FAM", "review-kept"), ("MG", "move")]
    paths["move"] = f"/families/{cast.family.ref}/plan/move-on/"
    for actor, name in wanted:
        sign_in(phone, cast, actor, live_server.url)
        answer = phone.goto(paths[name])
        assert answer is not None
        assert answer.status == 200, name
        expect(phone.locator("h1"), f"{name} has not exactly one h1").to_have_count(1)
        wide = phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 400, f"{name} is {wide} pixels wide"
        try:
            axe(phone)
        except AssertionError as found:
            barriers.append(f"{name}: {found}")
        shot(phone, f"plan-400-{actor}-{name}")
    assert not barriers, "\n".join(barriers)


def test_the_fridge_page_prints_on_one_side_of_a4(
    page: Page, live_server: Any, everything: tuple[Cast, dict[str, str]]
):
    cast, paths = everything
    for actor in ("AW", "FAM"):
        sign_in(page, cast, actor, live_server.url)
        page.goto(paths["fridge"])
        shot(page, f"plan-1200-{actor}-fridge")
        paper = page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
        assert sides(paper) == 1, actor
        folder = os.environ.get("KINFOLD_SHOTS")
        if folder:
            with open(f"{folder}/fridge-{actor}.pdf", "wb") as file:
                file.write(paper)
    sign_in(page, cast, "MG", live_server.url)
    for name in ("plan", "review", "package", "review-kept"):
        page.goto(paths[name])
        shot(page, f"plan-1200-{name}")


def sides(paper: bytes) -> int:
    """How many pages a PDF of the browser has."""
    return len(re.findall(rb"/Type\s*/Page[^s]", paper))
