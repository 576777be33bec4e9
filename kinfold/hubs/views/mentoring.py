"""Pages of mentoring for the family's workers and for the coordinator who looks for a mentor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, NotNow
from kinfold.design import web
from kinfold.design.web import again, asker, begin_with, find
from kinfold.hubs import abilities, actions, queries, rules
from kinfold.hubs.forms.mentoring import (
    AnswerMatchForm,
    AnswerWishForm,
    AskForMentorForm,
    ChangeWishForm,
    EndMatchForm,
    HearAboutMentorForm,
    LookAtMatchForm,
    ProposeMatchForm,
    SayAboutMentorForm,
)
from kinfold.hubs.models import MentoringMatch
from kinfold.hubs.views.opening import deed, match_opened, page_of, to_read, to_write, wish_opened
from kinfold.sharing import actions as sharing

FOR_THE_MENTOR = ("called", "likes", "working_on", "if_worried")
WANTS = ("wants_interests", "wants_language", "wants_who", "wants_lived", "wants_times")


@require_safe
@ability(abilities.SEE_MENTORING)
def mentoring(request: HttpRequest, ref: str) -> HttpResponse:
    """Who of a family asked for a mentor, who has one, and how it ended."""
    opened = to_read(request, ref, "mentoring")
    shown = {
        "family": opened.family,
        "wishes": queries.wishes_in(opened.family, opened.view),
        "writes": opened.writes,
    }
    return web.render(request, "hubs/mentoring.html", shown)


@ability(abilities.ASK_FOR_MENTOR)
def ask_for_mentor(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that somebody would like a mentor, and the little that a mentor may know."""
    opened = to_write(request, ref, "ask_for_mentor")
    hubs = {row.ref: row for row in queries.hubs(opened.on)}
    form = AskForMentorForm.of(
        request, about=ref, people=opened.choices, hubs=[(one, row.name) for one, row in hubs.items()]
    )
    begin_with(form, asked_on=opened.on, wants_who="")

    def send() -> HttpResponse:
        got = form.cleaned_data
        person = opened.person(got["person"])
        if person is None:
            raise NotNow("Choose somebody.", field="person")
        facts = {name: got[name] for name in (*FOR_THE_MENTOR, *WANTS, "says", "who_asked", "asked_on")}
        wish = actions.ask_for_mentor(opened.family, person, hubs[got["hub"]], **facts, **opened.told)
        return redirect("mentor_wish", ref=wish.ref)

    return deed(
        request, form, send, title="Somebody would like a mentor", button="Keep this wish",
        back=page_of("mentoring", ref, "Mentors"), caption=opened.family.name,
        intro="Ask what they would like, and write it as they say it. A mentor is not told the past: only the last four answers reach them.",
    )  # fmt: skip


