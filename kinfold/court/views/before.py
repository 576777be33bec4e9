"""Pages of the time before court."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.court import abilities, actions, queries
from kinfold.court.forms import before as forms
from kinfold.court.models import PreProceedings
from kinfold.court.views.opening import Opened, at, chosen, deed, family_ref, to_read, to_write
from kinfold.design import web
from kinfold.design.web import again, begin_with, find


@ability(abilities.DECIDE_BEFORE)
def decide_pre_proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a time before court: what must change, what help, by when; with somebody else's agreement."""
    opened = to_write(request, ref, "decide_pre_proceedings")
    form = forms.DecideBeforeForm.of(
        request, about=ref, children=opened.child_choices, workers=opened.worker_choices
    )

    def send() -> HttpResponse:
        told = dict(form.answers)
        children = chosen(opened, told.pop("children"))
        agreed = agencies.practitioner(told.pop("approved_by"))
        made = actions.decide_pre_proceedings(
            opened.family, children, **told, approved_by=agreed, by=opened.who, on=opened.on
        )
        return redirect("pre_proceedings", ref=made.ref)

    return deed(
        request, opened, form, send, title="Begin a time before court", button="Begin it", back=at("court", ref),
        back_says="Court",
        intro="A last chance to agree, with help, before a judge decides. The plan, the help and the workers stay.",
    )  # fmt: skip


def opened_before(
    request: HttpRequest, ref: str, action: str, *, write: bool = True
) -> tuple[Opened, PreProceedings]:
    """Open the family of a time before court. Children who are hidden hide it."""
    row = find(queries.before, ref)
    opener = to_write if write else to_read
    opened = opener(request, family_ref(row.family), action, about=ref)
    if not opened.shows(*queries.children_of(row)):
        raise Hidden
    return opened, row


@require_safe
@ability(abilities.SEE_BEFORE)
def pre_proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """One time before court: the letter and its offer, who answered what, meetings, help, and the day to decide by."""
    opened, row = opened_before(request, ref, "pre_proceedings", write=False)
    context = {
        "family": opened.family,
        "opened": opened,
        "before": row,
        "children": queries.children_of(row),
        "offers": [one for one in queries.offers(row) if opened.shows(one.person)],
        "waiting": queries.accepted_not_held(row),
        "meetings": queries.meetings(row),
        "ends": {
            "step_down": "Things changed",
            "issue": "An application to the court",
            "moved": "Moved to another authority",
        },
    }
    return web.render(request, "court/pre_proceedings.html", context)


@ability(abilities.SEND_LETTER)
def send_letter(request: HttpRequest, ref: str) -> HttpResponse:
    """Send the letter: refused unless it offers a family group meeting, or says why it does not."""
    opened, row = opened_before(request, ref, "send_letter")
    form = forms.SendLetterForm.of(request, about=ref, people=opened.adult_choices)

    def send() -> HttpResponse:
        told = dict(form.answers)
        offers = chosen(opened, told.pop("offers"))
        actions.send_letter(row, **told, offers=offers, by=opened.who, on=opened.on)
        return redirect("pre_proceedings", ref=ref)

    return deed(
        request, opened, form, send, title="The letter before court", button="It was sent", back=at("pre_proceedings", ref),
        intro="The letter reaches everybody it names: leave out addresses, and what one parent may not know of the other.",
    )  # fmt: skip


@require_safe
@ability(abilities.READ_LETTER)
def letter_before_proceedings(request: HttpRequest, ref: str) -> HttpResponse:
    """The letter to print, for one person at a time: it names nobody else to whom it went."""
    opened, row = opened_before(request, ref, "letter_before_proceedings", write=False)
    if not row.letter_words:
        raise Hidden
    offers = [one for one in queries.offers(row) if opened.shows(one.person)]
    wanted = request.GET.get("to", "")
    to = next((one for one in offers if one.ref == wanted), offers[0] if len(offers) == 1 else None)
    context = {
        "family": opened.family,
        "before": row,
        "children": queries.children_of(row),
        "offers": offers,
        "to": to,
        "lead": next(iter(agencies.practitioners([row.decided_by_id]).values()), None)
        if row.decided_by_id
        else None,
    }
    return web.render(request, "court/letter.html", context)


