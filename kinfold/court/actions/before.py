"""Before court: decided by two people, a letter with an offer in it, what each answered, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.clocks import actions as clocks
from kinfold.court import rules
from kinfold.court.actions.telling import moved, must_be_newest, save, set_last_day, tell
from kinfold.court.models import LetterOffer, PreProceedings
from kinfold.court.queries import beforehand as queries
from kinfold.court.states import BEFORE
from kinfold.plan import actions as plan
from kinfold.plan import queries as levels

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

RULE = "pre_proceedings_decide"
NOT_ALONE = "Nobody decides this alone. Name who agreed to it: somebody else than you."


STAYS = frozenset({"proceedings", "looked_after"})
"""A child at one of these levels keeps it while people work with the parents before court: about a sister, or after agreed care."""


@transaction.atomic
def decide_pre_proceedings(
    family: Family,
    children: Iterable[Person],
    *,
    decided_on: date,
    why: str,
    must_change: str,
    help_given: str,
    decide_by: date | None,
    by: Who,
    on: date,
    approved_by: Practitioner | None,
    if_it_does_not: str = "",
    siblings: str = "",
    entry: UUID | None = None,
) -> PreProceedings:
    """Begin a time before court for children of a family: what must change, what help, and a day to decide by.

    Somebody else agrees (`approved_by`). Without `decide_by` it is the last day of the rule `pre_proceedings_decide`. The
    level becomes pre-proceedings; plan, goals and team stay. Raises `NotNow`, also while another such time is open.
    """
    now = family.joined_into or family
    chosen = list({child.pk: child for child in children}.values())
    _check(now, chosen, decided_on=decided_on, decide_by=decide_by, on=on)
    if approved_by is None and entry is None:
        raise NotNow(NOT_ALONE, field="approved_by")
    rules.must_be_somebody_else(
        by.practitioner_id, approved_by.pk if approved_by else None, "approved_by", NOT_ALONE
    )
    words = {
        "why": rules.said(why, "why", "Say why this is needed now."),
        "must_change": rules.said(must_change, "must_change", "Say what must be different, in plain words."),
        "help_given": rules.said(help_given, "help_given", "Say what help comes with it, from whom."),
        "if_it_does_not": rules.fits(if_it_does_not, "if_it_does_not"),
    }
    made = PreProceedings.objects.create(
        family=now,
        children=[child.ref for child in chosen],
        siblings=siblings or ids.record_ref(),
        decided_on=decided_on,
        decided_by=agencies.practitioner_of(by),
        approved_by=approved_by,
        decide_by=decide_by,
        **words,
    )
    return _tell_decided(made, chosen, by=by, on=on, entry=entry)


def _check(
    family: Family, chosen: list[Person], *, decided_on: date, decide_by: date | None, on: date
) -> None:
    if not chosen:
        raise NotNow("Choose for which children.", field="children")
    rules.must_have_come(decided_on, on, "decided_on")
    rules.must_be_decided_by(decide_by, decided_on)
    if queries.before_now(family) is not None:
        raise NotNow("This family is in a time before court already. End that one first, or go on with it.")


def _tell_decided(
    made: PreProceedings, chosen: list[Person], *, by: Who, on: date, entry: UUID | None
) -> PreProceedings:
    told = tell(
        made.family,
        "pre_proceedings_decided",
        "It was decided to write to the parents before going to court.",
        on_day=made.decided_on,
        on=on,
        by=by,
        about=chosen,
        ref=made.ref,
        entry=entry,
    )
    clock = clocks.start(
        RULE, made.family, on=made.decided_on, entry=told, due_on=made.decide_by, matter=made.ref,
        kind="court_step", by=by,
    )  # fmt: skip
    now = levels.levels_open(chosen)
    step = [child for child in chosen if child.pk not in now or now[child.pk].level not in STAYS]
    plan.level_follows(
        made.family, step, "pre_proceedings", decided_on=made.decided_on, why=made.why, by=by, on=on,
        lawful_basis="letter", entry=entry,
    )  # fmt: skip
    return save(made, entry=told, decide_by=made.decide_by or clock.due_on)


@transaction.atomic
def send_letter(
    before: PreProceedings,
    *,
    letter_on: date,
    letter_words: str,
    by: Who,
    on: date,
    offers: Iterable[Person] = (),
    no_offer_why: str = "",
    version: int | None = None,
    entry: UUID | None = None,
) -> PreProceedings:
    """Send the letter before proceedings. REFUSED unless it offers a family group meeting to somebody, or says why not.

    `offers`: to whom. The exception is kept with its reason (`no_offer_why`).
    """
    offered = list({person.pk: person for person in offers}.values())
    rules.must_offer(offered, no_offer_why)
    now = moved(before, BEFORE, "send_letter", "family")
    words = rules.said(letter_words, "letter_words", "Write the letter: the family reads these words.")
    must_be_newest(now, version, now.letter_words, words)
    rules.must_have_come(letter_on, on, "letter_on")
    rules.must_not_be_before(letter_on, now.decided_on, "letter_on", "the day it was decided")
    LetterOffer.objects.bulk_create(
        LetterOffer(before=now, person=person, offered_on=letter_on) for person in offered
    )
    what = "A letter before court was sent" + (
        ", with the offer of a family group meeting." if offered else ", without the offer of a meeting."
    )
    tell(
        now.family, "pre_proceedings_letter", what, on_day=letter_on, on=on, by=by,
        about=queries.children_of(now), ref=now.ref, entry=entry,
    )  # fmt: skip
    return save(
        now, letter_on=letter_on, letter_words=words, no_offer_why=rules.fits(no_offer_why, "no_offer_why")
    )


@transaction.atomic
def answer_letter_offer(
    offer: LetterOffer,
    answer: str,
    *,
    answered_on: date,
    by: Who,
    on: date,
    in_their_words: str = "",
    family_group: str = "",
) -> LetterOffer:
    """Write down what somebody answered to the offer. A later answer takes the place of the earlier, which history keeps."""
    moved(offer.before, BEFORE, "answer_letter_offer")
    rules.one_of(answer, rules.ANSWERS, "answer", "Choose what they answered.")
    rules.must_have_come(answered_on, on, "answered_on")
    rules.must_not_be_before(answered_on, offer.offered_on, "answered_on", "the day of the offer")
    offer.answer, offer.answered_on = answer, answered_on
    offer.in_their_words = rules.fits(in_their_words, "in_their_words")
    offer.family_group = family_group or offer.family_group
    offer.save()
    return offer


@transaction.atomic
def family_group_was_held(
    before: PreProceedings, *, held_on: date, by: Who, on: date, family_group: str = ""
) -> int:
    """Write down that the family group meeting was held: for everybody who said yes to it. Returns for how many."""
    now = moved(before, BEFORE, "family_group_was_held", "family")
    rules.must_have_come(held_on, on, "held_on")
    waiting = list(LetterOffer.objects.select_for_update().filter(before=now, answer="yes", held_on=None))
    if not waiting:
        raise NotNow("Nobody who said yes to a family group meeting is waiting for one.", field="held_on")
    for offer in waiting:
        rules.must_not_be_before(held_on, offer.offered_on, "held_on", "the day of the offer")
        offer.held_on, offer.family_group = held_on, family_group or offer.family_group
        offer.save()
    return len(waiting)


@transaction.atomic
def sign_agreement(
    before: PreProceedings,
    agreement: str,
    *,
    signed_on: date,
    by: Who,
    on: date,
    version: int | None = None,
) -> PreProceedings:
    """Keep what was agreed with the parents, in plain words, and the day they signed it."""
    now = moved(before, BEFORE, "sign_agreement", "family")
    words = rules.said(agreement, "agreement", "Write what was agreed, in plain words.")
    must_be_newest(now, version, now.agreement, words)
    rules.must_have_come(signed_on, on, "signed_on")
    rules.must_not_be_before(signed_on, now.decided_on, "signed_on", "the day it was decided")
    save(now, agreement=words, agreement_signed_on=signed_on)
    tell(
        now.family, "agreement_signed", "What must change was agreed in writing.", on_day=signed_on, on=on, by=by,
        about=queries.children_of(now), ref=now.ref,
    )  # fmt: skip
    return now


@transaction.atomic
def move_decision(
    before: PreProceedings, decide_by: date, why: str, *, on_day: date, by: Who, on: date
) -> PreProceedings:
    """Give more time to decide, or less, with the reason. The clock before stays on the record, with why it stopped."""
    now = moved(before, BEFORE, "move_decision", "family")
    reason = rules.said(why, "why", "Say why the day changes.", longest=500)
    rules.must_be_decided_by(decide_by, now.decided_on)
    told = tell(
        now.family, "decision_moved", "The day by which it is decided about court was changed.", on_day=on_day,
        on=on, by=by, about=queries.children_of(now), ref=now.ref,
    )  # fmt: skip
    set_last_day(
        now.family, RULE, since=now.decided_on, due_on=decide_by, on_day=on_day, why=reason, ref=now.ref,
        entry=told, by=by,
    )  # fmt: skip
    return save(now, decide_by=decide_by)


@transaction.atomic
def end_before(
    before: PreProceedings,
    how: str,
    *,
    ended_on: date,
    why: str,
    by: Who,
    on: date,
    level_after: str = "child_in_need",
    intention_letter_on: date | None = None,
    entry: UUID | None = None,
) -> PreProceedings:
    """End the time before court: things changed (`step_down`), an application follows (`issue`), or it moved away (`moved`).

    When things changed the children's level steps down to `level_after`. For an application, `issue_proceedings` does this.
    """
    now = moved(before, BEFORE, "end_before", "family")
    rules.one_of(how, rules.ENDED, "how", "Choose how it ends.")
    rules.must_have_come(ended_on, on, "ended_on")
    rules.must_not_be_before(ended_on, now.decided_on, "ended_on", "the day it was decided")
    reason = rules.said(why, "why", "Say why, in words that the family may read.")
    facts: dict[str, Any] = {"ended_on": ended_on, "ended_how": how, "ended_why": reason}
    if how == PreProceedings.Ended.ISSUE:
        facts["intention_letter_on"] = intention_letter_on
    children = queries.children_of(now)
    told = tell(
        now.family, "pre_proceedings_ended", _ENDED_SAYS[how], on_day=ended_on, on=on, by=by, about=children,
        ref=now.ref, entry=entry,
    )  # fmt: skip
    save(now, ended_entry=told, **facts)
    if how == PreProceedings.Ended.STEP_DOWN:
        standing = levels.levels_open(children)
        there = [c for c in children if c.pk in standing and standing[c.pk].level == "pre_proceedings"]
        plan.level_follows(
            now.family, there, level_after, decided_on=ended_on, why=reason, by=by, on=on, entry=entry
        )
    return now


_ENDED_SAYS = {
    "step_down": "The time before court ended: things changed.",
    "issue": "The time before court ended: the court is being asked to decide.",
    "moved": "The time before court ended here: another authority has taken over.",
}
