"""Raising a worry: four short pages, a last look, and what happens next. And what became of mine."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kinfold.base.abilities import ability
from kinfold.base.dates import said as said_day
from kinfold.base.errors import NotNow
from kinfold.concerns import abilities, actions, queries, rules
from kinfold.concerns.forms import AskAboutWorryForm, CheckForm, SawForm, ThinkForm, WhoForm, WishForm
from kinfold.concerns.forms.noticing import how_many
from kinfold.concerns.models import Concern
from kinfold.concerns.views.opening import open_worry
from kinfold.concerns.walk import Step, Walk
from kinfold.design import web
from kinfold.design.forms import Form
from kinfold.design.web import asker
from kinfold.law import timescales

STEPS = (
    Step("who", WhoForm, "concerns/raise_concern_who.html"),
    Step("saw", SawForm, "concerns/raise_concern_saw.html"),
    Step("think", ThinkForm, "concerns/raise_concern_think.html"),
    Step("wish", WishForm, "concerns/raise_concern_wish.html"),
)
GONE = "This worry has been sent already, or was never begun. Look among your worries."


@require_safe
@ability(abilities.RAISE_CONCERN)
def raise_concern(request: HttpRequest) -> HttpResponse:
    """Begin a worry, or carry on with one that was not sent."""
    who, on = asker(request)
    queries.may_raise(who, on)
    begun = [] if "afresh" in request.GET else queries.unfinished(who.account_id)
    if begun:
        return web.render(request, "concerns/raise_concern.html", {"begun": begun})
    return redirect("raise_concern_step", key=Walk.new_key(), step="who")


@require_safe
@ability(abilities.ASK_CONSULTATION)
def ask_consultation(request: HttpRequest) -> HttpResponse:
    """Ask for advice: a worry with the wish already chosen."""
    who, on = asker(request)
    queries.may_raise(who, on)
    walk = Walk(request, Walk.new_key(), STEPS, "raise_concern_step")
    walk.prefill("wish", wish="ask")
    return walk.url("who")


def _who_form(walk: Walk, request: HttpRequest, data: QueryDict | None) -> WhoForm:
    who, on = asker(request)
    known = [(c.ref, c.name, c.how) for c in queries.children_to_choose(who, on)]
    typed = walk.of("who") if data is None else data
    return WhoForm(data, today=on, about=walk.key, known=known, count=how_many(typed))


def _form(walk: Walk, slug: str, request: HttpRequest, data: QueryDict | None) -> Form:
    _, on = asker(request)
    if slug == "who":
        return _who_form(walk, request, data)
    if slug == "saw":
        return SawForm(data, today=on, about=walk.key, names=_names(walk, request))
    return walk.step(slug).form(data, today=on, about=walk.key)


def _names(walk: Walk, request: HttpRequest) -> list[tuple[str, str]]:
    """The children of page one, as (box, name)."""
    return _who_form(walk, request, walk.of("who")).names()


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.RAISE_CONCERN)
def raise_concern_step(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """One of the four pages, saved as it is typed; or the last look before sending."""
    who, on = asker(request)
    queries.may_raise(who, on)
    walk = Walk(request, key, STEPS, "raise_concern_step")
    if step == "check":
        return _check(request, walk)
    walk.step(step)
    context = {"names": _names(walk, request)} if step in ("saw", "think") else {}
    return walk.show(
        step,
        lambda data: _form(walk, step, request, data),
        context,
        stay=lambda posted: "secondary" in posted,
    )


def _check(request: HttpRequest, walk: Walk) -> HttpResponse:
    """Show everything once more and send it once."""
    filled = {step.slug: _form(walk, step.slug, request, walk.of(step.slug)) for step in STEPS}
    missing = next((slug for slug, form in filled.items() if not form.is_valid()), None)
    if request.method != "POST" and missing is not None:
        return walk.url(missing)

    def send() -> HttpResponseRedirect:
        if missing is not None:
            raise NotNow(GONE)
        concern = _raise(request, filled)
        walk.forget()
        return redirect("worry_sent", ref=concern.ref)

    context = {"walk": walk, "filled": filled, "names": _names(walk, request)}
    template = "concerns/raise_concern_check.html" if missing is None else "concerns/raise_concern_gone.html"
    return web.answer(request, CheckForm.of(request, about=walk.key), template, send, context)


def _raise(request: HttpRequest, filled: dict[str, Any]) -> Concern:
    who, on = asker(request)
    saw, think, wish = filled["saw"], filled["think"], filled["wish"]
    return actions.raise_concern(
        filled["who"].children(saw.own_words()),
        saw=saw.cleaned_data["saw"],
        seen_on=saw.cleaned_data["seen_on"],
        may_mean=think.cleaned_data["may_mean"],
        instinct=think.cleaned_data["instinct"],
        done_already=think.cleaned_data["done_already"],
        family_told=think.told(),
        **wish.answers,
        by=who,
        on=on,
    )


@require_safe
@ability(abilities.SEE_WORRY)
def worry_sent(request: HttpRequest, ref: str) -> HttpResponse:
    """What happens next, by when, and who to ring now if it cannot wait. The same whether or not we know the child."""
    concern, opened = open_worry(request, ref, "worry.sent")
    asked = concern.consultations.order_by("-pk").first()
    due = timescales.due(timescales.rule("consultation_answer"), asked.asked_on) if asked else None
    said = rules.what_happens_next(concern.wish, said_day(due, opened.on) if due else "")
    return web.render(
        request, "concerns/worry_sent.html", {"concern": concern, "said": said, "opened": opened}
    )


@require_safe
@ability(abilities.SEE_WORRY)
def worry(request: HttpRequest, ref: str) -> HttpResponse:
    """One worry: what was seen, what it may mean, and every answer."""
    concern, opened = open_worry(request, ref, "worry.view")
    advice = list(concern.consultations.select_related("answered_by").order_by("pk"))
    referrals = list(concern.referrals.select_related("decided_by").order_by("pk"))
    context = {
        "concern": concern,
        "opened": opened,
        "advice": advice,
        "referrals": referrals,
        "named": opened.own or not concern.not_to_be_named or opened.sees("V5"),
        "words": queries.words_in(concern, opened.view, opened.own),
    }
    return web.render(request, "concerns/worry.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@ability(abilities.ASK_CONSULTATION)
def ask_about_worry(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask the consultation line about a worry that was kept."""
    concern, opened = open_worry(request, ref, "worry.ask")
    form = AskAboutWorryForm.of(request, about=ref)

    def send() -> HttpResponseRedirect:
        asked = actions.ask_consultation(
            concern.family, concern=concern, **form.answers, by=opened.who, on=opened.on
        )
        return redirect("consultation", ref=asked.ref)

    return web.answer(request, form, "concerns/ask_about_worry.html", send, {"concern": concern})


@require_safe
@ability(abilities.MY_WORRIES)
def my_worries(request: HttpRequest) -> HttpResponse:
    """What I raised, what was answered and decided, and why."""
    who, _ = asker(request)
    worker = queries.must_be_worker(who)
    context = {"mine": queries.mine(worker), "begun": queries.unfinished(who.account_id)}
    return web.render(request, "concerns/my_worries.html", context)
