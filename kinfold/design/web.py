"""What every view uses: draw a page, answer a form, receive a form once."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render as django_render

from kinfold.base.errors import Clash, Hidden, NeedsGlass, NotNow, RefusedOpenly
from kinfold.base.models import Submission
from kinfold.base.who import Who
from kinfold.design import drafts
from kinfold.design.forms import Form

NOT_UNDERSTOOD = 422  # a form that came back to be corrected

T = TypeVar("T")
Action = Callable[[], HttpResponse]


def asker(request: HttpRequest) -> tuple[Who, date]:
    """Return who is asking and which day it is."""
    return request.who, request.today  # type: ignore[attr-defined]


def find(getter: Callable[[str], T], ref: str) -> T:
    """Return a record by its reference. One that does not exist is answered like one that is hidden."""
    try:
        return getter(ref)
    except ObjectDoesNotExist:
        raise Hidden from None


def begin_with(form: Form, **standing: Any) -> None:
    """Begin a form from what stands; a draft that is carried on keeps its own words and version."""
    if not form.is_bound:
        form.initial = {**standing, **form.initial}


def again(form: Form, save: Callable[[], T], newest: Callable[[], int]) -> T:
    """Save what carries a version. When somebody else was faster, sending again keeps what is written here."""
    try:
        return save()
    except Clash:
        form.data["version"] = str(newest())  # type: ignore[index]
        raise


def render(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Draw a page."""
    return django_render(request, template, dict(context or {}), status=status)


def answer(
    request: HttpRequest,
    form: Form,
    template: str,
    action: Action,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show a form, or receive it: the one way in which every room answers its forms.

    `action` makes one call into a room's actions and returns a redirect. It runs once however often the form is sent. What a
    rule refuses (`NotNow`) and what somebody else changed meanwhile (`Clash`) is shown above the form, and nothing typed is lost.
    """
    shown = {**(context or {}), "form": form}
    if not form.is_bound:
        return first_time(request, form, template, shown)
    if form.is_valid():
        try:
            return once(request, form, action)
        except NotNow as why:
            form.refuse(why)
        except Clash as clash:
            form.clash = clash
    keep(request, form)
    return render(request, template, shown, status=NOT_UNDERSTOOD)


def first_time(request: HttpRequest, form: Form, template: str, shown: Mapping[str, Any]) -> HttpResponse:
    """Show an empty form; first offer what its author was writing before."""
    if form.autosaves and not {"carry_on", "afresh"} & set(request.GET):
        draft = drafts.find(drafts.account_of(request), form.form_name(), form.about)
        if draft is not None:
            return render(request, "design/carry_on.html", {"draft": draft, "preview": drafts.preview(draft)})
    return render(request, template, shown)


def keep(request: HttpRequest, form: Form) -> None:
    """Keep what was sent and not accepted as a draft."""
    if form.autosaves:
        drafts.save(drafts.account_of(request), form.form_name(), form.about, drafts.contents(form.data))


def once(request: HttpRequest, form: Form, action: Action) -> HttpResponse:
    """Run the action for a valid form, unless a form with the same token was received before: then go where that one went.
    So too, for forms that say so (`same_again_is_one`), when the same person sent the same answers today: Back, and Send again.

    Two copies sent at the same moment: PostgreSQL lets the second wait at the unique token until the first has committed
    (then it is a copy) or has been rolled back (then it is the first). An action that raises leaves no trace of the token.
    """
    account_id, token = drafts.account_of(request), form.cleaned_data["token"]
    refusal: Hidden | RefusedOpenly | NeedsGlass
    with transaction.atomic():
        received = first_copy(token, account_id)
        if received is None:
            return HttpResponseRedirect(where_it_went(token, account_id) or request.path)
        mark = form.mark_of_what_it_says(account_id) if form.same_again_is_one and account_id else ""
        said = first_copy(mark, account_id) if mark else None
        if mark and said is None:
            return as_before(received, where_it_went(mark, account_id) or request.path)
        try:
            response = action()
        except (Hidden, RefusedOpenly, NeedsGlass) as why:
            if said is not None:
                said.delete()
            received.delete()  # not rolled back: the access log keeps the refusal, and the action has undone its own work
            refusal = why
        else:
            for copy in filter(None, (received, said)):
                note_where_it_went(copy, response)
            drafts.forget(account_id, form.form_name(), form.about)
            return response
    raise refusal


def as_before(received: Submission, where: str) -> HttpResponse:
    """Lead to where the same thing led when it was sent before; a further copy of this one goes there too."""
    response = HttpResponseRedirect(where)
    note_where_it_went(received, response)
    return response


def note_where_it_went(received: Submission, response: HttpResponse) -> None:
    """Keep the address to which a form led, for its second copy."""
    went_to = str(getattr(response, "url", ""))
    received.went_to = went_to if len(went_to) <= 200 else ""
    received.save(update_fields=["went_to"])


def first_copy(token: str, account_id: int | None) -> Submission | None:
    """Claim a token; None when it has been claimed before."""
    try:
        with transaction.atomic():
            return Submission.objects.create(token=token, account_id=account_id)
    except IntegrityError:
        return None


def where_it_went(token: str, account_id: int | None) -> str:
    """Return the address to which the first copy led, if the same person sent it."""
    first = Submission.objects.filter(token=token, account_id=account_id).first()
    return first.went_to if first else ""
