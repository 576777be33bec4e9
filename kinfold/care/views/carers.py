"""Pages of the register of carers. Carers are no family: who reads is asked of the register, and each look is logged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from kinfold.agencies import queries as agencies
from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.care import abilities, actions, queries
from kinfold.care.forms.carers import (
    AddPictureForm,
    ChangeCarerForm,
    EndCarerForm,
    RecordTrainingForm,
    RegisterCarerForm,
    ReviewCarersForm,
    VisitCarersForm,
)
from kinfold.care.models import Carer
from kinfold.care.rules import carers as rules
from kinfold.care.views.asking import ask, to
from kinfold.design import web
from kinfold.design.web import again, asker, find
from kinfold.sharing import actions as sharing

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.care.forms.base import CaringForm


def _reads(request: HttpRequest) -> None:
    """Answer as if missing, unless this worker reads the register."""
    who, _ = asker(request)
    if not queries.sees_register(who):
        raise Hidden


def _opened(request: HttpRequest, ref: str, action: str) -> Carer:
    """Open a household for reading, and log the look."""
    _reads(request)
    carer = find(queries.carer, ref)
    who, _ = asker(request)
    sharing.log(who, row="-", action=action, about=ref)
    return carer


def _kept(request: HttpRequest, ref: str, action: str) -> Carer:
    """Open a household for those who keep its record."""
    carer = _opened(request, ref, action)
    if not queries.keeps(carer, *asker(request)):
        raise Hidden
    return carer


@require_safe
@ability(abilities.SEE_CARERS)
def carers(request: HttpRequest) -> HttpResponse:
    """The register: who fosters, and who is seen by when."""
    _reads(request)
    _, on = asker(request)
    due = queries.carer_due()
    counted = {one.carer.pk for one in due}
    context = {
        "due": due,
        "others": [one for one in queries.carers() if one.pk not in counted],
        "stopped": queries.carers(stopped=True),
        "kinds": rules.KINDS,
        "clocks": rules.CLOCKS,
        "late": sum(one.soonest < on for one in due),
    }
    return web.render(request, "care/carers.html", context)


@require_safe
@ability(abilities.SEE_CARER)
def carer(request: HttpRequest, ref: str) -> HttpResponse:
    """One household: what children are told, who lives there; for those who keep it, visits, reviews and training."""
    found = _opened(request, ref, "carer")
    who, on = asker(request)
    keeps = queries.keeps(found, who, on)
    context = {
        "carer": found,
        "kind": rules.KINDS.get(found.kind, found.kind),
        "here": queries.living_with(found, who, on),
        "pictures": queries.pictures_of(found) if keeps else queries.pictures_for_child(found),
        "keeps": keeps,
        "all": queries.household(found) if keeps else None,
        "headings": rules.GOOD_FOSTERING,
        "outcomes": rules.OUTCOMES,
        "clocks": rules.CLOCKS,
    }
    return web.render(request, "care/carer.html", context)


@ability(abilities.REGISTER_CARER)
def register_carer(request: HttpRequest) -> HttpResponse:
    """Put a household on the register."""
    _reads(request)
    who, on = asker(request)
    form = RegisterCarerForm.of(request)
    team = _workers(request, None)
    _offer_workers(form, team)

    def send() -> HttpResponse:
        made = actions.register_carer(by=who, on=on, **_told(form, team))
        return to("carer", made.ref)

    return ask(
        request, form, "Carers", send, back=("carers", "", "Carers"), button="Put them on the register"
    )


@ability(abilities.CHANGE_CARER)
def change_carer(request: HttpRequest, ref: str) -> HttpResponse:
    """Change what is known of a household."""
    found = _kept(request, ref, "change_carer")
    who, on = asker(request)
    form = ChangeCarerForm.of(request, about=ref)
    team = _workers(request, found.supervisor)
    _offer_workers(form, team)
    form.begin(
        **{name: getattr(found, name) for name in form.fields if name not in ("token", "supervisor")},
        supervisor=found.supervisor.ref if found.supervisor else "",
    )

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.change_carer(found, by=who, on=on, **_told(form, team)),
            lambda: queries.carer(ref).version,
        )
        return to("carer", ref)

    return ask(
        request, form, "Change what is known", send, back=("carer", ref, found.name), caption=found.name
    )


def _workers(request: HttpRequest, also: Practitioner | None) -> dict[str, Practitioner]:
    """The workers of the asker's own teams, the asker among them, with the one who is named already."""
    who, on = asker(request)
    rows = agencies.members_of({*who.team_ids, *who.managed_team_ids}, on)
    found = {row.practitioner.ref: row.practitioner for row in rows}
    me = agencies.practitioner_of(who)
    for one in (me, also):
        if one is not None:
            found.setdefault(one.ref, one)
    return found


