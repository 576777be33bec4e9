"""Pages of the child's own book, and of growing up out of care."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries
from kinfold.care.forms.growing_up import (
    AddToLifeStoryForm,
    BeginLeavingCareForm,
    ChangeLeavingForm,
    ChangePieceForm,
    EndLeavingForm,
    KeepInTouchForm,
    KeepTieForm,
    StayPutForm,
    WritePathwayPlanForm,
)
from kinfold.care.models import LeavingCare, LifeStoryPiece, PathwayPlan
from kinfold.care.rules import leaving_care as rules
from kinfold.care.rules import story
from kinfold.care.views.asking import ask, to, worker_chosen, workers
from kinfold.care.views.carers import sent
from kinfold.care.views.opening import Opened, must_read_whole, must_write, opened, to_read
from kinfold.care.views.reviewing import REVIEWERS
from kinfold.design import web
from kinfold.design.web import again, find

WRITTEN = ["home", "money", "work_and_learning", "health", "people", "identity", "in_case"]


def _own_or_whole(found: Opened) -> Opened:
    """The page is the child's own: they read it, and workers who read the whole record. Nobody else of the family."""
    if not found.is_self and (found.who.is_family or found.view.masked or not found.view.whole("V3")):
        raise Hidden
    return found


@require_safe
@ability(abilities.SEE_LIFE_STORY)
def life_story(request: HttpRequest, ref: str) -> HttpResponse:
    """The child's own book: both lives, in the order in which they were lived."""
    found = _own_or_whole(to_read(request, queries.whose("life_story", ref), "life_story", row="V8"))
    pieces = queries.life_story(found.child, found.view)
    chapters = [
        (word, says, [one for one in pieces if one.part == word]) for word, says in story.PARTS.items()
    ]
    context = {
        "opened": found,
        "chapters": [(word, says, rows) for word, says, rows in chapters if rows],
        "kinds": story.KINDS,
        "parts": story.PARTS,
        "may_write": not found.is_self and found.view.can("W1") and found.view.decision.actor in REVIEWERS,
    }
    template = "care/life_story_mine.html" if found.is_self else "care/life_story.html"
    return web.render(request, template, context)


@ability(abilities.ADD_TO_LIFE_STORY)
def add_to_life_story(request: HttpRequest, ref: str) -> HttpResponse:
    """Put something into the child's own book."""
    found = must_write(to_read(request, ref, "add_to_life_story", row="W1"), by=REVIEWERS)
    form = AddToLifeStoryForm.of(request, about=ref, name=found.child.known_as)

    def send() -> HttpResponse:
        actions.add_to_life_story(found.family, found.child, by=found.who, on=found.on, **form.told)
        return to("life_story", ref)

    return ask(
        request, form, "Put something into the book", send, back=("life_story", ref, "The book"),
        caption=found.child.known_as, button="Put it in", files=True,
        intro=f"Photos, letters and awards of both lives. {found.child.known_as} reads this, now or one day.",
    )  # fmt: skip


def _of_piece(request: HttpRequest, ref: str, action: str, row: str) -> tuple[Opened, LifeStoryPiece]:
    """Open a child's record by a piece of their book, through the family in which this reader may see it."""
    piece = find(queries.piece, ref)
    child = piece.person.merged_into or piece.person
    found = to_read(request, child.ref, action, row=row)
    if piece.pk not in {one.pk for one in queries.life_story(found.child, found.view)}:
        raise Hidden
    return found, piece


