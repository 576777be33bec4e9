"""Pages of the day itself and after: the family's plan and rota, agreement, looking at it again, the end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.design.web import again, begin_with
from kinfold.kin import abilities, actions, queries
from kinfold.kin.forms.groups import AgreeFamilyPlanForm, EndFamilyGroupForm, ReviewFamilyGroupForm
from kinfold.kin.forms.rota import AddToRotaForm, HoldFamilyGroupForm
from kinfold.kin.views.opening import SeenGroup, deed, group_to_prepare, group_to_write
from kinfold.kin.views.searching import page_of


@ability(abilities.HOLD_FAMILY_GROUP)
def hold_family_group(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that the family met: who came, their plan in their words, and the rota. Nothing of family time."""
    seen = group_to_prepare(request, ref, "hold_family_group")
    people = [one for one in seen.sight.network if not one.not_invited_why]
    names = [(one.ref, f"{queries.name_in_network(one)}, {one.tie}") for one in people]
    form = HoldFamilyGroupForm.of(
        request, about=ref, members=seen.opened.members, network=people, names=names
    )
    coming = [one.ref for one in people if one.coming]
    begin_with(
        form,
        held_on=seen.opened.on,
        attended=coming,
        plan_words=seen.group.plan_words,
        version=seen.group.version,
    )

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.hold_family_group(seen.group, **form.facts, **seen.opened.told),
            lambda: queries.family_group(ref).version,
        )
        return redirect("family_group", ref=ref)

    return deed(
        request, form, send, seen.opened, title="The family’s plan", button="Keep the family’s plan", back=_back(seen),
        template="kin/hold_family_group.html", group=seen.group,
    )  # fmt: skip


@ability(abilities.ADD_TO_ROTA)
def add_to_rota(request: HttpRequest, ref: str) -> HttpResponse:
    """One more who helps."""
    seen = group_to_prepare(request, ref, "add_to_rota")
    form = AddToRotaForm.of(request, about=ref, members=seen.opened.members, network=seen.sight.network)
    begin_with(form, agreed_on=seen.opened.on)

    def send() -> HttpResponse:
        actions.add_to_rota(
            seen.group, form.rota[0], agreed_on=form.cleaned_data["agreed_on"], **seen.opened.told
        )
        return redirect("family_group", ref=ref)

    return deed(
        request,
        form,
        send,
        seen.opened,
        title="Somebody else helps too",
        button="Add to the rota",
        back=_back(seen),
    )


@ability(abilities.AGREE_FAMILY_PLAN)
def agree_family_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree the family's plan as it stands, or say what would have to change."""
    seen = group_to_write(request, ref, "agree_family_plan")
    form = AgreeFamilyPlanForm.of(request, about=ref)
    begin_with(form, decided_on=seen.opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        if got["decision"] == "agree":
            actions.agree_family_plan(
                seen.group, agreed_on=got["decided_on"], review_on=got["review_on"], **seen.opened.told
            )
        else:
            actions.cannot_agree(
                seen.group, decided_on=got["decided_on"], why=got["why"], rota_goes_on=got["rota_goes_on"] != "no",
                **seen.opened.told,
            )  # fmt: skip
        return redirect("family_group", ref=ref)

    return deed(
        request, form, send, seen.opened, title="Can the family’s plan go ahead?", button="Keep this", back=_back(seen),
        quote=seen.group.plan_words, intro=_must_be_met(seen),
    )  # fmt: skip


def _must_be_met(seen: SeenGroup) -> str:
    said = seen.group.must_be_met
    return f"Said before the day, that the plan must keep safe: {said}" if said else ""


@ability(abilities.REVIEW_FAMILY_GROUP)
def review_family_group(request: HttpRequest, ref: str) -> HttpResponse:
    """How the family's plan goes."""
    seen = group_to_prepare(request, ref, "review_family_group")
    form = ReviewFamilyGroupForm.of(request, about=ref)
    begin_with(form, reviewed_on=seen.opened.on)

    def send() -> HttpResponse:
        actions.review_family_group(seen.group, **form.answers, **seen.opened.told)
        return redirect("family_group", ref=ref)

    return deed(
        request, form, send, seen.opened, title="How the family’s plan goes", button="Keep this", back=_back(seen),
        quote=seen.group.plan_words, intro="Who is tired? Who else could help? Lines of the rota that have ended are ended in the plan.",
    )  # fmt: skip


@ability(abilities.END_FAMILY_GROUP)
def end_family_group(request: HttpRequest, ref: str) -> HttpResponse:
    """Why it ends."""
    seen = group_to_write(request, ref, "end_family_group")
    form = EndFamilyGroupForm.of(request, about=ref)
    begin_with(form, ended_on=seen.opened.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.end_family_group(
            seen.group,
            ended_on=got["ended_on"],
            why=got["why"],
            rota_goes_on=got["rota_goes_on"] == "yes",
            **seen.opened.told,
        )
        return redirect("family_group", ref=ref)

    return deed(request, form, send, seen.opened, title="It ends", button="End it", back=_back(seen))


def _back(seen: SeenGroup) -> tuple[str, str]:
    return page_of("family_group", seen.group.ref), "Family group conference"
