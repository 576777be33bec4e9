"""What goes on in protection, kin and care of the living families (`living.yaml`): by their own workers, on its days."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from kinfold.agencies import queries as agencies
from kinfold.care import actions as care
from kinfold.care import queries as cared
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.kin import actions as kin
from kinfold.meetings import actions as meetings
from kinfold.network import queries as network
from kinfold.network.actions import hand_over_lead
from kinfold.people.models import Person
from kinfold.protection import actions as protection
from kinfold.protection import queries as protected
from kinfold.records import actions as records

if TYPE_CHECKING:
    from demo.living import Days

Row = dict[str, Any]


def go_on(days: Days, row: Row) -> None:
    """Let what stands in a family's row go on in these rooms."""
    if "leads" in row:
        lead(days, row["leads"])
    settle(days, row.get("settled", []))
    if "enquiries_told" in row:
        tell_outcomes(days, row["enquiries_told"])
    for told in row.get("visits", []):
        visit(days, told)
    for told in row.get("core_groups", []):
        core_group(days, told)
    tell_schools(days, row.get("police_told", {}))
    if "review_conference" in row:
        review_conference(days, row["review_conference"])
    if "alert" in row:
        say_what_to_do(days, row["alert"])
    for told in row.get("kin", []):
        ask_kin(days, told)
    if "family_group" in row:
        family_group(days, row["family_group"])
    if "talk" in row:
        listen(days, row["talk"])
    if "promised" in row:
        promise(days, row["promised"])
    if "care_review" in row:
        plan_review(days, row["care_review"])


def lead(days: Days, told: Row) -> None:
    """The family's worker leads from a day on, with all that was to be done by whoever led before."""
    on, family = days.ago(told["ago"]), days.stage.family
    before, by = network.lead(family, on), days.who(on)
    hand_over_lead(family, days.worker, on=on, reason=told["why"], by=by)
    if before is not None and before.practitioner.pk != days.worker.pk:
        clocks.hand_over_all(family, to=days.worker, of=before.practitioner, by=by, on=on)


def settle(days: Days, rules: list[str]) -> None:
    """Stop what the story has answered without saying on which day, so that boards show what waits today."""
    on = days.today - timedelta(days=1)
    for clock in clock_queries.open_for(days.stage.family):
        if clock.rule in rules:
            clocks.stop(clock, on=on, why="Done in the story, which does not say when.", by=days.who(on))


def tell_outcomes(days: Days, told: Row) -> None:
    """Tell the family how enquiries ended, the day after."""
    for row in protected.enquiries_of(days.stage.family):
        if row.ended_on is not None and row.told_on is None:
            on = row.ended_on + timedelta(days=1)
            protection.tell_outcome(
                row, told_on=on, told_by=told["by"], how=told["how"], by=days.who(on), on=on
            )


def visit(days: Days, told: Row) -> None:
    """A visit at which children were seen."""
    on = days.ago(told["ago"])
    seen = [records.Seen(days.stage.people[key]) for key in told["seen"]]
    records.record_visit(days.stage.family, told["what"], seen=seen, happened_on=on, by=days.who(on), on=on)


def core_group(days: Days, told: Row) -> None:
    """A core group that met."""
    on = days.ago(told["ago"])
    by = days.who(on)
    made = meetings.arrange(days.stage.family, "core_group", told["about"], by=by, on=on, arranged_on=on)
    came: dict[str, Any] = {}
    for one in protected.core_group(days.stage.family, on):
        whom = {"practitioner": one.practitioner} if one.practitioner else {"person": one.person}
        part = "worker" if one.practitioner else "family"
        came[meetings.invite(made, part=part, by=by, on=on, **whom).ref] = "in_person"
    meetings.hold(made, held_on=on, attended=came, by=by, on=on)


def tell_schools(days: Days, told: Row) -> None:
    """Tell nursery or health visitor of a police notice, on the next working day; what they did for the child."""
    for notice in protected.notices_of(days.stage.family):
        for one in protected.told_of(notice):
            key = next((k for k in told if days.stage.people[k].pk == one.child_id), "")
            if not key:
                continue
            by = days.who(one.due_on)
            now = protection.tell_of_notice(
                one, told_on=one.due_on, named=told[key]["named"], by=by, on=one.due_on
            )
            if "did" in told[key]:
                after = one.due_on + timedelta(days=1)
                protection.acknowledge_notice(
                    now, support_given=told[key]["did"], by=days.who(after), on=after
                )


def at(days: Days, row: Row) -> datetime:
    """A day and hour to come."""
    hour, minute = map(int, row["at"].split(":"))
    return timezone.make_aware(datetime.combine(days.today + timedelta(days=row["in"]), time(hour, minute)))


def review_conference(days: Days, told: Row) -> None:
    """A review conference that is asked for, with its day, and how it is prepared with the family."""
    stage, on = days.stage, days.ago(told["asked"])
    by, starts = days.who(on), at(days, told)
    children = [child for child in network.children(stage.family, on) if protected.plan_now(child, on)]
    why = "To see together whether the plan keeps each child safe, and whether it is still needed."
    chair = agencies.practitioner_of(days.named("ruth", on))
    meeting = meetings.arrange(stage.family, "review_conference", why, by=by, on=on, chair=chair)
    chooser = stage.people[told["chosen_by"]]
    meetings.offer_time(meeting, starts, by=by, on=on, person=chooser, family_first=True)
    meetings.set_time(meeting, starts, place=told["place"], by=by, on=on)
    conference = protection.ask_for_conference(
        stage.family, children, "review", asked_for_on=on, meeting=meeting, chair=chair, by=by, on=on
    )
    protection.prepare_conference(
        conference, version=conference.version, supporter_asked=told["supporter"],
        report_shared_how=told["report_shared"], by=by, on=on,
    )  # fmt: skip


