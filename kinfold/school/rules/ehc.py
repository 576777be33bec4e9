"""The days of asking for an education, health and care plan: what comes next, by when, and what was left unfinished.

Special Educational Needs and Disability Regulations 2014 (SI 2014/1530): regulation 5(1), six weeks from receiving the request
to the decision whether to assess; regulation 10(1), sixteen weeks to say that there is no plan; regulation 13(2), twenty
weeks to the finished plan; regulation 13(1)(a), at least fifteen days for the family to answer a draft, beginning with the day
on which they got it. After a tribunal's order other days count (regulation 44). The lengths stand in `law/timescales/school/`;
here they come in as days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ANSWER_DRAFT = timedelta(days=15)
"""The least time the family has to answer a draft: regulation 13(1)(a), read."""
UNFINISHED_WEEKS = 6
"""A request that was begun and not sent for so long is shown to whoever looks after it. Ours: no law gives a length."""


@dataclass(frozen=True, slots=True)
class Days:
    """When it was begun and sent, when the last step was taken, and by when the law asks for what comes."""

    begun_on: date
    moved_on: date
    sent_on: date | None = None
    decide_by: date | None = None
    finish_by: date | None = None
    no_plan_by: date | None = None
    drafted_on: date | None = None

    @property
    def answer_draft_until(self) -> date | None:
        """Until when the family has at least time to answer a draft; the day on which they got it is the first."""
        return self.drafted_on + ANSWER_DRAFT - timedelta(days=1) if self.drafted_on else None


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next, in words, and by when, if there is a day."""

    says: str
    due_on: date | None


SAYS = {
    "begun": "Send it to the council",
    "asked": "The council decides whether to assess",
    "assessing": "A draft plan, or the reasons why there is none",
    "drafted": "The finished plan",
    "challenged": "The challenge is heard",
}


def next_due(state: str, days: Days) -> Next | None:
    """Say what comes next and by when; None when nothing does."""
    if state not in SAYS:
        return None
    due = {
        "begun": days.begun_on + timedelta(weeks=UNFINISHED_WEEKS),
        "asked": days.decide_by,
        "assessing": days.no_plan_by or days.finish_by,
        "drafted": days.finish_by,
    }
    return Next(SAYS[state], due.get(state))


def left_unfinished(state: str, days: Days, on: date) -> bool:
    """True when what comes next has not come by its day: the request is shown until somebody takes it up."""
    coming = next_due(state, days)
    return coming is not None and coming.due_on is not None and coming.due_on < on
