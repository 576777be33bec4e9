"""Emergency powers, what to read before a visit, and police notices with the school's own page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinfold.base.abilities import ability
from kinfold.base.dates import plain
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import asker, begin_with, find
from kinfold.protection import abilities, actions, queries
from kinfold.protection.forms import (
    AcknowledgeNoticeForm,
    EndAlertForm,
    EndPowerForm,
    LookAtAlertForm,
    RaiseAlertForm,
    ReceiveNoticeForm,
    RecordPowerForm,
    TellNoticeForm,
)
from kinfold.protection.forms.parts import yes
from kinfold.protection.models import PoliceNoticeTold
from kinfold.protection.views.enquiring import back_to_family
from kinfold.protection.views.opening import (
    FIRST,
    Opened,
    again,
    ask,
    of_row,
    of_row_to_write,
    to_read,
    to_write,
)
from kinfold.sharing import actions as sharing
from kinfold.sharing import queries as kept_details

POWER_FACTS = (
    "kind",
    "made_by",
    "why",
    "child_told",
    "child_says",
    "parents_told",
    "where_taken",
    "what_next",
)


def said_at(moment: datetime) -> str:
    """Say a moment as people in England do: the day, and the time."""
    local = timezone.localtime(moment)
    return f"{plain(local.date())} at {local:%H:%M}"


@ability(abilities.RECORD_POWER)
def record_emergency_power(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down police protection or an emergency order: at any hour, duty too."""
    opened = to_write(request, ref, "record_emergency_power", by=FIRST)
    form = RecordPowerForm.of(request, about=ref, children=opened.child_choices)

    def send() -> HttpResponse:
        got, (began, ends) = form.cleaned_data, form.moments
        child = opened.chosen_children([got["child"]])[0]
        facts = {name: got[name] for name in POWER_FACTS if name != "kind"}
        actions.record_emergency_power(
            opened.family,
            child,
            got["kind"],
            began_at=began,
            ends_by=ends,
            by=opened.who,
            on=opened.on,
            **facts,
        )
        return redirect("protection", ref=opened.family.ref)

    intro = [
        "Police protection lasts 72 hours at most; an emergency protection order eight days, and seven more once."
    ]
    return ask(
        request, form, opened, send, title="Police protection or an emergency order", button="Save", intro=intro,
        back=back_to_family(opened),
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_POWER)
def emergency_power(request: HttpRequest, ref: str) -> HttpResponse:
    """One emergency power, for those whom row V4 lets read it. Where the child is: only through its own list (row V2)."""
    row, opened = of_row(request, queries.power, ref, "emergency_power", row="V4")
    child = queries.child_of(row)
    places = kept_details.protected_details(child, opened.view)
    context = {
        "family": opened.family,
        "power": row,
        "child": child,
        "places": places,
        "at": said_at,
        "edits": opened.view.can("W1") and opened.view.decision.actor in FIRST,
    }
    return web.render(request, "protection/emergency_power.html", context)


@ability(abilities.END_POWER)
def end_emergency_power(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down when and how emergency protection ended."""
    row, opened = of_row_to_write(request, queries.power, ref, "end_emergency_power", row="V4", by=FIRST)
    form = EndPowerForm.of(request, about=ref)

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.end_emergency_power(
            row, ended_at=form.moment, how=got["how"], what_next=got["what_next"], by=opened.who, on=opened.on
        )
        return redirect("emergency_power", ref=ref)

    back = (reverse("emergency_power", args=[ref]), "Emergency protection")
    return ask(request, form, opened, send, title="How it ended", button="Save", back=back)


@require_safe
@ability(abilities.SEE_ALERTS)
def safety_alerts(request: HttpRequest, ref: str) -> HttpResponse:
    """What to do before visiting this family: for whoever reads the record. What happened: for those of row V4."""
    opened = to_read(request, ref, "safety_alerts")
    if opened.view.masked:
        raise Hidden
    rows = queries.alerts_of(opened.family)
    context = {
        "family": opened.family,
        "alerts": [row for row in rows if row.until is None],
        "ended": [row for row in rows if row.until is not None] if opened.view.whole("V4") else [],
        "reads_why": opened.view.whole("V4"),
        "raises": opened.view.can("W1") and opened.view.decision.actor in FIRST,
    }
    return web.render(request, "protection/safety_alerts.html", context)


def _alerts(opened: Opened) -> tuple[str, str]:
    return reverse("safety_alerts", args=[opened.family.ref]), "Before you visit"


@ability(abilities.RAISE_ALERT)
def raise_safety_alert(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what happened, and what the next visitor does."""
    opened = to_write(request, ref, "raise_safety_alert", by=FIRST)
    people = [(one.person.ref, one.person.known_as) for one in opened.members]
    form = RaiseAlertForm.of(request, about=ref, people=people)

    def send() -> HttpResponse:
        got = form.answers
        chosen = next((one.person for one in opened.members if one.person.ref == got["person"]), None)
        actions.raise_safety_alert(opened.family, **{**got, "person": chosen}, by=opened.who, on=opened.on)
        return redirect("safety_alerts", ref=opened.family.ref)

    intro = [
        "For the safety of whoever visits next. It never stands on a child’s page, and never stays by itself."
    ]
    return ask(
        request, form, opened, send, title="What the next visitor must know", button="Save", intro=intro,
        back=_alerts(opened),
    )  # fmt: skip


@ability(abilities.LOOK_AT_ALERT)
def look_at_alert(request: HttpRequest, ref: str) -> HttpResponse:
    """It still holds: what to do now, and when to look again."""
    row, opened = of_row_to_write(request, queries.alert, ref, "look_at_alert", row="V4", by=FIRST)
    form = LookAtAlertForm.of(request, about=ref)
    begin_with(form, version=row.version, what_to_do=row.what_to_do)

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.look_at_alert(row, **form.answers, by=opened.who, on=opened.on),
            lambda: queries.alert(ref),
        )
        return redirect("safety_alerts", ref=opened.family.ref)

    title = "Does it still hold?"
    return ask(
        request, form, opened, send, title=title, button="It still holds", back=_alerts(opened),
        beside="protection/alert.html", alert=row,
    )  # fmt: skip


