"""What a stage still lacks before it is signed, and what its snapshot will hold: the whole of it, whoever asks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kinfold.assessment import rules
from kinfold.assessment.models import Analysis, Contribution, Signature, Stage, StillTrue
from kinfold.assessment.queries.standing import Standing, standing
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import queries as services
from kinfold.voice import queries as voice

SPEAKS_OF_NEED = ("worry", "grow", "think", "do")


def still_asked(
    stage: Stage,
    family: Family,
    on: date,
    whom: Sequence[Person] | None = None,
    stands: Sequence[Standing] | None = None,
) -> list[rules.Prompt]:
    """What is asked before this stage may be signed. `whom`: the children of whom the signer may know; None: every child.
    `stands` is all that stands, whoever may see it, where a page has read it already."""
    everybody = network.members(family, on)
    people.remember_all([m.person for m in everybody])
    children = [m.person for m in everybody if m.is_child]
    adults = {number for m in everybody if not m.is_child for number in people.same_ids(m.person)}
    stands = standing(family, None) if stands is None else stands
    young = {number for child in children for number in people.same_ids(child)}
    needs = [need.person_id for need in services.needs_in(family)]
    needs += [
        row.contribution.person_id
        for row in stands
        if row.contribution.sort in SPEAKS_OF_NEED and row.contribution.person_id
    ]
    asked_about = children if whom is None else [c for c in children if c.pk in {w.pk for w in whom}]
    return rules.before_signing(
        so_far(stage, family, asked_about, stands),
        needs_of_children=sum(number in young for number in needs),
        needs_of_adults=sum(number in adults for number in needs),
        begun_on=stage.begun_on,
    )


def so_far(
    stage: Stage, family: Family, children: Sequence[Person], stands: Sequence[Standing]
) -> list[rules.ChildSoFar]:
    """What there is of each child: so what, when last heard or why not, and what is written about them."""
    heard = voice.last_heard(n for child in children for n in people.same_ids(child))
    silent = {row.person_id: row for row in reversed(voice.silences_in(family))}
    analysed = {row.child_id: row.so_what for row in Analysis.objects.filter(stage=stage)}
    found = []
    for child in children:
        same = set(people.same_ids(child))
        days = [heard[n].said_on for n in same if n in heard]
        days += [row.contribution.on_day for row in stands if _said_by_child(row.contribution, same)]
        why = [
            silent[n] for n in same if n in silent and rules.heard_lately(silent[n].on_day, stage.begun_on)
        ]
        found.append(
            rules.ChildSoFar(
                key=child.ref,
                name=child.known_as,
                so_what=next((analysed[n] for n in same if n in analysed), ""),
                heard_on=max(days, default=None),
                silent_because=why[-1].reason if why else "",
                born=not child.is_unborn,
                written=tuple(
                    rules.Written(row.contribution.sort, row.contribution.words)
                    for row in stands
                    if row.contribution.person_id in same
                ),
            )
        )
    return found


def _said_by_child(row: Contribution, same: set[int]) -> bool:
    return row.account == Contribution.Account.CHILD and (row.said_by_person_id or row.person_id) in same


def contribution_row(row: Standing) -> dict[str, Any]:
    """A contribution as a snapshot holds it."""
    one = row.contribution
    return {
        "ref": one.ref, "section": one.section, "person": _who(one.person), "account": one.account, "sort": one.sort,
        "words": one.words, "evidence": one.evidence, "domain": one.domain, "strength_beside": one.strength_beside,
        "on_day": one.on_day.isoformat(), "said_by": one.said_by, "said_by_person": _who(one.said_by_person),
        "organisation": str(one.organisation) if one.organisation else "", "sharing": one.sharing,
        "why_not_shared": one.why_not_shared, "source": one.source, "source_ref": one.source_ref,
        "answers": [_answer(each) for each in row.answers],
    }  # fmt: skip


def _answer(each: StillTrue) -> dict[str, Any]:
    return {
        "answer": each.answer,
        "on_day": each.on_day.isoformat(),
        "said_by": each.said_by,
        "why": each.why,
    }


def analysis_row(row: Analysis) -> dict[str, Any]:
    """An analysis as a snapshot holds it."""
    return {
        "child": _who(row.child), "so_what": row.so_what, "change_needed": row.change_needed,
        "what_would_help": row.what_would_help, "written_by": row.written_by.known_as if row.written_by else "",
    }  # fmt: skip


def signature_row(row: Signature) -> dict[str, Any]:
    """A signature as a snapshot holds it."""
    worker = row.practitioner
    return {
        "person": _who(row.person), "practitioner": {"ref": worker.ref, "name": worker.known_as} if worker else None,
        "answer": row.answer, "on_day": row.on_day.isoformat(), "in_their_words": row.in_their_words,
    }  # fmt: skip


def child_row(one: rules.ChildSoFar) -> dict[str, Any]:
    """How a child was heard, or why not, as a snapshot holds it."""
    heard = one.heard_on.isoformat() if one.heard_on else ""
    return {"ref": one.key, "name": one.name, "heard_on": heard, "silent_because": one.silent_because}


def stage_row(stage: Stage, family: Family, signed_on: date, signed_by: str) -> dict[str, Any]:
    """A stage as a snapshot holds it."""
    return {
        "ref": stage.ref, "family": family.ref, "purpose": stage.purpose, "in_plain_words": stage.in_plain_words,
        "what_may_follow": stage.what_may_follow, "begun_on": stage.begun_on.isoformat(),
        "signed_on": signed_on.isoformat(), "signed_by": signed_by,
        "lead": stage.lead.known_as if stage.lead else "",
    }  # fmt: skip


def newest_signatures(stage: Stage) -> list[Signature]:
    """The newest answer of each person, in the order in which they first answered."""
    rows = (
        Signature.objects.filter(stage=stage)
        .select_related("person", "practitioner")
        .order_by("on_day", "pk")
    )
    found: dict[tuple[int | None, int | None], Signature] = {}
    for row in rows:
        found[(row.person_id, row.practitioner_id)] = row
    return list(found.values())


def _who(person: Person | None) -> dict[str, str] | None:
    return {"ref": person.ref, "name": person.known_as} if person is not None else None
