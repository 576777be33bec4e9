"""What is planned and what was decided, as papers: the family's plan, care plans for court, reviews, orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinfold.base.dates import plain
from kinfold.court import rules
from kinfold.court.models import ProceedingsChild
from kinfold.court.queries import cases
from kinfold.court.queries import orders as order_queries
from kinfold.court.rules.pieces import Piece, Section
from kinfold.people import queries as people
from kinfold.plan import queries as plan

if TYPE_CHECKING:
    from kinfold.court.queries.gathering import Source
    from kinfold.plan.models import Reached, Review


def plans(of: Source) -> Section:
    """The family's plan as it stands, and the care plan for each child in court."""
    made = Section("plans", "", missing="There is no plan that you may read.")
    page = plan.fridge_page(of.family, of.on, of.view)
    if page is not None and not of.view.hides("plan", page.plan.ref):
        made.pieces.append(_family_plan(page, of))
    for one in cases.proceedings_of(of.family):
        for child in cases.children(one):
            if child.care_plan and not _hidden(of, child.person.ref):
                made.pieces.append(_care_plan(child))
    return made


def _hidden(of: Source, ref: str) -> bool:
    return of.view.hides("person", about=[ref])


def _family_plan(page: plan.FridgePage, of: Source) -> Piece:
    piece = Piece(page.plan.ref, f"The family’s plan, as it stood on {plain(of.on)}")
    piece.say("text", page.in_short)
    for goal in page.goals:
        piece.say("heading", goal.words)
        piece.say("fact", goal.whose, "For")
        piece.say("fact", goal.know, "How we will know")
        piece.say("fact", plain(goal.by_when) if goal.by_when else "", "By")
        for one in goal.actions:
            piece.say("fact", one.what + (f", by {plain(one.by_when)}" if one.by_when else ""), one.who)
    if page.others:
        piece.say("heading", "What else we do")
    for one in page.others:
        piece.say("fact", one.what + (f", by {plain(one.by_when)}" if one.by_when else ""), one.who)
    for visit in page.visits:
        piece.say("fact", f"{visit.who}, {visit.how_often}", f"Visits to {visit.child}")
    piece.say("fact", page.contingency, "If it does not work")
    return piece


def _care_plan(child: ProceedingsChild) -> Piece:
    name = people.kept(child.person).known_as
    final = f", final plan of {plain(child.final_plan_on)}" if child.final_plan_on else ""
    piece = Piece(child.ref, f"Care plan for {name}{final}")
    piece.say("fact", rules.CARE_PLANS.get(child.care_plan_word, ""), "What is planned")
    piece.say("text", child.care_plan)
    piece.say("fact", rules.CARE_PLANS.get(child.parallel_word, ""), "The parallel plan")
    piece.say("text", child.parallel_plan)
    piece.say("fact", child.contact_plan, "Time with family")
    piece.say("quote", child.child_says, name)
    if child.endorsed_on:
        piece.say(
            "fact", f"{child.endorsement} ({child.endorsed_by}, {plain(child.endorsed_on)})", "The reviewing officer"
        )  # fmt: skip
    else:
        piece.say("small", "The reviewing officer has not given their view of this plan yet.")
    return piece


def reviews(of: Source) -> Section:
    """Each review of the plan, the oldest first, with what it found for each child."""
    made = Section("reviews", "", missing="There is no review of the plan that you may read.")
    standing = plan.plan_of(of.family)
    if standing is None or of.view.hides("review"):
        return made
    reader = plan.Reader(of.view, frozenset(child.pk for child in of.children))
    for one in reversed(plan.reviews(standing)):
        if not of.view.hides("review", one.ref):
            made.pieces.append(_review(one, [row for row in one.reached.all() if reader.reached(row)]))
    return made


def _review(one: Review, reached: list[Reached]) -> Piece:
    piece = Piece(one.ref, f"Review of the plan, {plain(one.held_on)}")
    piece.say("text", one.what_we_saw)
    piece.say("fact", f"{one.get_outcome_display()}. {one.why}", "What was decided")
    piece.say("fact", one.family_says, "What the family says")
    for row in reached:
        piece.say("heading", people.kept(row.child).known_as)
        piece.say("fact", row.asked, "What was asked of the adults")
        piece.say("fact", row.changed, "What changed")
        piece.say("fact", row.get_how_far_display(), "Has it reached the child?")
        piece.say("fact", row.get_quickly_display(), "Quickly enough?")
        piece.say("fact", row.why, "Why we think so")
    return piece


def orders(of: Source) -> Section:
    """Every order about the children, the oldest first."""
    made = Section("orders", "", missing="There is no order that you may read.")
    for one in reversed(order_queries.orders_in(of.family)):
        if _hidden(of, one.person.ref) or of.view.hides("order", one.ref):
            continue
        name = people.kept(one.person).known_as
        piece = Piece(one.ref, f"{one.get_word_display()}: {name}, {plain(one.made_on)}")
        piece.say("fact", one.court, "Court")
        piece.say("fact", plain(one.made_on), "Made on")
        piece.say("fact", plain(one.until) if one.until else "Until another order is made", "In force until")
        if one.ended_on:
            piece.say("fact", f"{plain(one.ended_on)}. {one.ended_why}", "Ended")
        piece.say("fact", one.in_plain_words, "What it means for the child")
        made.pieces.append(piece)
    return made
