"""Stages: a purpose for which the assessment is written up. A new one starts from what stands; nothing is retyped."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from kinfold.agencies.models import Practitioner
from kinfold.assessment import rules, states
from kinfold.assessment.actions import contributing, telling
from kinfold.assessment.models import Analysis, Stage
from kinfold.assessment.queries.stages import open_stage
from kinfold.base import ids
from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person

TWICE = "One of these is being written already. Carry on with it: everybody adds to the same one."
NOT_TOLD_BY_ITSELF = frozenset({"section_47"})
"""Purposes of which the family is told by a worker, face to face, before the chronology may say it to them."""


@transaction.atomic
def begin_stage(
    family: Family,
    purpose: str,
    *,
    in_plain_words: str,
    what_may_follow: str = "",
    lead: Practitioner | None = None,
    begun_on: date,
    by: Who,
    on: date,
    entry: UUID | None = None,
    matters: Iterable[str | UUID] = (),
) -> Stage:
    """Begin writing the assessment up for one purpose, said in plain words to the family, with what may follow.

    Whatever stands in the assessment stands in the new stage at once: nothing is copied, nobody is asked to type it again.
    `matters` names what this answers (a request for help, a referral), so that its clock ends. Raises `NotNow` when one of
    the same purpose is being written already.
    """
    rules.must_be_one_of(purpose, rules.PURPOSES, "purpose", "Choose what this assessment is for.")
    worker = telling.must_be_worker(by)
    words = rules.must_say(in_plain_words, "in_plain_words", "Say in plain words what this is for.")
    follow = rules.must_fit(what_may_follow, "what_may_follow") or rules.purpose(purpose).what_may_follow
    rules.must_be_past(begun_on, on, "begun_on")
    if open_stage(family, purpose) is not None:
        raise NotNow(TWICE, field="purpose")
    assessment = contributing.begin(family, on=on, by=by, happened_on=begun_on)
    ref = ids.record_ref()
    if entry is None:
        entry = telling.tell(
            "assessment_started",
            family,
            f"{rules.purpose(purpose).says} begun. {words}",
            about=network.children(family, begun_on),
            on_day=begun_on,
            on=on,
            by=by,
            detail=purpose,
            source="stage",
            source_ref=ref,
            section=telling.ORDINARY if purpose in NOT_TOLD_BY_ITSELF else telling.SHARED,
            owner=lead or worker,
            matters=matters,
        )
    try:
        with transaction.atomic():
            return Stage.objects.create(
                ref=ref, assessment=assessment, purpose=purpose, in_plain_words=words, what_may_follow=follow,
                begun_on=begun_on, lead=lead or worker, entry=entry,
            )  # fmt: skip
    except IntegrityError:
        raise NotNow(TWICE, field="purpose") from None


@transaction.atomic
def write_analysis(
    stage: Stage,
    child: Person,
    *,
    version: int,
    by: Who,
    on: date,
    so_what: str,
    change_needed: str = "",
    what_would_help: str = "",
    entry: UUID | None = None,
) -> Analysis:
    """Say what it means for one child. `version` is the one that was read (0 before anybody wrote).

    Raises `Clash` with both texts when somebody wrote meanwhile, `NotNow` once the stage is no longer being written.
    With `entry`, that one tells of it already.
    """
    worker = telling.must_be_worker(by)
    held = telling.locked(stage)
    _must_be_open(held)
    family = telling.family_of(held.assessment)
    if child.pk not in {one.pk for one in network.children(family, on)}:
        raise NotNow("This child is not in the family on this day.", field="child")
    said = {
        "so_what": rules.must_say(so_what, "so_what", f"Write what it means for {child.known_as}."),
        "change_needed": rules.must_fit(change_needed, "change_needed"),
        "what_would_help": rules.must_fit(what_would_help, "what_would_help"),
    }
    row = Analysis.objects.filter(stage=held, child_id__in=people.same_ids(child)).first()
    row = row or Analysis(stage=held, child=child, version=0)
    before = {name: getattr(row, name) for name in said}
    if row.pk and before == said:
        return row
    if row.version != version:
        raise Clash(theirs=in_one(before), yours=in_one(said))
    for name, words in said.items():
        setattr(row, name, words)
    row.written_by, row.version = worker, row.version + 1
    row.save()
    if row.version == 1 and entry is None:
        _tell_of_analysis(held, child, family, by, on)
    return row


def in_one(said: dict[str, str]) -> str:
    """Put the three answers of an analysis into one text, to be shown beside another."""
    heads = {
        "so_what": "What it means",
        "change_needed": "What must change, and how quickly",
        "what_would_help": "What would help",
    }
    return "\n\n".join(f"{heads[name]}: {words}" for name, words in said.items() if words)


def _tell_of_analysis(stage: Stage, child: Person, family: Family, by: Who, on: date) -> None:
    telling.tell(
        "analysis_written",
        family,
        f"What it means for {child.known_as} was written down ({telling.stage_words(stage)}).",
        about=[child],
        on_day=on,
        on=on,
        by=by,
        source="stage",
        source_ref=stage.ref,
        section=telling.ORDINARY,
    )


def _must_be_open(stage: Stage) -> None:
    if stage.state == Stage.State.READY:
        raise NotNow(
            "This is ready to be agreed. Open it again first, so that nobody signs what has changed."
        )
    if stage.state != Stage.State.OPEN:
        raise NotNow(
            "This assessment is finished, and nobody can change it. Begin a new one from what stands."
        )


@transaction.atomic
def get_ready(stage: Stage, by: Who, on: date) -> Stage:
    """Say that it is written and can be read and agreed. From now on the analysis waits; contributions can still be added."""
    telling.must_be_worker(by)
    held = _move(stage, "get_ready")
    held.ready_on = on
    return _keep(
        held, "assessment_ready", f"{telling.stage_words(held)}: ready to be read and agreed.", by, on
    )


@transaction.atomic
def open_again(stage: Stage, *, why: str, by: Who, on: date) -> Stage:
    """Go back to writing, with the reason: somebody read it and there is more to say."""
    telling.must_be_worker(by)
    reason = rules.must_say(why, "why", "Say what is still to be written.")
    held = _move(stage, "open_again")
    held.ready_on = None
    words = f"{telling.stage_words(held)}: opened again. {reason}"
    return _keep(held, "assessment_opened_again", words, by, on, section=telling.ORDINARY)


@transaction.atomic
def review_stage(
    stage: Stage, says: str, *, by: Who, on: date, held_on: date | None = None, entry: UUID | None = None
) -> Stage:
    """Stop part-way and look: has each child been seen, is it clear already what is needed, must anything be done today?

    Ends the clock `assessment_review_point`. What was seen and decided stands in the chronology, for workers.
    """
    telling.must_be_worker(by)
    held = _move(stage, "review_stage")
    day = rules.must_be_past(held_on or on, on, "held_on")
    said = rules.must_say(says, "says", "Say what you saw and what you decided.")
    family = telling.family_of(held.assessment)
    if entry is None:
        telling.tell(
            "review_held",
            family,
            f"{telling.stage_words(held)}, part-way: {said}",
            about=network.children(family, day),
            on_day=day,
            on=on,
            by=by,
            detail="assessment_review_point",
            source="stage",
            source_ref=held.ref,
            section=telling.ORDINARY,
        )
    return held


@transaction.atomic
def stop_stage(
    stage: Stage, why: str, *, by: Who, on: date, stopped_on: date | None = None, entry: UUID | None = None
) -> Stage:
    """Stop before it is finished, with the reason. What was contributed stays in the assessment."""
    telling.must_be_worker(by)
    reason = rules.must_say(why, "why", "Say why you stop.")
    held = _move(stage, "stop_stage")
    held.stopped_on = rules.must_be_past(stopped_on or on, on, "stopped_on")
    held.stopped_why = reason
    words = f"{telling.stage_words(held)}: stopped before it was finished."
    return _keep(held, "assessment_stopped", words, by, on, on_day=held.stopped_on, entry=entry)


def _move(stage: Stage, verb: str) -> Stage:
    held = telling.locked(stage)
    held.state = states.STAGE.after(verb, held.state)
    return held


def _keep(
    held: Stage,
    kind: str,
    words: str,
    by: Who,
    on: date,
    *,
    section: str = telling.SHARED,
    on_day: date | None = None,
    entry: UUID | None = None,
) -> Stage:
    family = telling.family_of(held.assessment)
    quiet = telling.ORDINARY if held.purpose in NOT_TOLD_BY_ITSELF else section
    if entry is None:
        telling.tell(
            kind,
            family,
            words,
            about=network.children(family, on_day or on),
            on_day=on_day or on,
            on=on,
            by=by,
            detail=held.purpose,
            source="stage",
            source_ref=held.ref,
            section=quiet,
        )
    held.version += 1
    held.save()
    return held