@ability(abilities.ANSWER_OFFER)
def answer_letter_offer(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what somebody answered to the offer of a family group meeting."""
    offer = find(queries.offer, ref)
    opened, row = opened_before(request, offer.before.ref, "answer_letter_offer")
    if not opened.shows(offer.person):
        raise Hidden
    form = forms.AnswerOfferForm.of(request, about=ref)
    begin_with(
        form,
        answer=offer.answer,
        in_their_words=offer.in_their_words,
        answered_on=offer.answered_on or opened.on,
    )

    def send() -> HttpResponse:
        actions.answer_letter_offer(offer, **form.answers, by=opened.who, on=opened.on)
        return redirect("pre_proceedings", ref=row.ref)

    return deed(
        request, opened, form, send, title=f"What {offer.person.known_as} answered", button="Keep the answer",
        back=at("pre_proceedings", row.ref),
    )  # fmt: skip


@ability(abilities.GROUP_HELD)
def family_group_was_held(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that the family group meeting was held."""
    opened, row = opened_before(request, ref, "family_group_was_held")
    form = forms.GroupHeldForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.family_group_was_held(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("pre_proceedings", ref=ref)

    return deed(
        request, opened, form, send, title="The family group meeting was held", button="Keep the day",
        back=at("pre_proceedings", ref),
    )  # fmt: skip


@ability(abilities.SIGN)
def sign_agreement(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what was agreed with the parents."""
    opened, row = opened_before(request, ref, "sign_agreement")
    form = forms.AgreementForm.of(request, about=ref)
    standing = {"agreement": row.agreement, "signed_on": row.agreement_signed_on, "version": row.version}
    begin_with(form, **standing)

    def send() -> HttpResponse:
        told = form.answers
        again(
            form,
            lambda: actions.sign_agreement(row, **told, by=opened.who, on=opened.on),
            lambda: queries.before(ref).version,
        )
        return redirect("pre_proceedings", ref=ref)

    return deed(
        request,
        opened,
        form,
        send,
        title="What was agreed",
        button="Keep it",
        back=at("pre_proceedings", ref),
    )


@ability(abilities.MEET_BEFORE)
def before_meeting(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a meeting before court, and plan the next."""
    opened, row = opened_before(request, ref, "before_meeting")
    form = forms.BeforeMeetingForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.hold_before_meeting(row, **form.answers, by=opened.who, on=opened.on)
        return redirect("pre_proceedings", ref=ref)

    return deed(
        request, opened, form, send, title="A meeting before court", button="Keep it", back=at("pre_proceedings", ref),
        intro="With the parents and whoever speaks for them.",
    )  # fmt: skip


@ability(abilities.MOVE_DECISION)
def move_decision(request: HttpRequest, ref: str) -> HttpResponse:
    """Change the day to decide by, with the reason."""
    opened, row = opened_before(request, ref, "move_decision")
    form = forms.MoveDecisionForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.move_decision(row, **form.answers, on_day=opened.on, by=opened.who, on=opened.on)
        return redirect("pre_proceedings", ref=ref)

    return deed(
        request, opened, form, send, title="Another day to decide by", button="Change the day",
        back=at("pre_proceedings", ref), intro="The day before stays on the record, with the reason.",
    )  # fmt: skip


@ability(abilities.END_BEFORE)
def end_before(request: HttpRequest, ref: str) -> HttpResponse:
    """End a time before court: things changed, or it moved. An application has its own page."""
    opened, row = opened_before(request, ref, "end_before")
    form = forms.EndBeforeForm.of(request, about=ref)

    def send() -> HttpResponse:
        told = form.answers
        told["level_after"] = told["level_after"] or "child_in_need"
        actions.end_before(row, **told, by=opened.who, on=opened.on)
        return redirect("pre_proceedings", ref=ref)

    return deed(
        request, opened, form, send, title="End the time before court", button="End it", back=at("pre_proceedings", ref),
        intro="Are you applying to the court? Use “Write down an application” instead: it ends this too.",
    )  # fmt: skip
