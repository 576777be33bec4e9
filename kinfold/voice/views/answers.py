"""Pages that close the loop: what came of words, wishes about decisions, feedback and its reply, and one that shows it all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing import actions as sharing
from kinfold.voice import abilities, actions, queries
from kinfold.voice.forms import (
    GiveFeedbackForm,
    MyFeedbackForm,
    RecordViewForm,
    ReplyToFeedbackForm,
    WhatCameOfItForm,
)
from kinfold.voice.models import Feedback, OwnWords
from kinfold.voice.views.words import opened


@require_safe
@ability(abilities.SEE_HEARD)
def heard(request: HttpRequest, ref: str) -> HttpResponse:
    """Whether a family was heard: whose words are missing and why, wishes, feedback and what we changed."""
    who, on = asker(request)
    family, view = sharing.open_ref(who, "V3", ref, on=on, action="heard", about=ref[:60])
    if view.masked:
        raise Hidden
    family = network.remember_ids(family)
    children = network.children(family, on)
    visible = [child for child in children if not view.hides("person", about=[child.ref])]
    members = [
        m.person for m in network.members(family, on) if not view.hides("person", about=[m.person.ref])
    ]
    context = {
        "family": family,
        "silent": queries.silent(visible),
        "views": queries.views_in(family, view),
        "feedback": queries.feedback_in(family, view),
        "members": members,
        "about": queries.about_what(),
        "may_write": view.can("W1"),
    }
    return web.render(request, "voice/heard.html", context)


@ability(abilities.WHAT_CAME_OF_IT)
def what_came_of_it(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what came of somebody's words. Words that this worker may not read are as if missing."""
    who, on = asker(request)
    try:
        words = queries.own_words(ref)
    except OwnWords.DoesNotExist:
        raise Hidden from None
    family = words.family.joined_into or words.family
    view = sharing.open_record(who, "V3", family, on=on, action="what_came_of_it", about=ref[:60])
    if not view.can("W1") or words.pk not in queries.may_read_words([words], view):
        raise Hidden
    person = words.person.merged_into or words.person
    form = WhatCameOfItForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.what_came_of_it(words, by=who, on=on, **form.answers)
        return redirect("person", ref=person.ref)

    context = {"person": person, "words": words, "earlier": queries.outcomes_of([words]).get(words.pk, [])}
    return web.answer(request, form, "voice/what_came_of_it.html", send, context)


@ability(abilities.RECORD_VIEW)
def record_view(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what somebody wishes of a decision, or why they were not asked."""
    person, family = opened(request, ref, "record_view")
    who, on = asker(request)
    form = RecordViewForm.of(request, about=person.ref)
    worker = agencies.practitioner_of(who)

    def send() -> HttpResponse:
        told = {name: value for name, value in form.answers.items() if name != "decision"}
        wrote = worker.known_as if worker else who.name
        decision = form.cleaned_data["decision"]
        actions.record_view(person, family, decision, by=who, on=on, wrote_down_by=wrote, **told)
        return redirect("person", ref=person.ref)

    return web.answer(request, form, "voice/record_view.html", send, {"person": person})


@ability(abilities.GIVE_FEEDBACK)
def give_feedback(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how the help was: a member of the family for themselves, a worker for whoever told them."""
    person, family = opened(request, ref, "give_feedback")
    who, _ = asker(request)
    if who.is_family:
        return _my_feedback(request, person, family)
    return _feedback_of_another(request, person, family)


def _my_feedback(request: HttpRequest, person: Person, family: Family) -> HttpResponse:
    """A child's or parent's own. Nobody writes in another's name."""
    who, on = asker(request)
    if person.pk not in who.person_ids:
        raise Hidden
    form = MyFeedbackForm.of(request, about=person.ref)

    def send() -> HttpResponse:
        actions.give_feedback(person, family, on_day=on, by=who, on=on, **form.answers)
        return redirect("person", ref=person.ref)

    return web.answer(request, form, "voice/my_feedback.html", send, {"person": person})


def _feedback_of_another(request: HttpRequest, person: Person, family: Family) -> HttpResponse:
    who, on = asker(request)
    form = GiveFeedbackForm.of(request, about=person.ref)

    def send() -> HttpResponse:
        actions.give_feedback(person, family, by=who, on=on, **form.answers)
        return redirect("person", ref=person.ref)

    return web.answer(request, form, "voice/give_feedback.html", send, {"person": person, "family": family})


@ability(abilities.REPLY_TO_FEEDBACK)
def reply_to_feedback(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what we changed because of it, to whoever said it."""
    who, on = asker(request)
    try:
        row = queries.feedback(ref)
    except Feedback.DoesNotExist:
        raise Hidden from None
    family = row.family.joined_into or row.family
    view = sharing.open_record(who, "W1", family, on=on, action="reply_to_feedback", about=ref[:60])
    if row.replies_to_id is not None or not queries.may_read_feedback(row, view):
        raise Hidden
    form = ReplyToFeedbackForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.reply_to_feedback(row, form.cleaned_data["what_we_changed"], on_day=on, by=who, on=on)
        return redirect("person", ref=row.person.ref)

    return web.answer(request, form, "voice/reply_to_feedback.html", send, {"said": row, "family": family})
