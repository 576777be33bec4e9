"""What goes on in the living families of the demonstration (`living.yaml`): done by their own workers, on its days."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

import yaml
from django.utils import timezone

from demo import living_answers, living_hubs, living_needs, living_rooms, living_school, living_universal
from demo.runner.reader import DEMO, FastLoader
from demo.runner.rooms import NOT_SAID
from demo.runner.rooms.helping import find_service
from demo.runner.stage import Stage
from kinfold.agencies import queries as agencies
from kinfold.agencies.models import Practitioner
from kinfold.assessment import actions as assessment
from kinfold.assessment.rules import heard_lately, purpose
from kinfold.base.who import Who
from kinfold.meetings import actions as meetings
from kinfold.network import actions as network
from kinfold.network import queries as network_queries
from kinfold.plan import actions as plan
from kinfold.plan import queries as plans
from kinfold.plan.models import Goal, Plan
from kinfold.services import actions as services
from kinfold.sharing import queries as access
from kinfold.voice import actions as voice
from kinfold.voice import queries as heard

Row = dict[str, Any]


@cache
def living() -> dict[str, Row]:
    """The families that go on, as data."""
    return dict(yaml.load((DEMO / "living.yaml").read_text(encoding="utf-8"), Loader=FastLoader))  # noqa: S506


class Days:
    """The days of a family's row, counted from today; and its worker on each of them."""

    def __init__(self, stage: Stage, worker: Practitioner, today: date) -> None:
        """Remember whose they are."""
        self.stage, self.worker, self.today = stage, worker, today

    def ago(self, days: int) -> date:
        """A day that has been."""
        return self.today - timedelta(days=days)

    def ahead(self, row: Row) -> date | None:
        """A day to come, if the row names one."""
        return self.today + timedelta(days=row["in"]) if "in" in row else None

    def who(self, on: date, key: str = "") -> Who:
        """The worker, or another of the story, as the product sees them on a day."""
        other = self.stage.worker(key) if key else None
        return self.stage.who(other or self.worker, on)

    def named(self, username: str, on: date) -> Who:
        """Somebody of the cast who belongs to no story."""
        return access.who_is(agencies.account(username), on)


def go_on(stages: dict[str, Stage], today: date) -> None:
    """Let every living family go on."""
    for pack_id, row in living().items():
        if pack_id not in stages:  # the journeys load only some families
            continue
        stage = stages[pack_id]
        worker = stage.worker(row["worker"])
        assert worker is not None, f"{pack_id} has no worker {row['worker']}"
        days = Days(stage, worker, today)
        for told in row.get("stages", []):
            write_up(days, told)
        standing = make_plan(days, row.get("plan"))
        if standing is not None:
            agree(days, standing, row)
        for told in row.get("help", []):
            ask_for_help(days, told)
        living_rooms.go_on(days, row)
        living_needs.play(days)
        living_universal.play(days)
        living_hubs.play(days)
        living_school.play(days)
        living_answers.play(days)
        if "meeting" in row:
            arrange(days, row["meeting"])


def write_up(days: Days, told: Row) -> None:
    """Begin a stage; sign it where the row says what it means for each child."""
    stage, begun = days.stage, days.ago(told["begun"])
    made = assessment.begin_stage(
        stage.family, told["purpose"], in_plain_words=purpose(told["purpose"]).in_plain_words,
        lead=days.worker, begun_on=begun, by=days.who(begun), on=begun,
    )  # fmt: skip
    if "signed" not in told:
        return
    on = days.ago(told["signed"])
    by = days.who(on)
    for key, means in told["means"].items():
        assessment.write_analysis(made, stage.people[key], version=0, by=by, on=on, so_what=means)
    children = network_queries.children(stage.family, on)
    last = heard.last_heard([child.pk for child in children])
    for child in children:
        said = last[child.pk].said_on if child.pk in last else None
        if not child.is_unborn and not heard_lately(said, begun):
            voice.explain_silence(child, stage.family, NOT_SAID, on_day=on, by=by)
    for key, answer in told.get("answers", {}).items():
        assessment.record_signature(made, person=stage.people[key], answer=answer, on_day=on, by=by, on=on)
    reasons = dict.fromkeys(("needs_of_children", "needs_of_adults", "doing_fine"), NOT_SAID)
    assessment.sign(made, by=by, on=on, signed_on=on, reasons=reasons)


def make_plan(days: Days, told: Row | None) -> Plan | None:
    """The family's plan: the story's own, or the one that the row makes."""
    standing = plans.plan_of(days.stage.family)
    if standing is not None or told is None:
        return standing
    made_on = days.ago(told["made"])
    words = {name: told.get(name, "") for name in ("in_short", "who_to_ring", "contingency")}
    return plan.make_plan(days.stage.family, made_on=made_on, by=days.who(made_on), on=made_on, **words)