def _offer_workers(form: CaringForm, team: dict[str, Practitioner]) -> None:
    form.offer("supervisor", [(ref, one.known_as) for ref, one in team.items()], "Nobody yet")


def _told(form: CaringForm, team: dict[str, Practitioner]) -> dict[str, Any]:
    return {**form.answers, "supervisor": team.get(form.answers["supervisor"])}


@ability(abilities.END_CARER)
def end_carer(request: HttpRequest, ref: str) -> HttpResponse:
    """They stop fostering."""
    found = _kept(request, ref, "end_carer")
    who, on = asker(request)
    form = EndCarerForm.of(request, about=ref)

    def send() -> HttpResponse:
        actions.end_carer(found, by=who, on=on, **form.answers)
        return to("carer", ref)

    return ask(
        request, form, "They stop fostering", send, back=("carer", ref, found.name), caption=found.name,
        intro="Their page stays. Children whom they cared for may keep the tie for good.",
    )  # fmt: skip


@ability(abilities.ADD_PICTURE)
def add_picture(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep a picture that children are shown."""
    found = _kept(request, ref, "add_picture")
    who, on = asker(request)
    form = AddPictureForm.of(request, about=ref)

    def send() -> HttpResponse:
        told = dict(form.answers)
        file = told.pop("file")
        actions.add_picture(found, file, file_name=file.name, size=file.size, by=who, on=on, **told)
        return to("carer", ref)

    return ask(
        request, form, "A picture for children", send, back=("carer", ref, found.name), caption=found.name,
        intro="The house from inside, the people, the dog, the room. No house number, no street, no school.",
        button="Keep the picture", files=True,
    )  # fmt: skip


@require_POST
@ability(abilities.STOP_SHOWING)
def stop_showing(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a picture to no child any more."""
    picture = find(queries.picture, ref)
    found = _kept(request, picture.carer.ref, "stop_showing")
    who, on = asker(request)
    actions.stop_showing(picture, by=who, on=on)
    return to("carer", found.ref)


@require_safe
@ability(abilities.SEE_PICTURE)
def carer_picture(request: HttpRequest, ref: str) -> HttpResponseBase:
    """One picture: for workers who read the register, and for a child who is shown this home."""
    picture = find(queries.picture, ref)
    who, on = asker(request)
    if not queries.sees_picture(picture, who, on):
        raise Hidden
    return sent(picture.path, picture.content_type)


def sent(path: str, content_type: str) -> HttpResponseBase:
    """Send a picture that was kept, as nothing but a picture; one whose file is gone is as if missing."""
    file = Path(settings.MEDIA_ROOT) / path
    if not path or not file.is_file():
        raise Hidden
    response = FileResponse(file.open("rb"), content_type=content_type)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@ability(abilities.VISIT_CARERS)
def visit_carers(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down a visit of their own worker."""
    found = _kept(request, ref, "visit_carers")
    who, on = asker(request)
    form = VisitCarersForm.of(request, about=ref, name=found.name)

    def send() -> HttpResponse:
        actions.visit_carers(found, by=who, on=on, **form.answers)
        return to("carer", ref)

    return ask(
        request, form, "A visit to the carers", send, back=("carer", ref, found.name), caption=found.name
    )


@ability(abilities.REVIEW_CARERS)
def review_carers(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down the yearly review, the children's words first."""
    found = _kept(request, ref, "review_carers")
    who, on = asker(request)
    form = ReviewCarersForm.of(request, about=ref, name=found.name)

    def send() -> HttpResponse:
        told = {name: value for name, value in form.answers.items() if not name.startswith("good_")}
        actions.review_carers(found, good_fostering=form.good_fostering, by=who, on=on, **told)
        return to("carer", ref)

    return ask(
        request,
        form,
        "The year looked at together",
        send,
        back=("carer", ref, found.name),
        caption=found.name,
    )


@ability(abilities.RECORD_TRAINING)
def record_training(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what they learned."""
    found = _kept(request, ref, "record_training")
    who, on = asker(request)
    form = RecordTrainingForm.of(request, about=ref, name=found.name)

    def send() -> HttpResponse:
        actions.record_training(found, by=who, on=on, **form.answers)
        return to("carer", ref)

    return ask(request, form, "Something learned", send, back=("carer", ref, found.name), caption=found.name)
