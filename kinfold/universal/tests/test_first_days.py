"""A first day comes: school, health visitor and lead each see it, and a team meeting is one click away."""

from datetime import date, timedelta
from typing import Any

import pytest
from procrastinate.contrib.django import app

from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.clocks.models import Clock
from kinfold.plan import actions as plan
from kinfold.sharing import actions as sharing
from kinfold.sharing.tests.cast import TODAY, member, person
from kinfold.universal import actions, jobs, queries
from kinfold.universal.actions import following
from kinfold.universal.tests.making import Young
from kinfold.universal.tests.test_pages import at, sent, text

FIRST = date(2026, 4, 27)


@pytest.fixture
def soon(young: Young) -> Young:
    """Pip starts nursery in eight weeks; Amina Yusuf leads."""
    plan.make_plan(young.cast.family, in_short="Calm mornings", made_on=TODAY, **young.told())
    actions.set_first_day(
        young.cast.family, young.pip, "nursery", starts_on=FIRST, why="A place from two", **young.told()
    )
    return young


def page_of(young: Young) -> str:
    return at("plan_first_day_meeting", young.pip.ref, stage="nursery")


def asked() -> list[Clock]:
    return list(Clock.objects.filter(rule="first_day_meeting", state="open"))


def test_the_health_visitor_sees_it_on_their_work_and_asks_the_lead_with_one_button(soon: Young) -> None:
    visitor = soon.cast.client("HV")
    home = text(visitor.get("/"))
    assert "Pip Ardleigh</span> begins nursery on 27 April 2026" in home
    assert page_of(soon) in home
    page = text(visitor.get(page_of(soon)))
    assert "Ask Amina Yusuf to plan a team meeting" in page
    assert "A place from two" not in page  # why it differs is the record's
    for _ in range(2):  # asked twice, it stands there once
        done = text(visitor.post(page_of(soon), sent(), follow=True))
    assert "Amina Yusuf has it on their work." in done
    (clock,) = asked()
    assert (clock.owner, clock.due_on) == (soon.cast.practitioners["AW"], TODAY + timedelta(days=7))
    lead = text(soon.cast.client("AW").get(page_of(soon)))
    assert "kind=team_around_child" in lead


def test_the_lead_arranges_it_from_their_own_work(soon: Young) -> None:
    actions.ask_first_day_meeting(soon.cast.family, soon.pip, "nursery", by=soon.cast.who("HV"), on=TODAY)
    home = text(soon.cast.client("AW").get("/"))
    assert f"/families/{soon.cast.family.ref}/meetings/arrange/?kind=team_around_child" in home


def test_it_opens_for_those_around_the_child_and_for_nobody_else(soon: Young) -> None:
    actors = ["AW", "TM", "MG", "OT", "DU", "CH", "CL", "PT", "PX", "LA2", "AN", "IG", "SA", "FAM", "WF"]
    found = {actor: soon.cast.client(actor).get(page_of(soon)).status_code for actor in actors}
    opens = {"AW", "TM", "MG", "DU", "CH", "PT", "LA2", "IG"}
    assert {actor for actor, status in found.items() if status == 200} == opens
    assert found["OT"] == 302  # offered emergency access, as everywhere
    assert {found[actor] for actor in set(actors) - opens - {"OT"}} == {404}


def test_what_is_not_near_is_as_if_missing(soon: Young) -> None:
    for stage in ("primary", "secondary", "nowhere"):
        url = at("plan_first_day_meeting", soon.pip.ref, stage=stage)
        assert soon.cast.client("AW").get(url).status_code == 404
    with pytest.raises(NotNow, match="is not near"):
        actions.ask_first_day_meeting(soon.cast.family, soon.pip, "primary", **soon.told(actor="HV"))


def test_a_labelled_child_is_on_nobodys_list_who_is_not_named(soon: Young) -> None:
    sharing.restrict(soon.cast.family, person=soon.pip, level="restricted", why="Safety", **soon.told())
    assert queries.first_days_of(soon.cast.who("HV"), [soon.cast.family.pk], TODAY) == []
    assert "Pip" not in text(soon.cast.client("HV").get("/"))


def test_it_is_followed_every_day_by_a_job_which_may_run_twice(young: Young, settings: Any) -> None:
    planned = app.periodic_registry.periodic_tasks[("universal.follow_checks", "")]
    assert (planned.cron, planned.task.queue) == ("10 4 * * *", "daily")
    assert planned.task.queueing_lock == "universal.follow_checks"
    settings.KINFOLD_TODAY = TODAY.isoformat()
    for _ in range(2):
        jobs.follow_checks.func(timestamp=0)
    assert Clock.objects.filter(rule="check_due", state="open").count() == 1


def test_one_record_that_stumbles_costs_no_other_child_its_day(young: Young, monkeypatch: Any) -> None:
    followed, other = [], young.cast.other_family
    member(other, person("Fern Quillfeather", born=date(2025, 1, 6)), "child")

    def follow(family: Any, **told: Any) -> None:
        followed.append(family.pk)
        if family == young.cast.family:
            raise ValueError("A row that nobody foresaw")

    monkeypatch.setattr(following, "follow_family", follow)
    with pytest.raises(RuntimeError, match=rf"1 of 2 families .*{young.cast.family.ref}"):
        actions.follow_everybody(by=Who(account_id=None, name="Kinfold"), on=TODAY)
    assert sorted(followed) == sorted([young.cast.family.pk, other.pk])
