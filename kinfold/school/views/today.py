"""What a school reads before the first bell; its own list; who leads at each school."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden, RefusedOpenly
from kinfold.design import web
from kinfold.design.web import asker, begin_with, find
from kinfold.protection import queries as protection
from kinfold.school import abilities, actions, queries, rules
from kinfold.school.forms.telling import (
    NameSchoolLeadForm,
    PutOnListForm,
    RecordDestinationForm,
    SchoolNoticeForm,
    TakeOffListForm,
)
from kinfold.school.views.childs import schools_on_list
from kinfold.school.views.opening import back_to_child, deed, to_read, to_record
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as shared


@require_safe
@ability(abilities.SCHOOL_TODAY)
def school_today(request: HttpRequest) -> HttpResponse:
    """Notices first; then children with a social worker, what home wrote, what waits. For workers of a school."""
    who, on = asker(request)
    if not queries.works_at_school(who):
        raise Hidden
    page = queries.school_today(who, on)
    for number in {row.notice.family_id for row in (one.row for one in page.notices)}:
        family = next(one.row.notice.family for one in page.notices if one.row.notice.family_id == number)
        sharing.log(
            who, row="X3", action="school_today", family=family.joined_into or family, about="police notice"
        )
    return web.render(
        request, "school/today.html", {"page": page, "kept": lambda child: child.merged_into or child}
    )


@ability(abilities.SCHOOL_NOTICE)
def school_notice(request: HttpRequest, ref: str) -> HttpResponse:
    """The least that helps one child today, and what school did. Nothing else of the record opens by it (row X3)."""
    who, on = asker(request)
    notice = queries.notice_at_school(find(protection.told, ref), who, on)
    if notice is None or not queries.works_at_school(who):
        raise Hidden
    family = notice.row.notice.family
    sharing.log(who, row="X3", action="school_notice", family=family.joined_into or family, about=ref)
    form = SchoolNoticeForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.acknowledge_at_school(
            notice.row, support_given=form.cleaned_data["support_given"], by=who, on=on
        )
        return redirect("school_notice", ref=ref)

    return web.answer(request, form, "school/notice.html", send, {"notice": notice})


@require_safe
@ability(abilities.SCHOOL_LIST)
def school_list(request: HttpRequest) -> HttpResponse:
    """A school's own list of young people who may need more help to get to what comes next. By name, in no other order."""
    who, on = asker(request)
    if not queries.works_at_school(who):
        raise Hidden
    rows = queries.school_list(who, on)
    return web.render(request, "school/list.html", {"rows": rows})


@ability(abilities.PUT_ON_LIST)
def put_on_list(request: HttpRequest, ref: str) -> HttpResponse:
    """Put a young person on the list of their own school."""
    opened = to_read(request, ref, "put_on_list")
    place = next(
        (
            row
            for row in queries.places_now(opened.child, opened.on)
            if row.school_id == opened.who.organisation_id
        ),
        None,
    )
    if not opened.seen.at_school or place is None:
        raise Hidden
    form = PutOnListForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.put_on_list(place, put_on=opened.on, **form.answers, **opened.told)
        return redirect("school_list")

    return deed(
        request, form, send, title="More help to get to what comes next", button="Put on our list", back=back_to_child(opened),
        caption=opened.child.known_as, intro="Only your school and the young person read this. It ends by itself on the day you choose.",
    )  # fmt: skip


@ability(abilities.TAKE_OFF_LIST)
def take_off_list(request: HttpRequest, ref: str) -> HttpResponse:
    """A name comes off."""
    row = find(queries.listed, ref)
    opened = to_read(request, (row.young_person.merged_into or row.young_person).ref, "take_off_list")
    if not opened.seen.at_school or row.school_id != opened.who.organisation_id:
        raise Hidden
    form = TakeOffListForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.take_off_list(row, why=form.cleaned_data["why"], **opened.told)
        return redirect("school_list")

    back = (reverse("school_list"), "Our list")
    return deed(
        request,
        form,
        send,
        title="Take off our list",
        button="Take off",
        back=back,
        caption=opened.child.known_as,
        quote=row.reason,
    )


@ability(abilities.RECORD_DESTINATION)
def record_destination(request: HttpRequest, ref: str) -> HttpResponse:
    """What a young person does now."""
    opened = to_record(request, ref, "record_destination")
    if not rules.is_sixteen_to_eighteen(opened.child.born_on, opened.on):
        raise Hidden
    form = RecordDestinationForm.of(request, about=ref)
    begin_with(form, told_on=opened.on)

    def send() -> HttpResponse:
        actions.record_destination(
            opened.family, opened.child, **form.answers, from_school=opened.ours, **opened.told
        )
        return redirect("school", ref=opened.child.ref)

    return deed(
        request, form, send, title="What comes after school?", button="Save", back=back_to_child(opened), caption=opened.child.known_as,
        intro="“Nobody knows” is an answer too: then somebody can ask.",
    )  # fmt: skip


@ability(abilities.SCHOOL_LEADS)
def school_leads(request: HttpRequest) -> HttpResponse:
    """Who leads on safeguarding at each school; name somebody. For the council, and for whoever leads now."""
    who, on = asker(request)
    council = who.sector == "social_care" and not who.other_authority
    if not council and not (queries.works_at_school(who) and queries.leads_here(who, on)):
        raise Hidden
    schools = [one for one in schools_on_list() if council or one.pk == who.organisation_id]
    found = agencies.workers_of([one.pk for one in schools], on)
    workers = {one.ref: one for one in found if one.pk != who.practitioner_id}
    form = NameSchoolLeadForm.of(
        request, schools=[(one.ref, one.name) for one in schools],
        workers=[(key, f"{one.known_as} ({one.organisation})") for key, one in workers.items()],
    )  # fmt: skip
    begin_with(form, since=on)

    def send() -> HttpResponse:
        got = form.cleaned_data
        chosen = next(one for one in schools if one.ref == got["school"])
        actions.name_school_lead(chosen, workers[got["worker"]], since=got["since"], by=who, on=on)
        return redirect("school_leads")

    numbers = {one.pk for one in schools}
    leads = [row for row in queries.all_leads(on) if row.school_id in numbers]
    shown = {"leads": leads, "may_count": shared.decide(who, "R1", None, on=on).code == "allow"}
    return web.answer(request, form, "school/leads.html", send, shown)


@require_POST
@ability(abilities.END_LEAD)
def end_school_lead(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody leads no longer."""
    who, on = asker(request)
    row = find(queries.lead_row, ref)
    council = who.sector == "social_care" and not who.other_authority
    if not council and not (row.school_id == who.organisation_id and queries.leads_here(who, on)):
        raise Hidden
    actions.end_school_lead(row, ended_on=on, by=who, on=on)
    return redirect("school_leads")


@require_safe
@ability(abilities.NOT_KNOWN)
def destinations_not_known(request: HttpRequest) -> HttpResponse:
    """Of how many young people nobody knows what they do, by school; small numbers hidden.

    It stands as at the end of the month before: from one day to the next nobody’s leaving shows as a number that moves.
    """
    who, on = asker(request)
    decision = shared.decide(who, "R1", None, on=on)
    if decision.code == "refuse":
        raise RefusedOpenly("Your work does not include this.")
    if decision.code != "allow":
        raise Hidden
    as_of = on.replace(day=1) - timedelta(days=1)
    shown = {"rows": queries.not_known_by_school(as_of), "as_of": as_of}
    return web.render(request, "school/not_known.html", shown)
