"""Adult services ask "are you a parent?"; with a question, the consultation line answers (seed 002: 168-173)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.concerns import actions as concerns
from kinfold.school import rules
from kinfold.school.models import ParentAsked

if TYPE_CHECKING:
    from kinfold.base.who import Who

ROUTE = "Asked by adult services: “Are you a parent?”"
ADVICE = "What would you advise for the children?"


@transaction.atomic
def ask_if_parent(
    answer: str,
    *,
    asked_on: date,
    by: Who,
    on: date,
    why_not_asked: str = "",
    children: Sequence[concerns.TypedChild] = (),
    how_it_is: str = "",
    question: str = "",
    family_told: bool | None = None,
) -> ParentAsked:
    """Write down that an adult was asked whether there are children. With a `question`, the line is asked about those
    children: a worry marked with the route, no case. An adult without children is kept by no name at all."""
    worker = agencies.practitioner_of(by)
    if worker is None:
        raise RefusedOpenly("This is for workers.")
    rules.must_have_happened(asked_on, on, "asked_on")
    rules.one_of(answer, ParentAsked.Answer.values, "answer", "What did they say?")
    if answer == ParentAsked.Answer.NOT_ASKED:
        why_not_asked = rules.said(
            why_not_asked, "why_not_asked", "Say why, and when you will ask.", longest=300
        )
    made = ParentAsked(
        worker=worker, organisation=worker.organisation, asked_on=asked_on, answer=answer,
        why_not_asked=why_not_asked if answer == ParentAsked.Answer.NOT_ASKED else "", advice_wanted=bool(question.strip()),
    )  # fmt: skip
    if made.advice_wanted:
        if answer not in (ParentAsked.Answer.YES, ParentAsked.Answer.BABY) or not children:
            raise NotNow("Say which child your question is about. A first name is enough.", field="child")
        saw = rules.said(how_it_is, "how_it_is", "Say in a sentence how it is for the children.")
        worry = concerns.raise_concern(
            children, saw=saw, seen_on=asked_on, by=by, on=on, wish="ask", question=f"{ROUTE} {question.strip() or ADVICE}",
            done_already=ROUTE, family_told=family_told,
        )  # fmt: skip
        made.concern = worry.ref
    made.save()
    return made
