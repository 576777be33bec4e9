"""Pages of approving somebody for a time, and of what a family carer gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.kin import abilities, actions, queries, rules
from kinfold.kin.forms.caring import ApproveForATimeForm, CarerSupportForm, EndApprovalForm, MakeLongerForm
from kinfold.kin.views.opening import Opened, deed, explored, family_opened, to_read, to_write
from kinfold.kin.views.searching import page_of

if TYPE_CHECKING:
    from kinfold.kin.models import TemporaryApproval


@ability(abilities.APPROVE_FOR_A_TIME)
def approve_for_a_time(request: HttpRequest, ref: str) -> HttpResponse:
    """Approve somebody to care for a child for sixteen weeks, while they are assessed in full."""
    row, opened = explored(request, ref, "approve_for_a_time", "W4")
    form = ApproveForATimeForm.of(request, about=ref, members=opened.members, known=row.person_id is not None)
    begin_with(form, began_on=opened.on)

    def send() -> HttpResponse:
        made = actions.approve_for_a_time(row, **form.facts, **opened.told)
        return redirect("temporary_approval", ref=made.ref)

    return deed(
        request, form, send, opened, title=f"Approve {queries.name_of(row)} for a time", button="Approve for sixteen weeks",
        back=(page_of("kin_explored", ref), queries.name_of(row)),
        intro="For a child in the council’s care. It lasts sixteen weeks, and can be made eight weeks longer once. "
        "They are paid like any foster carer from the first day.",
    )  # fmt: skip


def _approval(request: HttpRequest, ref: str, action: str, row: str = "") -> tuple[TemporaryApproval, Opened]:
    found = find(queries.approval, ref)
    family = (found.family.joined_into or found.family).ref
    opened = to_write(request, family, action, row) if row else to_read(request, family, action)
    if not queries.may_see_approval(found, opened.view):
        raise Hidden
    return found, opened


@require_safe
@ability(abilities.SEE_APPROVAL)
def temporary_approval(request: HttpRequest, ref: str) -> HttpResponse:
    """One approval for a time: since when, until when, why, and how it ended."""
    row, opened = _approval(request, ref, "temporary_approval")
    supports = [
        one for one in queries.supports_in(opened.family, opened.view) if one.carer_id == row.carer_id
    ]
    return web.render(
        request,
        "kin/temporary_approval.html",
        {
            "family": opened.family,
            "row": row,
            "until": row.longer_until or row.due_on,
            "ended": rules.ENDED.get(row.ended_how, ""),
            "supports": supports,
            "writes": opened.writes,
            "decides": opened.view.can("W4"),
        },
    )


@ability(abilities.MAKE_LONGER)
def make_longer(request: HttpRequest, ref: str) -> HttpResponse:
    """Eight weeks more, once."""
    row, opened = _approval(request, ref, "make_longer", "W4")
    form = MakeLongerForm.of(request, about=ref)
    begin_with(form, decided_on=opened.on)

    def send() -> HttpResponse:
        actions.make_longer(row, **form.answers, **opened.told)
        return redirect("temporary_approval", ref=ref)

    return deed(
        request, form, send, opened, title="Make it eight weeks longer", button="Make it longer",
        back=(page_of("temporary_approval", ref), "The approval"), intro="This can be done once, before the sixteen weeks end.",
    )  # fmt: skip


@ability(abilities.END_APPROVAL)
def end_approval(request: HttpRequest, ref: str) -> HttpResponse:
    """How an approval for a time ended."""
    row, opened = _approval(request, ref, "end_approval", "W4")
    form = EndApprovalForm.of(request, about=ref)
    begin_with(form, ended_on=opened.on)

    def send() -> HttpResponse:
        actions.end_approval(row, **form.answers, **opened.told)
        return redirect("temporary_approval", ref=ref)

    return deed(
        request, form, send, opened, title="End the approval for a time", button="End it",
        back=(page_of("temporary_approval", ref), "The approval"),
    )  # fmt: skip


@ability(abilities.CARER_SUPPORT)
def carer_support(request: HttpRequest, ref: str) -> HttpResponse:
    """Agree, or put right, what a carer gets for a child."""
    opened = to_write(request, ref, "carer_support")
    form = CarerSupportForm.of(request, about=ref, members=opened.members)
    wanted = request.GET.get("support", "")
    standing = next(
        (one for one in queries.supports_in(opened.family, opened.view) if one.ref == wanted), None
    )
    if standing is not None:
        names = "arrangement since every_weeks paid_by money_since money_why childs_needs help_agreed they_ask told_on version"
        pounds = standing.pounds_pence / 100 if standing.pounds_pence else None
        people = {
            "child": standing.child.ref,
            "carer": standing.carer.ref,
            "pounds": f"{pounds:.2f}" if pounds else "",
        }
        begin_with(form, **people, **{name: getattr(standing, name) for name in names.split()})
    else:
        begin_with(
            form, since=opened.on, child=request.GET.get("child", ""), carer=request.GET.get("carer", "")
        )

    def send() -> HttpResponse:
        made = again(
            form,
            lambda: actions.agree_carer_support(opened.family, **form.facts, **opened.told),
            lambda: queries.support(wanted).version,
        )
        return redirect("carers_page", ref=made.ref)

    return deed(
        request, form, send, opened, title="What a family carer gets", button="Keep this", template="kin/carer_support.html",
        back=(page_of("kin", opened.family.ref), "Family and friends"),
    )  # fmt: skip


@require_safe
@ability(abilities.CARERS_PAGE)
def carers_page(request: HttpRequest, ref: str) -> HttpResponse:
    """For the carer: rights, money, what the child needs, who helps. A carer with a sign-in reads their own."""
    row = find(queries.support, ref)
    opened = family_opened(request, (row.family.joined_into or row.family).ref, "carers_page", "V8")
    if not queries.may_see_support(row, opened.view):
        raise Hidden
    money = rules.amount_said(row.pounds_pence, row.every_weeks) if row.pounds_pence else ""
    template = "kin/carers_page_for_carer.html" if opened.who.is_family else "kin/carers_page.html"
    return web.render(
        request,
        template,
        {
            "family": opened.family,
            "row": row,
            "arrangement": rules.ARRANGEMENTS[row.arrangement],
            "told": rules.told(row.arrangement),
            "money": money,
            "figures": rules.figures(),
            "every_carer": rules.where_to_ask(),
            "writes": opened.writes,
        },
    )
