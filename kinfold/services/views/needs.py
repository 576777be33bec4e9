"""Pages for what somebody needs, and how far it is met."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker, begin_with
from kinfold.services import abilities, actions, queries, rules
from kinfold.services.forms import MyNeedForm, NoticeNeedForm, ReadNeedForm, SayEffectForm
from kinfold.services.forms.needs import SEEN_BY_FAMILY
from kinfold.services.models import Gap, Need
from kinfold.services.queries.help import waits_among
from kinfold.services.views.opening import READ, WRITE, is_mine, members_shown, open_need, open_person


@require_safe
@ability(abilities.SEE_NEEDS)
def needs(request: HttpRequest, ref: str) -> HttpResponse:
    """What one person needs: who says so, how it went, and what was asked for beside what was offered."""
    person, family, view = open_person(request, ref, READ, "needs")
    who, on = asker(request)
    if who.is_family and not is_mine(person.pk, view):
        raise Hidden
    found, asked = queries.needs_of(person, view), queries.requests_of(person, view)
    stories, helped = queries.need_stories(found, asked), queries.stories(asked)
    members = members_shown(family, view, on)
    children = [m.person for m in members if m.is_child]
    homes = {one.family_id for one in asked}
    shown = {
        "person": person,
        "family": family,
        "stories": sorted(stories, key=lambda story: story.need.met == Need.Met.YES),
        "helped": {story.request.pk: story for story in helped},
        "waits": {w.request.pk: w for w in waits_among(helped, dict.fromkeys(homes, children), on)},
        "unmet": {row.need.pk: row for row in queries.unmet_for(found, on, children, asked)},
        "elsewhere": [story for story in helped if not any(_in(story, each) for each in stories)],
        "may_write": view.can(WRITE) and not who.is_family,
        "effects": {} if who.is_family else queries.effects_of([need.pk for need in found], view),
        "gaps": gaps_beside(queries.gaps_of(family, view, person=person)),
        "others_children": any(child.pk != person.pk for child in children),
        "not_asked": [] if who.is_family else queries.not_asked(members, on, view),
        "says": rules,
    }
    page = "services/needs_for_self.html" if who.is_family else "services/needs.html"
    return web.render(request, page, shown)


def gaps_beside(found: list[Gap]) -> dict[int | None, list[Gap]]:
    """What nobody gives, by the number of the need; None for what was asked without naming one."""
    laid: dict[int | None, list[Gap]] = {}
    for one in found:
        laid.setdefault(one.need_id, []).append(one)
    return laid


def _in(story: queries.Story, need: queries.NeedStory) -> bool:
    return any(one.pk == story.request.pk for one in need.requests)


@ability(abilities.NOTICE_NEED)
def notice_need(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what somebody needs."""
    person, family, view = open_person(request, ref, WRITE, "notice_need")
    who, on = asker(request)
    members = members_shown(family, view, on)
    form = NoticeNeedForm.of(
        request, about=ref, asked_by=[m.person for m in members],
        children=[m.person for m in members if m.is_child and m.person.pk != person.pk],
    )  # fmt: skip
    if not form.is_bound:
        form.initial.setdefault("since", on)
        form.initial.setdefault("asked_in", request.GET.get("asked_in", ""))

    def send() -> HttpResponse:
        actions.notice_need(person, family, by=who, on=on, **form.told)
        return redirect("needs", ref=person.ref)

    return web.answer(request, form, "services/notice_need.html", send, {"person": person, "family": family})


@ability(abilities.READ_NEED)
def read_need(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how far a need is met: a worker for themselves or for the person, or the person themselves."""
    need, family, view = open_need(request, ref, WRITE, "read_need")
    if asker(request)[0].is_family:
        if not is_mine(need.person_id, view):
            raise Hidden
        return read_my_need(request, need)
    who, on = asker(request)
    form = ReadNeedForm.of(request, about=ref)
    if not form.is_bound:
        form.initial.setdefault("on_day", on)

    def send() -> HttpResponse:
        actions.read_need(need, by=who, on=on, **form.answers)
        return redirect(f"{reverse('needs', args=[need.person.ref])}#{need.ref}")

    shown = {"need": need, "family": family, "called": rules.need_says(need.need)}
    return web.answer(request, form, "services/read_need.html", send, shown)


@ability(abilities.SAY_EFFECT)
def say_effect(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what a need means for one child, as it was seen on a day."""
    need, family, view = open_need(request, ref, WRITE, "say_effect")
    who, on = asker(request)
    person = need.person.merged_into or need.person
    children = [m.person for m in members_shown(family, view, on) if m.is_child and m.person.pk != person.pk]
    form = SayEffectForm.of(request, about=ref, children=children)
    begin_with(form, on_day=on)

    def send() -> HttpResponse:
        told = {name: form.cleaned_data[name] for name in ("what", "on_day")}
        actions.say_effect(need, form.chosen, by=who, on=on, **told)
        return redirect(f"{reverse('needs', args=[person.ref])}#{need.ref}")

    shown = {"need": need, "person": person, "family": family, "called": rules.need_says(need.need)}
    return web.answer(request, form, "services/say_effect.html", send, shown)


@require_POST
@ability(abilities.SHARE_NEED)
def share_need(request: HttpRequest, ref: str) -> HttpResponse:
    """Let the rest of the family read a need, or no longer: the person themselves decides, or tells a worker."""
    need, _, view = open_need(request, ref, WRITE, "share_need")
    who, on = asker(request)
    if who.is_family and not is_mine(need.person_id, view):
        raise Hidden
    actions.share_need(need, request.POST.get("share") == "yes", by=who, on=on)
    return redirect(f"{reverse('needs', args=[need.person.ref])}#{need.ref}")


def read_my_need(request: HttpRequest, need: Need) -> HttpResponse:
    """The person themselves says how it is."""
    who, on = asker(request)
    form = MyNeedForm.of(request, about=need.ref)

    def send() -> HttpResponse:
        actions.read_need(need, by=who, on=on, on_day=on, seen_by=SEEN_BY_FAMILY, **form.answers)
        return redirect("needs", ref=need.person.ref)

    shown = {"need": need, "called": rules.need_says(need.need, to_family=True)}
    return web.answer(request, form, "services/read_my_need.html", send, shown)
