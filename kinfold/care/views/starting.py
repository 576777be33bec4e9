"""Coming into care, the law behind it, what is planned for good, leaving care."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kinfold.base.abilities import ability
from kinfold.base.dates import plain
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries, rules
from kinfold.care.forms.starting import ComeIntoCareForm, LeaveCareForm, LegalStatusForm, PermanenceForm
from kinfold.care.views.deeds import deed
from kinfold.care.views.opening import AT_NIGHT, Opened, must_write, of_period, to_read
from kinfold.kin import queries as kin

FIRST = "Family first. Nobody goes to strangers before family, friends and friends’ families were asked, here and abroad."


@ability(abilities.COME_INTO_CARE)
def come_into_care(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down that a child comes into care: kin asked first, then why, under which law, who was told what."""
    found = must_write(to_read(request, ref, "come_into_care", row="W1"), by=AT_NIGHT)
    form = ComeIntoCareForm.of(request, about=ref, members=found.members)

    def send() -> HttpResponse:
        actions.come_into_care(found.family, found.child, **form.told, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    name = found.child.known_as
    return deed(
        request, found, form, f"{name} comes into care", send, intro=FIRST, lines=_asked(found), button="Write it down",
        back=("person", found.child.ref, name),
        links=[(reverse("consent_in_plain_words", kwargs={"ref": ref}), "What agreeing means, to read with the parents")],
        hints={
            "kin_asked": "Grandparents, aunts and uncles, older brothers and sisters, godparents, friends’ parents, teachers; also abroad.",
            "need": "For the national return. It stays the same for all of this time in care.",
            "parents_told": "What they agree to, that they may say no, and that they may change their mind.",
            "child_says": "In their own words. A young child shows it.",
            "backing_ref": "“Signed by both parents, 3 March 2026”, the number of the order, or a reference here.",
        },
        sections={"began_on": "Why", "code": "The law", "parents_told": "Who was told what"},
    )  # fmt: skip


def _asked(found: Opened) -> list[str]:
    """Who of the kin is on record as asked, by this day."""
    asked = kin.asked_before_a_stranger(found.child, found.on)
    if not asked:
        return ["On record so far: nobody has been asked."]
    shown = [row for row in asked if kin.may_see(row, found.view)]
    return [f"On record: {kin.name_of(row)}, {row.get_state_display().lower()}." for row in shown]


@ability(abilities.CHANGE_LEGAL_STATUS)
def legal_status(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the law that holds from a day on."""
    found, period = of_period(request, ref, "legal_status", row="W1")
    must_write(found, by=AT_NIGHT)
    form = LegalStatusForm.of(request, about=ref, members=found.members)

    def send() -> HttpResponse:
        actions.change_legal_status(period, **form.told, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    now = [row for row in queries.legal_timeline(found.child) if row.until is None]
    return deed(
        request, found, form, "The law behind it", send, intro="The law that holds now ends on the day from which the new one holds.",
        lines=[f"Now: {row.get_code_display()}, since {plain(row.since)}." for row in now],
        hints={"in_plain_words": "Leave empty to use our own words for it."},
    )  # fmt: skip


@ability(abilities.AGREE_PERMANENCE)
def permanence(request: HttpRequest, ref: str) -> HttpResponse:
    """Write what is planned for good."""
    found, period = of_period(request, ref, "permanence", row="W1")
    must_write(found)
    form = PermanenceForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.agree_permanence(period, **form.answers, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    before = [row for row in queries.permanence_of(found.child) if row.until is None]
    return deed(
        request, found, form, "What is planned for good", send,
        intro="By the second review, about four months after coming into care, each child has a plan for a lasting home.",
        lines=[f"Until now: {rules.PERMANENCE.get(row.word, row.word)}, since {plain(row.agreed_on)}." for row in before],
        hints={"in_case": "What happens if it cannot be, so that nobody has to begin again."},
    )  # fmt: skip


@ability(abilities.LEAVE_CARE)
def leave_care(request: HttpRequest, ref: str) -> HttpResponse:
    """Write that a child leaves care; the plan, its people and promised time go on."""
    found, period = of_period(request, ref, "leave_care", row="W1")
    must_write(found)
    if period.ended_on is not None:
        raise Hidden
    form = LeaveCareForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.leave_care(period, **form.answers, by=found.who, on=found.on)
        return redirect("care", ref=found.child.ref)

    name = found.child.known_as
    return deed(
        request, found, form, f"{name} leaves care", send, button="Write it down",
        intro=f"Where {name} lives and the law behind it end on that day. The plan, the people who help and promised time go on.",
    )  # fmt: skip
