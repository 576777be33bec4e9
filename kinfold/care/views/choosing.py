"""Choosing a home with the child: what they wish, who it could be, what they were shown and asked, the decision."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries
from kinfold.care.forms.choosing import (
    AnswerQuestionForm,
    BeginMatchingForm,
    ChangeMatchingForm,
    DecideMatchingForm,
    ShowProfileForm,
)
from kinfold.care.models import Carer, CarerPicture, Matching
from kinfold.care.views.deeds import deed
from kinfold.care.views.opening import Opened, must_read_whole, must_write, of_period, opened
from kinfold.design import web
from kinfold.design.web import again, begin_with, find


@dataclass(frozen=True, slots=True)
class ThoughtOf:
    """Carers who are thought of: with their pictures for the child; or why they were let go."""

    carer: Carer
    why_not: str
    pictures: tuple[CarerPicture, ...]


def _of_matching(request: HttpRequest, ref: str, action: str, row: str) -> tuple[Opened, Matching]:
    matching = find(queries.matching, ref)
    period = matching.period
    return opened(request, period.person, period.family, action, row=row, about=ref), matching


def thought_of(row: Matching) -> list[ThoughtOf]:
    """The carers thought of, those who still are first."""
    names = {each["carer"]: each.get("why_not", "") for each in row.considered}
    found = [ThoughtOf(one, names[one.ref], _to_show(one)) for one in queries.carers_named(names)]
    return sorted(found, key=lambda one: bool(one.why_not))


def _to_show(carer: Carer) -> tuple[CarerPicture, ...]:
    """The pictures on which everybody agreed that children see them."""
    return tuple(one for one in carer.pictures.all() if one.agreed_by_all)


@ability(abilities.BEGIN_MATCHING)
def begin_matching(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin to choose a home: what the child wishes comes first."""
    found, period = of_period(request, ref, "begin_matching", row="W1")
    must_write(found)
    if period.ended_on is not None:
        raise Hidden
    form = BeginMatchingForm.of(request, about=ref, carers=queries.carers_offered(found.on))

    def send() -> HttpResponse:
        given = {name: value for name, value in form.answers.items() if name != "thought_of"}
        made = actions.begin_matching(
            period, **given, considered=form.considered(), by=found.who, on=found.on
        )
        return redirect("matching", ref=made.ref)

    return deed(
        request, found, form, f"A home for {found.child.known_as}", send, button="Begin",
        intro="Two thirds of children in foster care say that nobody asked them before they moved. Ask first.",
        hints={"wishes": "Near whom, with whom, pets, food, a room of their own, the same school. In their words."},
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_MATCHING)
def matching(request: HttpRequest, ref: str) -> HttpResponse:
    """How a home is chosen: wishes, needs, who was thought of, what the child saw and asked, the decision."""
    found, row = _of_matching(request, ref, "matching", "V3")
    must_read_whole(found)
    context = {
        "opened": found,
        "row": row,
        "state": actions.matching_state(row),
        "thought_of": thought_of(row),
    }
    return web.render(request, "care/matching.html", context)


@ability(abilities.CHANGE_MATCHING)
def change_matching(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what is written while a home is looked for."""
    found, row = _of_matching(request, ref, "change_matching", "W1")
    must_write(found)
    form = ChangeMatchingForm.of(request, about=ref, carers=queries.carers_offered(found.on))
    standing = {name: getattr(row, name) for name in ("wishes", "needs", "siblings", "school", "version")}
    begin_with(form, **{**standing, "thought_of": [each["carer"] for each in row.considered]})

    def send() -> HttpResponse:
        given = {name: value for name, value in form.answers.items() if name != "thought_of"}
        considered = form.considered(row.considered)
        again(
            form,
            lambda: actions.change_matching(row, **given, considered=considered, by=found.who, on=found.on),
            lambda: queries.matching(ref).version,
        )
        return redirect("matching", ref=ref)

    return deed(request, found, form, "Choosing a home", send, back=("matching", ref, "Choosing a home"))


@ability(abilities.SHOW_PROFILE)
def show_profile(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that the child was shown who would care for them."""
    found, row = _of_matching(request, ref, "show_profile", "W1")
    must_write(found)
    form = ShowProfileForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.show_profile(row, **form.answers, by=found.who, on=found.on)
        return redirect("matching", ref=ref)

    return deed(
        request, found, form, f"{found.child.known_as} saw who it could be", send, back=("matching", ref, "Choosing a home"),
        intro="Children who saw pictures and could ask settle more easily.",
    )  # fmt: skip


@ability(abilities.ANSWER_QUESTION)
def answer_question(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what the child asked about the home, and the answer. The child may ask here too."""
    found, row = _of_matching(request, ref, "answer_question", "W1")
    if not found.is_self:
        must_write(found)
    form = AnswerQuestionForm.of(request, about=ref)
    back = ("matching", ref, "Choosing a home")
    if found.is_self:
        del form.fields["answered"]
        form.fields["asked"].label = "What would you like to know?"
        back = ("matching_for_child", ref, "A home for me")
    open_ones = [each["asked"] for each in row.asked_and_answered if not each["answered"]]
    if request.GET.get("n", "").isdigit() and int(request.GET["n"]) < len(open_ones):
        begin_with(form, asked=open_ones[int(request.GET["n"])])

    def send() -> HttpResponse:
        actions.answer_question(row, **form.answers, by=found.who, on=found.on)
        return redirect(back[0], ref=ref)

    title = "Ask about the home" if found.is_self else f"{found.child.known_as} asks"
    return deed(request, found, form, title, send, back=back, button="Ask" if found.is_self else "Save")


@ability(abilities.DECIDE_MATCHING)
def decide_matching(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide on a home."""
    found, row = _of_matching(request, ref, "decide_matching", "W1")
    must_write(found)
    form = DecideMatchingForm.of(request, about=ref)
    if row.profile_shown_on is not None:
        del form.fields["not_shown_why"]

    def send() -> HttpResponse:
        actions.decide_matching(row, **form.answers, by=found.who, on=found.on)
        return redirect("matching", ref=ref)

    return deed(
        request, found, form, "Decide on a home", send, back=("matching", ref, "Choosing a home"), button="Decide",
        lines=[f"{found.child.known_as} wishes: {row.wishes}"],
    )  # fmt: skip


@require_safe
@ability(abilities.SHOW_MATCHING)
def matching_for_child(request: HttpRequest, ref: str) -> HttpResponse:
    """Who would care for me: pictures, about us, my questions. For the child, and for whoever shows it to them."""
    found, row = _of_matching(request, ref, "matching_for_child", "V8")
    if not found.is_self and not found.whole:
        raise Hidden
    ready = row.profile_shown_on is not None or not found.is_self
    still = [one for one in thought_of(row) if not one.why_not] if ready else []
    return web.render(
        request, "care/matching_for_child.html", {"opened": found, "row": row, "thought_of": still}
    )
