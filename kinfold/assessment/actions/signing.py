"""Signing: who agreed and who did not, the worker's own signature with its snapshot, and somebody else's approval."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.assessment import rules, states
from kinfold.assessment.actions import telling
from kinfold.assessment.models import Analysis, ReliedOn, Signature, Snapshot, Stage
from kinfold.assessment.queries import signing
from kinfold.assessment.queries.standing import Standing, standing
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.voice import actions as voice

OWN_WORK = "Somebody else has to approve this: nobody approves their own work."


@transaction.atomic
def record_signature(
    stage: Stage,
    *,
    person: Person | None = None,
    practitioner: Practitioner | None = None,
    answer: str,
    on_day: date,
    by: Who,
    on: date,
    in_their_words: str = "",
    entry: UUID | None = None,
) -> Signature:
    """Record how one person answered: signed, signed reluctantly, or did not sign. Of one relative or of one worker.

    Each answers for themselves: one parent's no stops nothing for the other. A no starts the time limit after which somebody
    decides (`refusal_time_limit`); signing after all ends it. A changed mind is a new row. Signing late, after the stage was
    signed by its worker, is kept beside the snapshot and changes nothing in it.
    """
    held = telling.locked(stage)
    if held.state == Stage.State.STOPPED:
        raise NotNow("This assessment was stopped, so there is nothing to sign.")
    rules.must_be_one_of(answer, Signature.Answer.values, "answer", "Choose what they answered.")
    rules.must_be_past(on_day, on, "on_day")
    words = rules.must_fit(in_their_words, "in_their_words")
    same = Signature.objects.filter(
        stage=held,
        person=person,
        practitioner=practitioner,
        answer=answer,
        on_day=on_day,
        in_their_words=words,
    )
    if (found := same.first()) is not None:
        return found
    family = telling.family_of(held.assessment)
    consent = ""
    if person is not None and practitioner is None:
        consent = _consent(held, family, person, answer, words, on_day=on_day, on=on, by=by, entry=entry)
    elif practitioner is not None and person is None:
        _tell_of_worker(held, family, practitioner, answer, on_day=on_day, on=on, by=by)
    else:
        raise NotNow("Choose who answered: one person.", field="whom")
    return Signature.objects.create(
        stage=held, person=person, practitioner=practitioner, answer=answer, on_day=on_day, in_their_words=words,
        consent=consent, recorded_by_id=by.account_id,
    )  # fmt: skip


def _consent(
    stage: Stage,
    family: Family,
    person: Person,
    answer: str,
    words: str,
    *,
    on_day: date,
    on: date,
    by: Who,
    entry: UUID | None,
) -> str:
    """Keep it as that person's consent for this purpose. The same person and stage are one matter, for the clocks."""
    if person.pk not in {m.person.pk for m in network.members(family, on_day)}:
        raise NotNow("This person was not in the family on that day.", field="whom")
    purpose = telling.stage_words(stage)
    if entry is None:
        said = {"given": "agreed to", "given_reluctantly": "agreed, reluctantly, to", "refused": "said no to"}
        entry = telling.tell(
            "consent_recorded",
            family,
            f"{person.known_as} {said[answer]} the {purpose[0].lower()}{purpose[1:]}.",
            about=[person],
            on_day=on_day,
            on=on,
            by=by,
            detail=answer,
            source="signature",
            source_ref=f"{stage.ref}.{person.ref}",
            said_by=person.known_as,
        )
    kept = voice.record_consent(
        person, family, purpose, answer, decided_on=on_day, by=by, entry=entry, in_their_words=words
    )
    return kept.ref


def _tell_of_worker(
    stage: Stage, family: Family, worker: Practitioner, answer: str, *, on_day: date, on: date, by: Who
) -> None:
    said = {"given": "signed", "given_reluctantly": "signed, with doubts,", "refused": "did not sign"}
    telling.tell(
        "worker_signed",
        family,
        f"{worker.known_as} {said[answer]} the assessment ({telling.stage_words(stage)}).",
        about=network.children(family, on_day),
        on_day=on_day,
        on=on,
        by=by,
        detail=answer,
        source="stage",
        source_ref=stage.ref,
        section=telling.ORDINARY,
    )