@ability(abilities.CHANGE_PIECE)
def change_piece(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what stands beside a piece, keep it for later, or show it now."""
    found, piece = _of_piece(request, ref, "change_piece", "W1")
    must_write(found, by=REVIEWERS)
    form = ChangePieceForm.of(request, about=ref, name=found.child.known_as)
    form.begin(**{name: getattr(piece, name) for name in form.fields if name != "token"})

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_piece(piece, by=found.who, on=found.on, **form.answers),
            lambda: queries.piece(ref).version,
        )
        return to("life_story", found.child.ref)

    return ask(
        request, form, piece.title, send, back=("life_story", found.child.ref, "The book"),
        caption=found.child.known_as,
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_LIFE_STORY_PICTURE)
def life_story_picture(request: HttpRequest, ref: str) -> HttpResponseBase:
    """One picture of the child's book."""
    found, piece = _of_piece(request, ref, "life_story_picture", "V8")
    _own_or_whole(found)
    return sent(piece.path, piece.content_type)


@require_safe
@ability(abilities.SEE_LEAVING_CARE)
def leaving_care(request: HttpRequest, ref: str) -> HttpResponse:
    """Growing up out of care: adviser, plan, contacts, staying with carers, ties that are kept."""
    found = must_read_whole(to_read(request, queries.whose("leaving_care", ref), "leaving_care"))
    growing = queries.leaving(found.child)
    context = {
        "opened": found,
        "growing": growing,
        "words": rules.WORDS,
        "in_touch": rules.IN_TOUCH,
        "activity": rules.ACTIVITY,
        "home": rules.HOME,
        "may_write": found.writes,
        "going_on": growing is not None and growing.leaving.until is None,
    }
    return web.render(request, "care/leaving_care.html", context)


@require_safe
@ability(abilities.SEE_PATHWAY_PLAN)
def pathway_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """The plan in the young person's words: for them, and for their workers."""
    found = _own_or_whole(to_read(request, queries.whose("pathway_plan", ref), "pathway_plan", row="V8"))
    growing = queries.leaving(found.child)
    plans = growing.plans if growing else []
    shown = [plan for plan in plans if not found.view.hides("pathway_plan", plan.ref)]
    context = {
        "opened": found,
        "plan": shown[0] if shown else None,
        "earlier": shown[1:],
        "leaving_ref": growing.leaving.ref if growing else "",
        "adviser": growing.leaving.adviser if growing else None,
        "ties": growing.ties if growing else [],
        "headings": [(name, str(WritePathwayPlanForm.base_fields[name].label)) for name in WRITTEN],
        "may_write": not found.is_self
        and found.writes
        and growing is not None
        and growing.leaving.until is None,
    }
    template = "care/pathway_plan_mine.html" if found.is_self else "care/pathway_plan.html"
    return web.render(request, template, context)


@ability(abilities.BEGIN_LEAVING_CARE)
def begin_leaving_care(request: HttpRequest, ref: str) -> HttpResponse:
    """Help with growing up out of care begins."""
    found = must_write(to_read(request, ref, "begin_leaving_care", row="W1"))
    form = BeginLeavingCareForm.of(request, about=ref, name=found.child.known_as)
    form.offer("adviser", workers(found), "Nobody yet")
    form.begin(since=found.on)

    def send() -> HttpResponse:
        told = form.cleaned_data
        actions.begin_leaving_care(
            found.family, found.child, told["word"], since=told["since"],
            adviser=worker_chosen(found, told["adviser"]), by=found.who, on=found.on,
        )  # fmt: skip
        return to("leaving_care", ref)

    return ask(
        request, form, "Help with growing up", send, back=("leaving_care", ref, "Leaving care"),
        caption=found.child.known_as,
    )  # fmt: skip


def _of_leaving(request: HttpRequest, ref: str, action: str) -> tuple[Opened, LeavingCare]:
    row = find(queries.leaving_care_of, ref)
    found = must_write(opened(request, row.person, row.family, action, row="W1", about=ref))
    return found, row


def _back(found: Opened) -> tuple[str, str, str]:
    return ("leaving_care", found.child.ref, "Leaving care")


@ability(abilities.CHANGE_LEAVING)
def change_leaving(request: HttpRequest, ref: str) -> HttpResponse:
    """They left care, or turned eighteen; or another adviser."""
    found, row = _of_leaving(request, ref, "change_leaving")
    form = ChangeLeavingForm.of(request, about=ref, name=found.child.known_as)
    form.offer("adviser", workers(found, row.adviser), "Nobody yet")
    form.begin(word=row.word, since=found.on, adviser=row.adviser.ref if row.adviser else "")

    def send() -> HttpResponse:
        told = form.cleaned_data
        adviser = worker_chosen(found, told["adviser"], row.adviser)
        actions.change_leaving(
            row, word=told["word"], since=told["since"], adviser=adviser, by=found.who, on=found.on
        )
        return to("leaving_care", found.child.ref)

    return ask(request, form, "Change it", send, back=_back(found), caption=found.child.known_as)


@ability(abilities.END_LEAVING)
def end_leaving(request: HttpRequest, ref: str) -> HttpResponse:
    """The help ends."""
    found, row = _of_leaving(request, ref, "end_leaving")
    form = EndLeavingForm.of(request, about=ref, name=found.child.known_as)
    form.begin(until=found.on)

    def send() -> HttpResponse:
        actions.end_leaving(row, by=found.who, on=found.on, **form.answers)
        return to("leaving_care", found.child.ref)

    return ask(
        request, form, "This help ends", send, back=_back(found), caption=found.child.known_as,
        intro="The ties that are kept stay on this page.",
    )  # fmt: skip


@ability(abilities.STAY_PUT)
def stay_put(request: HttpRequest, ref: str) -> HttpResponse:
    """They stay with their carers after eighteen."""
    found, row = _of_leaving(request, ref, "stay_put")
    form = StayPutForm.of(request, about=ref, name=found.child.known_as)
    offered = {one.ref: one for one in queries.carers_offered(found.on)}
    form.offer("carer", [(one, carer.name) for one, carer in offered.items()], "Choose")

    def send() -> HttpResponse:
        told: dict[str, Any] = dict(form.answers)
        carer = offered[told.pop("carer")]
        actions.stay_put(row, carer, by=found.who, on=found.on, **told)
        return to("leaving_care", found.child.ref)

    return ask(
        request, form, "Staying with the people they live with", send, back=_back(found),
        caption=found.child.known_as,
    )  # fmt: skip


@ability(abilities.WRITE_PATHWAY_PLAN)
def write_pathway_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the next version of the plan, beginning from the one that stands."""
    found, row = _of_leaving(request, ref, "write_pathway_plan")
    form = WritePathwayPlanForm.of(request, about=ref, name=found.child.known_as)
    last: PathwayPlan | None = row.pathway_plans.order_by("made_on", "pk").last()
    if last is not None:
        form.begin(**{name: getattr(last, name) for name in ("wants", *WRITTEN)})

    def send() -> HttpResponse:
        actions.write_pathway_plan(row, by=found.who, on=found.on, **form.answers)
        return to("pathway_plan", found.child.ref)

    return ask(
        request, form, "My plan", send, back=("pathway_plan", found.child.ref, "The plan"),
        caption=found.child.known_as, intro="Write it together. What stood before stays readable.",
        button="Keep this plan",
    )  # fmt: skip


@ability(abilities.KEEP_IN_TOUCH)
def keep_in_touch(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a contact, with home and days as they are then."""
    found, row = _of_leaving(request, ref, "keep_in_touch")
    form = KeepInTouchForm.of(request, about=ref, name=found.child.known_as)
    last = row.in_touch.order_by("on_day", "pk").last()
    if last is not None:
        form.begin(activity=last.activity, home=last.home)

    def send() -> HttpResponse:
        actions.keep_in_touch(row, by=found.who, on=found.on, **form.answers)
        return to("leaving_care", found.child.ref)

    return ask(request, form, "Keeping in touch", send, back=_back(found), caption=found.child.known_as)


@ability(abilities.KEEP_TIE)
def keep_tie(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody stays for good."""
    found, row = _of_leaving(request, ref, "keep_tie")
    form = KeepTieForm.of(request, about=ref, name=found.child.known_as)
    offered = {one.person.ref: one.person for one in found.members if one.person.pk != found.child.pk}
    form.offer("person", [(one, person.known_as) for one, person in offered.items()], "Somebody else")

    def send() -> HttpResponse:
        told: dict[str, Any] = {**form.answers, "person": offered.get(form.answers["person"])}
        actions.keep_tie(row, by=found.who, on=found.on, **told)
        return to("leaving_care", found.child.ref)

    return ask(
        request, form, "Somebody who stays", send, back=_back(found), caption=found.child.known_as,
        intro="Old carers too: nobody is barred from a child whom they cared for.",
    )  # fmt: skip