def agree(days: Days, standing: Plan, row: Row) -> None:
    """Set the goals with who does what, agree the visits, and hold the review."""
    on = max(standing.made_on, days.ago(20))
    by = days.who(on)
    for told in row.get("goals", []):
        goal = plan.set_goal(
            standing, told["words"], how_we_will_know=told["know"], person=days.stage.people[told["whose"]],
            whose_words=days.stage.people[told["whose"]].known_as, by_when=days.ahead(told),
            why_now=told.get("why", ""), by=by, on=on,
        )  # fmt: skip
        for action in told.get("actions", []):
            plan.agree_action(
                standing, action["what"], goal=goal, by_when=days.ahead(told), every_days=action.get("every"),
                by=by, on=on, **owner_of(days.stage, action),
            )  # fmt: skip
    for told in row.get("rhythms", []):
        since = max(standing.made_on, days.ago(told["since"]))
        plan.set_rhythm(
            standing, days.stage.people[told["child"]], every_days=told["every"], why=told["why"], since=since,
            worker=days.stage.worker(told["worker"]), by=days.who(since), on=since,
        )  # fmt: skip
    if "review" in row:
        review(days, standing, row["review"])


def owner_of(stage: Stage, action: Row) -> Row:
    """Who sees to an action: a worker, somebody of the family, or a friend by name."""
    if "friend" in action:
        return {"friend": action["friend"]}
    key = action["owner"]
    return {"person": stage.people[key]} if key in stage.people else {"owner": stage.worker(key)}


def review(days: Days, standing: Plan, told: Row) -> None:
    """Look at the plan, and ask of each child whether change has come."""
    held = days.ago(told["held"])
    plan.hold_review(
        standing, held_on=held, what_we_saw=told["saw"], family_says=told.get("family_says", ""),
        outcome=told["outcome"], why=told["why"], next_on=days.today + timedelta(days=told["next"]),
        reached=list(reached(days.stage, told, plans.goals(standing))), by=days.who(held), on=held,
    )  # fmt: skip


def reached(stage: Stage, told: Row, goals: list[Goal]) -> Iterator[plan.ReachedAnswer]:
    """The review's answer about each child."""
    for key, row in told["reached"].items():
        child = stage.people[key]
        yield plan.ReachedAnswer(
            child, how_far=row["far"], quickly=row["quickly"], asked=row.get("asked", ""),
            changed=row.get("changed", ""), words=row.get("words", ""), silent_why=row.get("silent", ""),
            goal=next((goal for goal in goals if goal.person_id == child.pk), None),
        )  # fmt: skip


def ask_for_help(days: Days, told: Row) -> None:
    """Put somebody's help where the row says: most of them wait."""
    on = days.ago(told["ago"])
    person, service = days.stage.people[told["for"]], find_service(told["service"])
    made = services.service_step(
        days.stage.family, [person], service, told["state"], on_day=on, by=days.who(on), on=on,
        why=told.get("why", ""),
    )  # fmt: skip
    if "position" in told:
        services.move_request(
            made[0], told["state"], on_day=on, by=days.who(on), on=on, position=told["position"]
        )


def arrange(days: Days, told: Row) -> None:
    """Arrange the next meeting: the family named the time first, somebody sits beside them, all are asked."""
    stage, on = days.stage, days.ago(told["arranged"])
    by = days.who(on)
    meeting = meetings.arrange(stage.family, told["kind"], told["why"], by=by, on=on)
    hour, minute = map(int, told["at"].split(":"))
    day = days.today + timedelta(days=told["time"])
    starts = timezone.make_aware(datetime.combine(day, time(hour, minute)))
    chooser = stage.people[told["chosen_by"]]
    meetings.offer_time(meeting, starts, by=by, on=on, person=chooser, family_first=True)
    for key in told["family"]:
        meetings.invite(meeting, person=stage.people[key], part="family", by=by, on=on)
    for key in told["workers"]:
        worker = stage.worker(key)
        assert worker is not None
        network.involve(worker, stage.family, "partner", since=on, by=by, reason="Asked to the meeting")
        meetings.invite(meeting, practitioner=worker, part="worker", by=by, on=on, family_agrees=True)
    meetings.invite(meeting, named=told["beside"], part="supporter", by=by, on=on)
    meetings.prepare(
        meeting, chooser, on_day=on, talked_with=days.worker.known_as, sheet_given=True,
        beside_them=told["beside"], by=by, on=on,
    )  # fmt: skip
    meetings.set_time(meeting, starts, place=told["place"], by=by, on=on)
