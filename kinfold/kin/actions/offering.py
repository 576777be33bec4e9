"""Offering a family group conference, hearing the answers, and preparing it with the family: who comes, who runs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, must_be_newest, save
from kinfold.clocks.actions import tell
from kinfold.kin import rules
from kinfold.kin.actions.telling import kept, section_for, stop_clocks, writer
from kinfold.kin.models import FamilyGroup, NetworkPerson, OfferAnswer
from kinfold.kin.states import FAMILY_GROUP
from kinfold.network import queries as network
from kinfold.network.models import Involvement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.network.models import Family
    from kinfold.people.models import Person

S = FamilyGroup.State
DECIDING = frozenset(
    {Involvement.Role.ALLOCATED, Involvement.Role.LEAD, Involvement.Role.CHAIR, Involvement.Role.GUARDIAN}
)
PREPARED = ("asked_of_family", "must_be_met", "resources")
OF_A_PERSON = ("tie", "brings", "invited_on", "coming", "not_invited_why", "separate_why")


@transaction.atomic
def offer_family_group(
    family: Family,
    children: Sequence[Person],
    why: str,
    *,
    offered_on: date,
    to: Sequence[Person],
    by: Who,
    on: date,
    how: str = "",
    asked_of_family: str = "",
    entry: UUID | None = None,
) -> FamilyGroup:
    """Offer a family group conference to named people: whenever a parent asks or feels alone, not only before court.

    One at a time: refused while another is offered or being prepared (a no is not lost: `offer_again`).
    """
    rules.must_have_happened(offered_on, on, "offered_on")
    rules.one_of(why, dict(FamilyGroup.Why.choices), "why", "Choose why it is offered now.")
    if not to:
        raise NotNow("Choose to whom it was offered.", field="to")
    here = kept(family)
    if FamilyGroup.objects.filter(family=here, state__in=(S.OFFERED, S.PREPARING)).exists():
        raise NotNow("A family group conference is offered already. Go on from there.")
    group = FamilyGroup.objects.create(
        family=here,
        children=[child.ref for child in children],
        why=why,
        offered_on=offered_on,
        offered_by=writer(by),
        asked_of_family=rules.fits(asked_of_family, "asked_of_family"),
    )
    _offers(group, to, offered_on, how)
    group.entry = tell(
        "family_group_offered", here, "A family group conference was offered.", on_day=offered_on, on=on, by=by,
        about=children or network.children(here, offered_on), section=section_for(here, to), source="family_group",
        source_ref=group.ref, entry=entry,
    )  # fmt: skip
    group.save(update_fields=["entry"])
    return group


@transaction.atomic
def offer_again(
    group: FamilyGroup,
    *,
    offered_on: date,
    to: Sequence[Person],
    by: Who,
    on: date,
    how: str = "",
    entry: UUID | None = None,
) -> FamilyGroup:
    """Offer it again after a no, or to somebody else as well. What was answered before stays where nobody is asked anew."""
    rules.must_have_happened(offered_on, on, "offered_on")
    now = locked(group, "family")
    if not to:
        raise NotNow("Choose to whom it was offered.", field="to")
    if now.state == S.DECLINED:
        save(now, state=FAMILY_GROUP.after("offer_again", now.state))
    elif now.state not in (S.OFFERED, S.PREPARING):
        raise NotNow("It has been held. Offer another one.")
    OfferAnswer.objects.filter(group=now, person__in=to).exclude(answer="yes").update(
        offered_on=offered_on, answer="", answered_on=None
    )
    known = set(now.offers.values_list("person_id", flat=True))
    _offers(now, [one for one in to if one.pk not in known], offered_on, how)
    tell(
        "family_group_offered", now.family, "A family group conference was offered again.", on_day=offered_on, on=on, by=by,
        about=network.children(now.family, offered_on), section=section_for(now.family, to), source="family_group",
        source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return now


@transaction.atomic
def answer_offer(
    offer: OfferAnswer,
    answer: str,
    *,
    answered_on: date,
    by: Who,
    on: date,
    in_their_words: str = "",
    entry: UUID | None = None,
) -> OfferAnswer:
    """Write down what one person answered. One yes begins the preparing; it is declined when everybody asked has said no."""
    rules.must_have_happened(answered_on, on, "answered_on")
    rules.one_of(answer, rules.ANSWERS, "answer", "Choose what they answered.")
    group = locked(offer.group, "family")
    now = OfferAnswer.objects.select_for_update(of=("self",)).select_related("person").get(pk=offer.pk)
    rules.must_follow(answered_on, now.offered_on, "answered_on", "it was offered")
    if group.state not in (S.OFFERED, S.DECLINED, S.PREPARING):
        raise NotNow("It has been held or has ended, so the offer cannot be answered any more.")
    now.answer, now.answered_on = answer, answered_on
    now.in_their_words = rules.fits(in_their_words, "in_their_words")
    now.save(update_fields=["answer", "answered_on", "in_their_words"])
    verb = rules.after_answers(list(group.offers.values_list("answer", flat=True)))
    if verb and FAMILY_GROUP.may(verb, group.state):
        save(group, state=FAMILY_GROUP.after(verb, group.state))
    tell(
        "family_group_answered", group.family, "The offer of a family group conference was answered.", on_day=answered_on,
        on=on, by=by, about=[now.person], detail=answer, source="family_group", source_ref=group.ref, entry=entry,
    )  # fmt: skip
    if group.state == S.DECLINED:
        stop_clocks(group.family, group.ref, "The family said no, for now.", on=answered_on, by=by)
    return now


@transaction.atomic
def name_coordinator(
    group: FamilyGroup,
    coordinator: Practitioner,
    *,
    named_on: date,
    by: Who,
    on: date,
    entry: UUID | None = None,
) -> FamilyGroup:
    """Name who prepares and runs it: somebody who decides nothing about this family, and did not make the offer.

    It opens no record to them. Whoever should keep the list here is invited into the team: a deed of its own.
    """
    rules.must_have_happened(named_on, on, "named_on")
    now = _preparing(group)
    if coordinator.pk == now.offered_by_id:
        raise NotNow("Whoever offered it does not run it. Choose somebody independent.", field="coordinator")
    roles = {
        row.role for row in network.involved(now.family, named_on) if row.practitioner_id == coordinator.pk
    }
    if roles & DECIDING:
        raise NotNow(
            "The coordinator must be independent: this worker takes part in decisions about the family.",
            field="coordinator",
        )
    save(now, coordinator=coordinator)
    tell(
        "family_group_prepared", now.family, "Somebody independent prepares the family group conference with the family.",
        on_day=named_on, on=on, by=by, about=network.children(now.family, named_on), source="family_group",
        source_ref=now.ref, entry=entry,
    )  # fmt: skip
    return now


@transaction.atomic
def prepare_family_group(
    group: FamilyGroup, *, by: Who, on: date, version: int | None = None, **facts: str
) -> FamilyGroup:
    """Write the question to the family, what the plan must keep safe, and what services can give. Said before the day."""
    if set(facts) - set(PREPARED):
        raise ValueError(f"{', '.join(sorted(set(facts) - set(PREPARED)))} cannot be changed here")
    now = _preparing(group)
    told = {name: rules.fits(value, name) for name, value in facts.items()}
    must_be_newest(
        now,
        version,
        "\n".join(getattr(now, name) for name in told if getattr(now, name)),
        "\n".join(filter(None, told.values())),
    )
    return save(now, **told)


@transaction.atomic
def add_to_network(
    group: FamilyGroup,
    *,
    tie: str,
    by: Who,
    on: date,
    person: Person | None = None,
    named: str = "",
    named_by: str = "",
    brings: str = "",
) -> NetworkPerson:
    """Put somebody on the list that is built with the family: of a record, or by name only. The same person stays one line."""
    now = _preparing(group)
    if person is not None:
        person = person.merged_into or person
        standing = now.network.filter(person=person).first()
        if standing is not None:
            return standing
    return NetworkPerson.objects.create(
        group=now,
        person=person,
        named="" if person is not None else rules.said(named, "named", "Write their name.", longest=200),
        tie=rules.said(tie, "tie", "Say who they are to the child or the parents.", longest=120),
        named_by=rules.fits(named_by, "named_by", longest=200),
        brings=rules.fits(brings, "brings"),
    )


@transaction.atomic
def invite_to_family_group(
    member: NetworkPerson,
    *,
    invited_on: date,
    by: Who,
    on: date,
    coming: bool | None = None,
    brings: str = "",
    separate_why: str = "",
    version: int | None = None,
) -> NetworkPerson:
    """Write that somebody was asked to come, whether they will, what they bring, and who takes part apart for safety."""
    rules.must_have_happened(invited_on, on, "invited_on")
    facts = {
        "invited_on": invited_on, "coming": coming, "brings": brings, "separate_why": separate_why, "not_invited_why": "",
    }  # fmt: skip
    return _change(member, version, facts)


@transaction.atomic
def leave_out_of_family_group(
    member: NetworkPerson, *, why: str, by: Who, on: date, version: int | None = None
) -> NetworkPerson:
    """Decide not to ask somebody on the list to come, with the reason. Only those who prepare it read the reason."""
    reason = rules.said(why, "why", "Say why they are not asked.")
    return _change(member, version, {"not_invited_why": reason, "invited_on": None, "coming": None})


def _change(member: NetworkPerson, version: int | None, facts: dict[str, Any]) -> NetworkPerson:
    assert set(facts) <= set(OF_A_PERSON)
    _preparing(member.group)
    now = locked(member, "group", "person")
    told = {
        name: rules.fits(value, name) if isinstance(value, str) else value for name, value in facts.items()
    }
    must_be_newest(
        now, version, now.brings or "Somebody else changed this line.", str(told.get("brings", ""))
    )
    return save(now, **told)


def _preparing(group: FamilyGroup) -> FamilyGroup:
    now = locked(group, "family")
    if now.state not in (S.OFFERED, S.PREPARING, S.NOT_AGREED):
        raise NotNow(
            f"This family group conference is “{now.get_state_display()}”, so it is not being prepared."
        )
    return now


def _offers(group: FamilyGroup, to: Iterable[Person], offered_on: date, how: str) -> None:
    people = {one.merged_into_id or one.pk: one.merged_into or one for one in to}
    OfferAnswer.objects.bulk_create(
        OfferAnswer(group=group, person=one, offered_on=offered_on, how=rules.fits(how, "how", longest=200))
        for one in people.values()
    )