@transaction.atomic
def sign(
    stage: Stage,
    *,
    by: Who,
    on: date,
    signed_on: date | None = None,
    reasons: Mapping[str, str] | None = None,
    whom: Sequence[Person] | None = None,
    entry: UUID | None = None,
) -> Stage:
    """Sign: what stands is relied on and kept word for word in a snapshot, and the stage is finished for good.

    Refuses (`NotNow`, saying what is missing) without an analysis for each child, and where a child is silent without a
    reason. Needs of one side only, and "doing fine" as the only word about a child, are asked about: `reasons` holds the
    answers by the code of the prompt ("needs_of_adults", "doing_fine", or "doing_fine:" with the child's reference).
    """
    worker = telling.must_be_worker(by)
    held = telling.locked(stage)
    held.state = states.STAGE.after("sign", held.state)
    day = rules.must_be_past(signed_on or on, on, "signed_on")
    if day < held.begun_on:
        raise NotNow("This is before the assessment was begun.", field="signed_on")
    family = telling.family_of(held.assessment)
    asked = _answered(signing.still_asked(held, family, day, whom), reasons or {})
    held.signed_on, held.signed_by = day, worker
    held.version += 1
    stands = standing(family, None)
    held.done_entry = entry or _tell_done(held, family, worker, day, by, on)
    held.save()
    _keep_snapshot(held, family, stands, asked, day, worker)
    return held


def _answered(prompts: Sequence[rules.Prompt], reasons: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return what was asked, each with its reason; refuse when something must still be written or answered."""
    given = [
        (
            one,
            "" if one.must else (reasons.get(f"{one.code}:{one.key}") or reasons.get(one.code) or "").strip(),
        )
        for one in prompts
    ]
    missing = [one for one, reason in given if not reason]
    if missing:
        says = " ".join(one.says for one in missing)
        raise NotNow(f"Before you sign: {says}")
    return [{"code": one.code, "child": one.key, "says": one.says, "reason": reason} for one, reason in given]


def _tell_done(stage: Stage, family: Family, worker: Practitioner, day: date, by: Who, on: date) -> UUID:
    return telling.tell(
        "assessment_done",
        family,
        f"{telling.stage_words(stage)} finished.",
        about=network.children(family, day),
        on_day=day,
        on=on,
        by=by,
        detail=stage.purpose,
        source="stage",
        source_ref=stage.ref,
        said_by=worker.known_as,
        owner=stage.lead,
    )


def _keep_snapshot(
    stage: Stage,
    family: Family,
    stands: Sequence[Standing],
    asked: list[dict[str, Any]],
    day: date,
    worker: Practitioner,
) -> None:
    children = signing.so_far(stage, family, network.children(family, day), stands)
    analyses = Analysis.objects.filter(stage=stage).select_related("child", "written_by").order_by("pk")
    holds = rules.snapshot(
        signing.stage_row(stage, family, day, f"{worker.known_as}, {worker.organisation}"),
        contributions=[signing.contribution_row(row) for row in stands],
        analyses=[signing.analysis_row(row) for row in analyses],
        signatures=[signing.signature_row(row) for row in signing.newest_signatures(stage)],
        children=[signing.child_row(one) for one in children],
        asked=asked,
    )
    Snapshot.objects.create(stage=stage, signed_on=day, holds=holds, sha256=rules.sha256(holds))
    ReliedOn.objects.bulk_create([ReliedOn(stage=stage, contribution=row.contribution) for row in stands])


@transaction.atomic
def approve(stage: Stage, *, says: str, by: Who, on: date) -> Stage:
    """Approve a signed stage as somebody else than its lead and its signer. The snapshot stays as it was signed."""
    held, worker = _read_by_another(stage, "approve", says, by)
    held.approved_by, held.approved_on = worker, on
    held.save()
    _tell_read(held, "assessment_approved", f"approved by {worker.known_as}", by, on)
    return held


@transaction.atomic
def ask_for_more(stage: Stage, *, says: str, by: Who, on: date) -> Stage:
    """Say, as somebody else than its lead and its signer, what is missing. Nothing signed changes: another stage is begun
    from what stands, and answers it."""
    held, worker = _read_by_another(stage, "ask_for_more", says, by)
    held.save()
    _tell_read(
        held, "assessment_more_asked", f"{worker.known_as} asked for more: {held.manager_says}", by, on
    )
    return held


def _read_by_another(stage: Stage, verb: str, says: str, by: Who) -> tuple[Stage, Practitioner]:
    """Hold a signed stage that somebody else reads, with what they say."""
    worker = telling.must_be_worker(by)
    held = telling.locked(stage)
    if worker.pk in (held.lead_id, held.signed_by_id):
        raise NotNow(OWN_WORK)
    held.state = states.STAGE.after(verb, held.state)
    if held.approved_on is not None:
        raise NotNow("This has been approved already.")
    held.manager_says = rules.must_say(says, "says", "Say what you looked at and what you think.")
    held.version += 1
    return held, worker


def _tell_read(held: Stage, kind: str, words: str, by: Who, on: date) -> None:
    family = telling.family_of(held.assessment)
    telling.tell(
        kind,
        family,
        f"{telling.stage_words(held)}: {words}.".replace("..", "."),
        about=network.children(family, on),
        on_day=on,
        on=on,
        by=by,
        detail=held.purpose,
        source="stage",
        source_ref=held.ref,
        section=telling.ORDINARY,
    )
