"""Is it still true? Every contribution may be asked about again: confirmed, changed, or no longer true."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from kinfold.assessment import rules
from kinfold.assessment.actions import replacing, telling
from kinfold.assessment.models import Contribution, Stage, StillTrue
from kinfold.assessment.queries.standing import newest_version
from kinfold.base.errors import Clash, Hidden, NotNow
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family

KNOWN = StillTrue.Answer.values
CHOOSE = "Choose: still true, changed, or no longer true."


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: what it is, why, and the words that are true now where it has changed."""

    answer: str
    why: str = ""
    words: str = ""


@transaction.atomic
def answer_still_true(
    contribution: Contribution,
    answer: str,
    *,
    by: Who,
    on: date,
    why: str = "",
    words: str = "",
    stage: Stage | None = None,
) -> StillTrue:
    """Answer for one contribution. `changed` needs the words that are true now; nothing is removed by any answer."""
    family = telling.family_of(contribution.assessment)
    given = {contribution: Answered(answer, why, words)}
    _answer(family, given, stage, by, on)
    return contribution.asked_again.order_by("-pk")[0]


@transaction.atomic
def answer_all(stage: Stage, answers: Mapping[str, str | Answered], by: Who, on: date) -> list[StillTrue]:
    """Answer for many contributions at once, by reference, while a stage is being written."""
    return answer_each(telling.family_of(stage.assessment), answers, stage=stage, by=by, on=on)


@transaction.atomic
def answer_each(
    family: Family, answers: Mapping[str, str | Answered], *, by: Who, on: date, stage: Stage | None = None
) -> list[StillTrue]:
    """Answer for many contributions of a family at once, by reference, for a stage or for none. One entry tells of it.

    Raises `Clash` when somebody has changed one of them meanwhile, and then keeps none of the answers.
    """
    held = telling.locked(stage) if stage is not None else None
    if held is not None and held.state not in (Stage.State.OPEN, Stage.State.READY):
        raise NotNow("This assessment is finished. Begin a new one to ask again what is still true.")
    rows = Contribution.objects.select_related("assessment", "person", "said_by_person").filter(
        ref__in=list(answers), assessment__family_id__in=network.family_ids(family)
    )
    found = {row.ref: row for row in rows}
    if set(found) != set(answers):
        raise Hidden
    given = {found[ref]: _as_answered(each) for ref, each in answers.items()}
    return _answer(family, given, held, by, on)


def _as_answered(each: str | Answered) -> Answered:
    return each if isinstance(each, Answered) else Answered(each)


def _answer(
    family: Family, given: Mapping[Contribution, Answered], stage: Stage | None, by: Who, on: date
) -> list[StillTrue]:
    telling.must_be_worker(by)
    for row, one in given.items():
        _check(row, one)
    if not given:
        return []
    entry = _tell(family, given, stage, by, on)
    made = []
    for row, one in given.items():
        if one.answer == StillTrue.Answer.CHANGED:
            replacing.say_anew(row, one.words, by=by, on=on, why=one.why, stage=stage, entry=entry)
            made.append(row.asked_again.order_by("-pk")[0])
        else:
            made.append(_keep(row, one, stage, by, on))
    return made


def _check(row: Contribution, one: Answered) -> None:
    rules.must_be_one_of(one.answer, KNOWN, f"answer_{row.ref}", CHOOSE)
    if one.answer == StillTrue.Answer.CHANGED:
        rules.must_say(one.words, f"words_{row.ref}", "Write what is true now.")
        return
    newer = newest_version(row)
    if newer.pk != row.pk:
        raise Clash(theirs=newer.words, yours=row.words)


def _keep(row: Contribution, one: Answered, stage: Stage | None, by: Who, on: date) -> StillTrue:
    return StillTrue.objects.create(
        contribution=row,
        stage=stage,
        answer=one.answer,
        on_day=on,
        said_by=by.name or "somebody",
        why=rules.must_fit(one.why, f"why_{row.ref}"),
        recorded_by_id=by.account_id,
    )


_SAID = {"confirmed": "still true", "changed": "changed", "no_longer": "no longer true"}


def _tell(
    family: Family, given: Mapping[Contribution, Answered], stage: Stage | None, by: Who, on: date
) -> UUID:
    counted = Counter(one.answer for one in given.values())
    said = ", ".join(f"{counted[answer]} {words}" for answer, words in _SAID.items() if counted[answer])
    people = {row.person for row in given if row.person is not None}
    return telling.tell(
        "still_true_asked",
        family,
        f"What is in the assessment was gone through again: {said}.",
        about=sorted(people, key=lambda one: one.pk) or network.children(family, on),
        on_day=on,
        on=on,
        by=by,
        source="stage" if stage else "contribution",
        source_ref=stage.ref if stage else next(iter(given)).ref,
        section=telling.ORDINARY,
    )