@ability(abilities.FIND_MENTOR)
def mentor_wish(request: HttpRequest, ref: str) -> HttpResponse:
    """What somebody asked for, and who could be the mentor: with reasons in sentences, by name, nobody ranked."""
    seen = wish_opened(request, find(queries.mentoring.wish, ref), "mentor_wish")
    suggested = queries.suggested(seen.wish, seen.on)
    able = [one.listed.volunteer for one in (*suggested.all_asked, *suggested.some)]
    form = ProposeMatchForm.of(
        request, about=ref, volunteers=[(row.ref, str(row.practitioner)) for row in able]
    )
    begin_with(form, proposed_on=seen.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        chosen = next(row for row in able if row.ref == got["volunteer"])
        made = actions.propose_match(seen.wish, chosen, proposed_on=got["proposed_on"], **seen.told)
        return redirect("mentoring_match", ref=made.ref)

    return deed(
        request, form, send, title=f"A mentor for {seen.wish.called}", button="Propose", back=seen.back,
        template="hubs/mentor_wish.html", wish=seen.wish, suggested=suggested, lived=rules.LIVED,
        wish_times="; ".join(rules.TIMES[word] for word in seen.wish.wants_times),
        proposed=seen.wish.matches.filter(state="proposed").first(), record=seen.opened, able=able,
    )  # fmt: skip


@ability(abilities.CHANGE_WISH)
def change_wish(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what the mentor reads. Those who hold the record write it, with the child."""
    wish = find(queries.mentoring.wish, ref)
    opened = to_write(request, queries.mentoring.family_of(wish).ref, "change_wish")
    if queries.mentoring.hidden(wish, opened.view):
        raise Hidden
    form = ChangeWishForm.of(request, about=ref)
    begin_with(form, **{name: getattr(wish, name) for name in (*FOR_THE_MENTOR, "version")})

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_wish(wish, **form.answers, **opened.told),
            lambda: queries.mentoring.wish(ref).version,
        )
        return redirect("mentor_wish", ref=ref)

    return deed(
        request, form, send, title="What a mentor reads", button="Save", back=page_of("mentor_wish", ref),
        caption=wish.person.known_as, intro="This is all a mentor is told. Leave the past out: it is about what is ahead.",
    )  # fmt: skip


@ability(abilities.ANSWER_WISH)
def answer_wish(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell somebody that there is none for now; or write that they no longer want one."""
    seen = wish_opened(request, find(queries.mentoring.wish, ref), "answer_wish")
    form = AnswerWishForm.of(request, about=ref)
    begin_with(form, answered_on=seen.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        if got["what"] == "close":
            actions.close_wish(seen.wish, got["answer"], closed_on=got["answered_on"], **seen.told)
        else:
            actions.answer_wish(seen.wish, got["answer"], answered_on=got["answered_on"], **seen.told)
        return redirect(seen.back[0])

    return deed(
        request, form, send, title=f"{seen.wish.called}: no mentor for now", button="Save",
        back=page_of("mentor_wish", ref), intro="An honest no, said by a person, is better than waiting.",
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_MATCH)
def mentoring_match(request: HttpRequest, ref: str) -> HttpResponse:
    """How it goes with a mentor. The coordinator reads days and no words; those who hold the record read both."""
    match, seen = match_opened(request, ref, "mentoring_match", write=False)
    record = seen.opened
    shown = {
        "match": match,
        "wish": match.wish,
        "name": match.wish.person.known_as if record else match.wish.called,
        "record": record,
        "writes": record is None or record.writes,
        "back": seen.back,
        "mentor": match.volunteer.practitioner,
        "missing": queries.volunteers.listed(match.volunteer, seen.on).missing,
        "goals": list(match.goals.all()),
        "met": list(match.sessions.all()),
        "said": queries.mentoring.said_about(match) if record else [],
    }
    return web.render(request, "hubs/mentoring_match.html", shown)


@ability(abilities.ANSWER_MATCH)
def answer_match(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what child and mentor said: yes, with how long it is meant to last; or not this time."""
    match, seen = match_opened(request, ref, "answer_match")
    form = AnswerMatchForm.of(request, about=ref)
    begin_with(form, agreed_on=seen.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        if got["says_yes"] == "no":
            actions.decline_match(match, why=got["child_says"], **seen.told)
            return redirect("mentor_wish", ref=match.wish.ref)
        facts = {name: got[name] for name in ("child_says", "mentor_says", "agreed_on", "planned_until")}
        actions.agree_match(match, **facts, **seen.told)
        return redirect("mentoring_match", ref=ref)

    return deed(
        request, form, send, title=f"{match.wish.called} and {match.volunteer.practitioner}", button="Save",
        back=page_of("mentoring_match", ref), intro="The child is asked first. A no needs no reason but theirs.",
    )  # fmt: skip


@ability(abilities.LOOK_AT_MATCH)
def look_at_match(request: HttpRequest, ref: str) -> HttpResponse:
    """Write how it goes; plan the goodbye."""
    match, seen = match_opened(request, ref, "look_at_match")
    form = LookAtMatchForm.of(request, about=ref)
    begin_with(
        form,
        looked_on=seen.on,
        planned_until=match.planned_until,
        goodbye_on=match.goodbye_on,
        version=match.version,
    )

    def send() -> HttpResponse:
        got = dict(form.answers)
        again(
            form,
            lambda: actions.look_at_match(match, got["says"], **{k: v for k, v in got.items() if k not in ("says", "version")}, version=form.cleaned_data["version"], **seen.told),
            lambda: queries.mentoring.match(ref).version,
        )  # fmt: skip
        return redirect("mentoring_match", ref=ref)

    return deed(
        request, form, send, title="How does it go?", button="Save", back=page_of("mentoring_match", ref),
        caption=f"{match.wish.called} and {match.volunteer.practitioner}",
    )  # fmt: skip


@ability(abilities.END_MATCH)
def end_match(request: HttpRequest, ref: str) -> HttpResponse:
    """End it: with a goodbye, or early with the reason."""
    match, seen = match_opened(request, ref, "end_match")
    form = EndMatchForm.of(request, about=ref)
    begin_with(form, ended_on=seen.on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("goodbye", "why", "after", "ended_on")}
        actions.end_match(
            match, early=got["early"] == "yes", ask_again=got["ask_again"] == "yes", **facts, **seen.told
        )
        return redirect("mentoring_match", ref=ref)

    return deed(
        request, form, send, title="How does it end?", button="Save", back=page_of("mentoring_match", ref),
        caption=f"{match.wish.called} and {match.volunteer.practitioner}",
    )  # fmt: skip


@ability(abilities.SAY_ABOUT_MENTOR)
def say_about_mentor(request: HttpRequest, ref: str) -> HttpResponse:
    """The child says how it is with the mentor; or a worker writes down what they said."""
    who, on = asker(request)
    if who.is_family:
        return _say_myself(request, ref)
    match, seen = match_opened(request, ref, "say_about_mentor")
    if seen.opened is None:
        raise Hidden  # the coordinator reads no words of the child about the mentor, and writes none
    form = HearAboutMentorForm.of(request, about=ref)
    begin_with(form, said_on=on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.say_about_mentor(
            match, got["words"], said_on=got["said_on"], heard_by=who.name, mentor_may_read=got["mentor_may_read"] == "yes",
            wants_talk=got["wants_talk"] == "yes", **seen.told,
        )  # fmt: skip
        return redirect("mentoring_match", ref=ref)

    return deed(
        request, form, send, title=f"What {match.wish.called} says", button="Keep these words",
        back=page_of("mentoring_match", ref), intro="As it was said. The mentor reads it only if they want that.",
    )  # fmt: skip


def _say_myself(request: HttpRequest, ref: str) -> HttpResponse:
    who, on = asker(request)
    match = queries.mentoring.own_match(who.person_ids, ref)
    if match is None:
        raise Hidden
    sharing.log(
        who, row="V8", action="say_about_mentor", family=queries.mentoring.family_of(match.wish), about=ref
    )
    form = SayAboutMentorForm.of(request, about=ref)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.say_about_mentor(
            match, got["words"], said_on=on, mentor_may_read=got["mentor_may_read"] == "yes",
            wants_talk=got["wants_talk"] == "yes", by=who, on=on,
        )  # fmt: skip
        return redirect("my_mentor", ref=ref)

    return deed(
        request, form, send, title="How is it with your mentor?", button="Send",
        back=(reverse("my_mentor", kwargs={"ref": ref}), "My mentor"), template="hubs/deed_for_family.html",
        intro="Write what you like. Your worker reads it. Your mentor reads it only if you say so.",
    )  # fmt: skip


@require_safe
@ability(abilities.MY_MENTOR)
def my_mentor(request: HttpRequest, ref: str) -> HttpResponse:
    """For whom it is: who my mentor is, until when, what I want, what I said."""
    who, _ = asker(request)
    match = queries.mentoring.own_match(who.person_ids, ref) if who.is_family else None
    if match is None:
        raise Hidden
    sharing.log(who, row="V8", action="my_mentor", family=queries.mentoring.family_of(match.wish), about=ref)
    shown = {
        "match": match,
        "mentor": str(match.volunteer.practitioner).split()[0],
        "about_mentor": match.volunteer.about_self,
        "goals": list(match.goals.all()),
        "said": [row for row in queries.mentoring.said_about(match) if row.recorded_by_id == who.account_id],
        "over": match.state != MentoringMatch.State.MEETING,
    }
    return web.render(request, "hubs/my_mentor.html", shown)
