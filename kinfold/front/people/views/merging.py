"""Two records of one person: asked by one worker, agreed by a manager or information governance, and undone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.front.pages.opening import open_person
from kinfold.front.people import abilities, pages
from kinfold.front.people.forms import AgreeToMergeForm, AskToMergeForm, UndoMergeForm
from kinfold.front.people.views.opening import back_to_details, open_to_write
from kinfold.people import actions
from kinfold.people import queries as people
from kinfold.people.models import Merge
from kinfold.sharing import queries as access
from kinfold.sharing.queries import View

TWO = ("two", "allow")


@ability(abilities.ASK_TO_MERGE)
def ask_to_merge(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that this record and another are the same person. Only those whom the worker may find are offered."""
    who, on = asker(request)
    person, _, _ = open_to_write(request, ref, "person.merge.ask")
    words = request.POST.get("words", "")[
        :200
    ].strip()  # sent, never in the address: names do not belong in logs
    twins = pages.other_records(who, person, words, on)
    others = [(twin.ref, twin.said) for twin in twins]
    if "look" in request.POST:
        form = AskToMergeForm(today=on, about=person.ref, others=others)
    else:
        form = AskToMergeForm.of(request, about=person.ref, others=others)

    def done() -> HttpResponse:
        other = people.person(form.cleaned_data["other"])
        kept, merged = (person, other) if form.cleaned_data["keep"] == "this" else (other, person)
        actions.ask_to_merge(kept, merged, why=form.cleaned_data["why"], by=who, on=on)
        return back_to_details(person, "asked")

    shown = {"person": person, "words": words, "twins": twins}
    return web.answer(request, form, "front/people/ask_to_merge.html", done, shown)


@ability(abilities.SEE_MERGE)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Both records side by side, and what can be done."""
    found, views = _open(request, pk, "person.merge.see")
    both = len(views) == 2
    shown = {
        "merge": found,
        "rows": people.side_by_side(found.kept, found.merged) if both else [],
        "may_agree": _may_agree(request, found, views),
        "may_undo": _may_undo(request, found, views),
    }
    return web.render(request, "front/people/merge.html", shown)


@ability(abilities.AGREE_TO_MERGE)
def agree_to_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """A second person agrees, with both records before them."""
    who, on = asker(request)
    found, views = _open(request, pk, "person.merge.agree")
    if not _may_agree(request, found, views):
        raise RefusedOpenly(
            "A manager or information governance, who may see both records and did not ask, agrees to this."
        )
    form = AgreeToMergeForm.of(request, about=str(pk))

    def done() -> HttpResponse:
        actions.agree_to_merge(found, by=who, on=on)
        return redirect("merge", pk=pk)

    shown = {"merge": found, "rows": people.side_by_side(found.kept, found.merged)}
    return web.answer(request, form, "front/people/agree_to_merge.html", done, shown)


@ability(abilities.UNDO_MERGE)
def undo_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Take joined records apart, or withdraw the question."""
    who, on = asker(request)
    found, views = _open(request, pk, "person.merge.undo")
    if not _may_undo(request, found, views):
        raise RefusedOpenly("A manager or information governance takes joined records apart.")
    form = UndoMergeForm.of(request, about=str(pk))

    def done() -> HttpResponse:
        actions.undo_merge(found, why=form.cleaned_data["why"], by=who, on=on)
        return redirect("merge", pk=pk)

    return web.answer(request, form, "front/people/undo_merge.html", done, {"merge": found})


def _open(request: HttpRequest, pk: int, action: str) -> tuple[Merge, list[View]]:
    """Open whichever of the two records this worker may open wholly; hidden when it is neither."""
    who, on = asker(request)
    try:
        found = people.merge(pk)
    except Merge.DoesNotExist:
        raise Hidden from None
    views: list[View] = []
    seen = set(
        access.visible_people(who, on)
        .filter(pk__in=(found.kept_id, found.merged_id))
        .values_list("pk", flat=True)
    )
    for person in (found.kept, found.merged):
        if person.pk in seen:
            views.append(open_person(who, person.ref, on=on, action=action)[2])
    views = [view for view in views if not view.masked]
    if not views:
        raise Hidden
    return found, views


def _may_agree(request: HttpRequest, found: Merge, views: list[View]) -> bool:
    who, _ = asker(request)
    asked = found.agreed_on is None and found.undone_on is None
    two = len(views) == 2 and all(view.decide("M1").code in TWO for view in views)
    return asked and two and found.asked_by_id != who.account_id


def _may_undo(request: HttpRequest, found: Merge, views: list[View]) -> bool:
    who, _ = asker(request)
    if found.undone_on is not None:
        return False
    if found.agreed_on is None and found.asked_by_id == who.account_id:
        return True
    return any(view.decide("M1").code in TWO for view in views)