def say_what_to_do(days: Days, what: str) -> None:
    """Say what the next visitor does, at the alert that the story raised."""
    on = days.today - timedelta(days=1)
    for alert in protected.alerts_of(days.stage.family):
        protection.look_at_alert(
            alert, look_again_on=None, what_to_do=what, version=alert.version, by=days.who(on), on=on
        )


def ask_kin(days: Days, told: Row) -> None:
    """Somebody of the network who was asked, and what they offer."""
    on = days.ago(told["ago"])
    by, child = days.who(on), days.stage.children[0]
    row = kin.explore(
        days.stage.family, child, tie=told["tie"], named=told["named"], found_on=on,
        found_how=f"{child.known_as} named them", by=by, on=on,
    )  # fmt: skip
    kin.answer_kin(row, answer=told["answer"], offers=told["offers"], answered_on=on, by=by, on=on)


def family_group(days: Days, told: Row) -> None:
    """A family group conference with its plan and rota, owned by friends."""
    stage, on = days.stage, days.ago(told["offered"])
    parent = stage.people[told["to"]]
    group = kin.offer_family_group(
        stage.family, network.children(stage.family, on), "parent_alone", offered_on=on, to=[parent], how=told["how"],
        by=days.who(on), on=on,
    )  # fmt: skip
    answered = days.ago(told["answer"]["ago"])
    by = days.who(answered)
    kin.answer_offer(
        group.offers.get(),
        "yes",
        in_their_words=told["answer"]["words"],
        answered_on=answered,
        by=by,
        on=answered,
    )
    coordinator = agencies.practitioner_of(days.named(told["coordinator"], answered))
    assert coordinator is not None
    kin.name_coordinator(group, coordinator, named_on=answered, by=by, on=answered)
    kin.prepare_family_group(
        group, must_be_met=told["must_be_met"], resources=told["resources"], by=by, on=answered
    )
    came = []
    for one in told["people"]:
        member = kin.add_to_network(
            group,
            tie=one["tie"],
            named=one["named"],
            named_by=parent.known_as,
            brings=one["brings"],
            by=by,
            on=answered,
        )
        kin.invite_to_family_group(
            member, invited_on=answered, coming=one["came"], brings=one["brings"], by=by, on=answered
        )
        came += [member] if one["came"] else []
    hold(days, group, told, came)


def hold(days: Days, group: Any, told: Row, came: list[Any]) -> None:
    """The day itself: the family's plan in their words, the rota, and the agreement to it."""
    held, agreed = days.ago(told["held"]), days.ago(told["agreed"])
    begins, ends = (time.fromisoformat(hour) for hour in told["private"])
    rota = [
        kin.RotaDraft(
            one["what"],
            friend=one["friend"],
            days=tuple(one["days"]),
            for_person=days.stage.people[one["for"]],
        )
        for one in told["rota"]
    ]
    kin.hold_family_group(
        group, held_on=held, plan_words=told["plan"], rota=rota, attended=came, private_from=begins, private_until=ends,
        by=days.who(held), on=held,
    )  # fmt: skip
    kin.agree_family_plan(
        group,
        agreed_on=agreed,
        review_on=days.today + timedelta(days=told["review"]),
        by=days.who(agreed),
        on=agreed,
    )


def listen(days: Days, told: Row) -> None:
    """The talk after being missing, with somebody who has nothing to do with home."""
    for child in days.stage.children:
        for row in cared.missing_of(child):
            assert row.back_on is not None
            on = row.back_on + timedelta(days=told["days"])
            care.hold_talk(
                row, talk_on=on, talk_by=told["by"], independent=True, child_says=told["says"], what_next=told["next"],
                by=days.who(on), on=on,
            )  # fmt: skip


def promise(days: Days, told: Row) -> None:
    """Time that was promised, and how it was kept."""
    stage, on = days.stage, days.ago(told["since"])
    child: Person = stage.people[told["child"]]
    made = care.promise_time(
        stage.family, child, every_days=told["every"], since=on, with_people=[stage.people[told["with"]]],
        how=told["how"], by=days.who(on), on=on,
    )  # fmt: skip
    for one in told["had"]:
        day = days.ago(one["ago"])
        care.record_time(
            made,
            day,
            one["happened"],
            why_not=one.get("why", ""),
            told_child=one.get("told", ""),
            by=days.who(day),
            on=day,
        )


def plan_review(days: Days, told: Row) -> None:
    """The first review in care, with its day and its officer."""
    on = days.today - timedelta(days=1)
    officer = agencies.practitioner_of(days.named("ruth", on))
    for child in days.stage.children:
        period = cared.period_now(child, on)
        if period is not None:
            care.plan_care_review(
                period,
                due_on=days.today + timedelta(days=told["in"]),
                officer=officer,
                by=days.who(on),
                on=on,
            )