@ability(abilities.END_ALERT)
def end_alert(request: HttpRequest, ref: str) -> HttpResponse:
    """Visitors need not know this any more."""
    row, opened = of_row_to_write(request, queries.alert, ref, "end_alert", row="V4", by=FIRST)
    form = EndAlertForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.end_alert(row, why=form.cleaned_data["why"], by=opened.who, on=opened.on)
        return redirect("safety_alerts", ref=opened.family.ref)

    return ask(
        request, form, opened, send, title="Visitors need not know this any more", button="End it", back=_alerts(opened),
        beside="protection/alert.html", alert=row,
    )  # fmt: skip


@ability(abilities.RECEIVE_NOTICE)
def receive_police_notice(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a notice from police; then each child's school is told."""
    opened = to_write(request, ref, "receive_police_notice", by=FIRST)
    form = ReceiveNoticeForm.of(request, about=ref, children=opened.child_choices)

    def send() -> HttpResponse:
        got = dict(form.answers)
        children = opened.chosen_children(got.pop("children"))
        made = actions.receive_police_notice(opened.family, children, by=opened.who, on=opened.on, **got)
        if opened.view.whole("V4"):
            return redirect("police_notice", ref=made.ref)
        return redirect("protection", ref=opened.family.ref)

    intro = ["School, nursery or health visitor is told the least that helps, by the next working day."]
    return ask(
        request, form, opened, send, title="Police were at the home", button="Save, and see whom to tell", intro=intro,
        back=back_to_family(opened),
    )  # fmt: skip


@require_safe
@ability(abilities.SEE_NOTICE)
def police_notice(request: HttpRequest, ref: str) -> HttpResponse:
    """One police notice, and for each child who is told, by when, and what they did (row V4)."""
    row, opened = of_row(request, queries.notice, ref, "police_notice", row="V4")
    told = [one for one in queries.told_of(row) if not opened.view.hides("person", about=[one.child.ref])]
    context = {
        "family": opened.family,
        "notice": row,
        "told": told,
        "tells": opened.view.can("W1") and opened.view.decision.actor in FIRST,
    }
    return web.render(request, "protection/police_notice.html", context)


def _told(request: HttpRequest, ref: str, action: str) -> tuple[PoliceNoticeTold, Opened]:
    """Open the family of a telling for those who read police notices and write here."""
    row = find(queries.told, ref)
    _, opened = of_row_to_write(request, queries.notice, row.notice.ref, action, row="V4", by=FIRST)
    if opened.view.hides("person", about=[row.child.ref]):
        raise Hidden
    return row, opened


@ability(abilities.TELL_NOTICE)
def tell_of_notice(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell one child's school the least that helps; or write why nobody is told."""
    row, opened = _told(request, ref, "tell_of_notice")
    form = TellNoticeForm.of(request, about=ref, workers=opened.worker_choices)
    begin_with(form, whom=row.practitioner.ref if row.practitioner else "")

    def send() -> HttpResponse:
        got = form.cleaned_data
        actions.tell_of_notice(
            row, told_on=got["told_on"], practitioner=opened.worker(got["whom"]), named=got["named"] if not got["whom"] else "",
            nobody_why=got["nobody_why"], family_told=yes(got["family_told"]), why_not_told=got["why_not_told"],
            by=opened.who, on=opened.on,
        )  # fmt: skip
        return redirect("police_notice", ref=row.notice.ref)

    child = row.child.merged_into or row.child
    intro = [f"They read these words and nothing else: “{row.notice.minimum}”"]
    back = (reverse("police_notice", args=[row.notice.ref]), "The police notice")
    return ask(
        request,
        form,
        opened,
        send,
        title=f"Who is kind to {child.known_as} tomorrow?",
        button="Save",
        intro=intro,
        back=back,
    )


@ability(abilities.ACKNOWLEDGE)
def acknowledge_notice(request: HttpRequest, ref: str) -> HttpResponse:
    """A school's own page: the least that helps, and what they did. Nothing else of the record opens by it (row X3)."""
    who, on = asker(request)
    notice = queries.notice_for(find(queries.told, ref), who, on)
    if notice is None:
        raise Hidden
    family = notice.row.notice.family.joined_into or notice.row.notice.family
    sharing.log(who, row="X3", action="acknowledge_notice", family=family, about=ref)
    form = AcknowledgeNoticeForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.acknowledge_notice(
            notice.row, support_given=form.cleaned_data["support_given"], by=who, on=on
        )
        return redirect("acknowledge_notice", ref=ref)

    return web.answer(request, form, "protection/acknowledge_notice.html", send, {"notice": notice})
