"""Goals and what is done for them as the working page draws them, worked out in one go, so that a long plan stays quick.

Everything that people wrote is escaped here; the template only puts the pieces in their places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from kinfold.base import dates
from kinfold.design.environment import url
from kinfold.design.filters import count
from kinfold.plan.models import Goal, PlanAction

if TYPE_CHECKING:
    from kinfold.network.models import Family
    from kinfold.plan.queries.working import GoalRow

OPEN, TO_DO = str(Goal.State.OPEN), str(PlanAction.State.TO_DO)
plain = dates.plain
name = lru_cache(maxsize=4096)(escape)  # the same few people are named over and over


@dataclass(frozen=True, slots=True)
class Hand:
    """Who looks, and what they may do here: `edits` the plan, `adds` to it; `me` is their number as a worker."""

    family: Family
    today: date
    edits: bool = False
    adds: bool = False
    me: int | None = None
    children: Collection[int] | None = None
    """The numbers of the children of the page; None where nobody needs to be told who reads a goal."""


def goals(rows: Iterable[GoalRow], hand: Hand) -> Markup:
    """Draw goals, each with its actions, as a list."""
    return Markup(f'<ol class="kf-goals">{"".join(goal(row, hand) for row in rows)}</ol>')  # noqa: S704 - escaped below


def actions(rows: Iterable[PlanAction], hand: Hand) -> Markup:
    """Draw actions as a list."""
    return Markup(f'<ul class="kf-todo">{"".join(action(row, hand) for row in rows)}</ul>')  # noqa: S704 - escaped below


def goal(row: GoalRow, hand: Hand) -> str:
    """One goal: whose, in whose words, how we will know, by when, how it ended, who does what for it."""
    one, is_open = row.goal, row.goal.state == OPEN
    nobody = '<p class="govuk-body">Nobody does anything for this yet.</p>' if is_open else ""
    done = actions(row.actions, hand) if row.actions else nobody
    return (
        f'<li class="kf-goal" id="goal-{one.ref}">{_whose(one, hand)}'
        f'<h3 class="kf-goal__words" dir="auto">{escape(one.words)}</h3>'
        f'<p class="kf-goal__know" dir="auto"><strong>How we will know:</strong> {escape(one.how_we_will_know)}</p>'
        f"{_by(one, hand.today)}{'' if is_open else _ended(one)}"
        f"{done}{_goal_deeds(one, hand) if is_open and (hand.edits or hand.adds) else ''}</li>"
    )


def action(one: PlanAction, hand: Hand) -> str:
    """One action: what, who, by when, how it went, and what may be done about it."""
    late = one.state == TO_DO and one.by_when is not None and one.by_when < hand.today
    look = " kf-todo__item--late" if late else "" if one.state == TO_DO else " kf-todo__item--over"
    aim = f' <span class="kf-quiet">({escape(one.aim)})</span>' if one.aim else ""
    mine = hand.edits or (hand.me is not None and one.owner_id == hand.me)
    return (
        f'<li class="kf-todo__item{look}" id="action-{one.ref}">'
        f'<span class="kf-todo__what" dir="auto">{escape(one.what)}{aim}</span>'
        f'<span class="kf-todo__who" dir="auto">{_who(one)}</span>'
        f'<span class="kf-todo__when">{_when(one, late)}</span>'
        f"{_how_it_went(one, hand.today) if one.ended_why or one.ended_said_by_id else ''}"
        f"{_action_deeds(one) if one.state == TO_DO and mine else ''}</li>"
    )


def _whose(one: Goal, hand: Hand) -> str:
    whose = name(one.person.known_as) if one.person else "All of the family"
    said_by = f' <span class="kf-quiet">· said by {escape(one.whose_words)}</span>' if one.whose_words else ""
    grown = hand.children is not None and one.person_id is not None and one.person_id not in hand.children
    alone = (
        ' <span class="kf-quiet">· the others of the family do not read this</span>'
        if grown and not one.shared_with_family
        else ""
    )
    return f'<p class="kf-goal__whose" dir="auto">{whose}{said_by}{alone}</p>'


def _by(one: Goal, today: date) -> str:
    if one.by_when is None:
        return ""
    why = f': <span dir="auto">{escape(one.why_now)}</span>' if one.why_now else ""
    return f'<p class="kf-goal__know">By {dates.said(one.by_when, today)}{why}</p>'


def _ended(one: Goal) -> str:
    day = plain(one.ended_on) if one.ended_on else ""
    return (
        f'<p class="kf-goal__know"><strong>{one.get_state_display()}</strong>, {day}: '
        f'<span dir="auto">{escape(one.ended_why)}</span></p>'
    )


def _goal_deeds(one: Goal, hand: Hand) -> str:
    words, family = escape(one.words), hand.family.ref
    deeds = _link(f"{url('agree_action', ref=family)}?goal={one.ref}", "Add who does what", f" for {words}")
    if hand.edits:
        deeds += _link(url("change_goal", ref=one.ref), "Change", f" the goal {words}")
        deeds += _link(url("end_goal", ref=one.ref), "Reached, or let go", f": {words}")
        kept = f"{url('withhold', ref=family)}?kind=goal&amp;item={one.ref}"
        deeds += _link(kept, "Keep from somebody", f": {words}")
    return f'<p class="kf-todo__do">{deeds}</p>'


def _action_deeds(one: PlanAction) -> str:
    about = f'<span class="govuk-visually-hidden">: {escape(one.what)}</span></a>'
    return (
        f'<span class="kf-todo__do"><a class="govuk-link" href="{url("end_action", ref=one.ref)}">Done, or not{about} '
        f'<a class="govuk-link" href="{url("change_action", ref=one.ref)}">Change{about}</span>'
    )


def _link(address: str, says: str, hidden: str) -> str:
    """A link told apart from its neighbours for those who hear the page. The words are escaped already."""
    return f'<a class="govuk-link" href="{address}">{says}<span class="govuk-visually-hidden">{hidden}</span></a> '


def _who(one: PlanAction) -> str:
    if one.owner_id:
        return name(str(one.owner))
    return name(one.person.known_as) if one.person else escape(one.friend)


def _when(one: PlanAction, late: bool) -> str:
    if one.state != TO_DO:
        done = one.state == PlanAction.State.DONE and one.ended_on is not None
        return f"Done {plain(one.ended_on)}" if done and one.ended_on else "Not done"
    by = f"{'Late: was due' if late else 'by'} {plain(one.by_when)}" if one.by_when else ""
    every = f"every {count(one.every_days, 'day')}" if one.every_days else ""
    return ", ".join(words for words in (by, every) if words)


def _how_it_went(one: PlanAction, today: date) -> str:
    said_by = ""
    if one.ended_said_by_id and one.ended_on:
        said_by = f" <span>· said by {_who(one)}, {dates.said(one.ended_on, today)}</span>"
    return f'<span class="kf-todo__do kf-quiet" dir="auto">{escape(one.ended_why)}{said_by}</span>'
