"""What is planned for each child in court, and what else in case; looked at by the reviewing officer, who never wrote it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.rows import locked
from kinfold.court import rules
from kinfold.court.actions.telling import must_be_newest, save, tell
from kinfold.court.models import ProceedingsChild
from kinfold.court.states import PROCEEDINGS

if TYPE_CHECKING:
    from kinfold.base.who import Who

OWN_PLAN = "You wrote this plan. Somebody else, the reviewing officer, says what they think of it."


@transaction.atomic
def write_care_plan(
    child: ProceedingsChild,
    *,
    word: str,
    care_plan: str,
    written_on: date,
    by: Who,
    on: date,
    parallel_word: str = "",
    parallel_plan: str = "",
    contact_plan: str = "",
    child_says: str = "",
    final: bool = False,
    version: int | None = None,
    entry: UUID | None = None,
) -> ProceedingsChild:
    """Write the plan for one child, and the parallel one (what else, if it cannot be). `final`: this is the final plan.

    The reviewing officer's view belongs to the words it was given on: it is asked for again, and the earlier one stays in
    the history.
    """
    now = locked(child, "proceedings__family", "person")
    PROCEEDINGS.after("write_care_plan", now.proceedings.state)
    rules.one_of(word, rules.CARE_PLANS, "word", "Choose what is planned.")
    _check_parallel(word, parallel_word, parallel_plan)
    words = rules.said(care_plan, "care_plan", "Write the plan.")
    must_be_newest(now, version, now.care_plan, words)
    rules.must_have_come(written_on, on, "written_on")
    rules.must_not_be_before(written_on, now.proceedings.issued_on, "written_on", "the day of issue")
    facts: dict[str, Any] = {
        "care_plan_word": word,
        "care_plan": words,
        "parallel_word": parallel_word,
        "parallel_plan": rules.fits(parallel_plan, "parallel_plan"),
        "contact_plan": rules.fits(contact_plan, "contact_plan"),
        "child_says": rules.fits(child_says, "child_says"),
        "written_by": agencies.practitioner_of(by),
        "endorsed_on": None,
        "endorsed_by": None,
        "endorsement": "",
    }
    if final:
        facts |= {"final_plan": words, "final_plan_on": written_on}
    tell(
        now.proceedings.family, "final_care_plan" if final else "care_plan",
        "The final care plan was written." if final else "A care plan was written for the court.",
        on_day=written_on, on=on, by=by, about=[now.person], ref=now.proceedings.ref, entry=entry,
    )  # fmt: skip
    return save(now, **facts)


def _check_parallel(word: str, parallel_word: str, parallel_plan: str) -> None:
    if parallel_word:
        rules.one_of(parallel_word, rules.CARE_PLANS, "parallel_word", "Choose what else is planned.")
    if parallel_word and parallel_word == word:
        raise NotNow("This is the plan itself. The parallel plan is another one.", field="parallel_word")
    if parallel_word and not parallel_plan.strip():
        raise NotNow("Write the parallel plan in a few words.", field="parallel_plan")


@transaction.atomic
def endorse_care_plan(
    child: ProceedingsChild,
    endorsement: str,
    *,
    endorsed_on: date,
    by: Who,
    on: date,
    version: int | None = None,
    entry: UUID | None = None,
) -> ProceedingsChild:
    """Say, as the reviewing officer, what one thinks of the plan for a child. Never one's own plan (row W3)."""
    now = locked(child, "proceedings__family", "person")
    PROCEEDINGS.after("endorse_care_plan", now.proceedings.state)
    if by.practitioner_id is None or by.practitioner_id == now.written_by_id:
        raise RefusedOpenly(OWN_PLAN)
    if not now.care_plan:
        raise NotNow("There is no plan for this child yet.")
    if version is not None and version != now.version:
        raise NotNow("The plan was changed while you were writing. Read it again, then say what you think.")
    words = rules.said(endorsement, "endorsement", "Say what you think of the plan, and why.")
    rules.must_have_come(endorsed_on, on, "endorsed_on")
    tell(
        now.proceedings.family, "care_plan_endorsed", "The reviewing officer gave their view of the care plan.",
        on_day=endorsed_on, on=on, by=by, about=[now.person], ref=now.proceedings.ref, entry=entry,
    )  # fmt: skip
    return save(now, endorsement=words, endorsed_on=endorsed_on, endorsed_by=agencies.practitioner_of(by))


@transaction.atomic
def child_leaves(child: ProceedingsChild, *, left_on: date, why: str, by: Who, on: date) -> ProceedingsChild:
    """Take a child out of a court case that goes on for the others, with the reason."""
    now = locked(child, "proceedings__family", "person")
    PROCEEDINGS.after("child_leaves", now.proceedings.state)
    if now.left_on is not None:
        raise NotNow("This child is not part of it any more.")
    others = now.proceedings.children.filter(left_on=None).exclude(pk=now.pk)
    if not others.exists():
        raise NotNow("No child would be left. End the court case, or withdraw it.")
    rules.must_have_come(left_on, on, "left_on")
    rules.must_not_be_before(left_on, now.proceedings.issued_on, "left_on", "the day of issue")
    reason = rules.said(why, "why", "Say why.", longest=2000)
    tell(
        now.proceedings.family, "child_left", "This child is no longer part of the court case.", on_day=left_on,
        on=on, by=by, about=[now.person], ref=now.proceedings.ref,
    )  # fmt: skip
    return save(now, left_on=left_on, left_why=reason)
