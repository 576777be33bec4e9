"""Writing pages: add to the assessment, say something anew, say what is still true."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kinfold.assessment import abilities, actions, queries, rules
from kinfold.assessment.forms import ChangeContributionForm, ContributeForm, MyAccountForm, StillTrueForm
from kinfold.assessment.models import Contribution
from kinfold.assessment.queries import Standing
from kinfold.assessment.views.drawing import draw
from kinfold.assessment.views.opening import members, opened, opened_contribution
from kinfold.base.abilities import ability
from kinfold.base.errors import Clash, Hidden
from kinfold.design import web
from kinfold.design.web import asker
from kinfold.network.models import Family
from kinfold.sharing.queries import View

FORMS = ["GET", "HEAD", "POST"]
MARK = ".s"
"""Between a family's reference and a section's number, in the address of one section: a draft is kept for each."""


@require_http_methods(FORMS)
@ability(abilities.CONTRIBUTE)
def contribute(request: HttpRequest, ref: str) -> HttpResponse:
    """Add to the assessment, beside what stands. A member of the family adds their own account."""
    who, _ = asker(request)
    family_ref, section = _section_of(ref)
    family, view = opened(request, family_ref, "contribute")
    asked = request.GET.get("section", "")
    if asked in rules.SECTIONS and not section:
        return redirect(_with_person(family, asked, request.GET.get("person", "")))
    if who.is_family:
        return _my_account(request, ref, family, view, section)
    return _add(request, ref, family, view, section)


def _section_of(ref: str) -> tuple[str, str]:
    """Split an address into the family's reference and the section's word, if it names one."""
    family_ref, _, number = ref.partition(MARK)
    names = list(rules.SECTIONS)
    if not number:
        return family_ref, ""
    if not number.isdecimal() or not 0 < int(number[:3]) <= len(names):
        raise Hidden
    return family_ref, names[int(number[:3]) - 1]


def _with_person(family: Family, section: str, person: str) -> str:
    """The address of one section, so that a draft is kept for each."""
    number = list(rules.SECTIONS).index(section) + 1
    address = reverse("contribute", kwargs={"ref": f"{family.ref}{MARK}{number}"})
    return f"{address}?person={person}" if person.isalnum() else address


def _add(request: HttpRequest, ref: str, family: Family, view: View, section: str) -> HttpResponse:
    who, on = asker(request)
    form = ContributeForm.of(
        request,
        about=ref,
        members=members(family, view, on),
        section=section,
        person=request.GET.get("person", ""),
    )

    def send() -> HttpResponse:
        told = form.cleaned_data
        made = actions.contribute(family, told["section"], told["words"], by=who, on=on, **form.facts)
        return redirect(_where(family, made))

    context = {
        "family": family,
        "section": rules.SECTIONS.get(section),
        "stands": draw(stands, {}) if (stands := _standing_in(family, view, section)) else "",
        "domains": rules.DOMAINS,
        "sections": rules.SECTIONS,
    }
    return web.answer(request, form, "assessment/contribute.html", send, context)


def _standing_in(family: Family, view: View, section: str) -> list[Standing]:
    """What stands in a section, for somebody who may read the record."""
    if not section or not view.can("V3"):
        return []
    return [row for row in queries.standing(family, view) if row.contribution.section == section]


def _where(family: Family, made: Contribution) -> str:
    """Back to what was just written, in its section."""
    return f"{reverse('assessment', kwargs={'ref': family.ref})}#{made.ref}"


def _my_account(request: HttpRequest, ref: str, family: Family, view: View, section: str) -> HttpResponse:
    who, on = asker(request)
    form = MyAccountForm.of(
        request, about=ref, members=members(family, view, on), me=who.person_id, section=section
    )

    def send() -> HttpResponse:
        actions.contribute(family, form.place, form.cleaned_data["words"], by=who, on=on, **form.facts)
        return redirect("family_copy", ref=family.ref)

    context = {"family": family, "mine": _mine(family, view)}
    return web.answer(request, form, "assessment/my_account.html", send, context)


def _mine(family: Family, view: View) -> list[Contribution]:
    """What this member of the family has said themselves, the newest first."""
    ids = view.who.person_ids if view.who else ()
    rows = [row.contribution for row in queries.standing(family, view)]
    return [row for row in reversed(rows) if row.said_by_person_id in ids]


@require_http_methods(FORMS)
@ability(abilities.CHANGE_CONTRIBUTION)
def change_contribution(request: HttpRequest, ref: str) -> HttpResponse:
    """Say it anew. When somebody else did so meanwhile, both texts are shown: the next one sent replaces theirs,
    or both are kept side by side."""
    who, on = asker(request)
    stands, family, _ = opened_contribution(request, ref, "change_contribution")
    form = ChangeContributionForm.of(request, about=ref, old=stands, own=who.is_family)
    context = {"family": family, "stands": stands, "sections": rules.SECTIONS}

    def send() -> HttpResponse:
        read = _as_read(form.cleaned_data["replaces"], stands)
        if request.POST.get("secondary") == "yes":  # after a clash: neither gives way
            kept = actions.keep_beside(read, form.cleaned_data["words"], by=who, on=on, **form.facts)
            return (
                redirect("family_copy", ref=family.ref) if who.is_family else redirect(_where(family, kept))
            )
        try:
            made = actions.change_contribution(read, form.cleaned_data["words"], by=who, on=on, **form.facts)
        except Clash:
            form.now_replaces(stands.ref)
            form.changed_by = _who_changed(stands)
            raise
        return redirect("family_copy", ref=family.ref) if who.is_family else redirect(_where(family, made))

    template = "assessment/change_my_account.html" if who.is_family else "assessment/change_contribution.html"
    return web.answer(request, form, template, send, context)


def _as_read(ref: str, stands: Contribution) -> Contribution:
    """The version that the writer had before them; one that is not of the same chain is as if hidden."""
    if not ref or ref == stands.ref:
        return stands
    try:
        read = queries.contribution(ref)
    except Contribution.DoesNotExist:
        raise Hidden from None
    if queries.newest_version(read).pk != stands.pk:
        raise Hidden
    return read


def _who_changed(stands: Contribution) -> str:
    return (stands.author.name or stands.author.known_as) if stands.author else stands.said_by


@require_http_methods(FORMS)
@ability(abilities.ANSWER_STILL_TRUE)
def still_true(request: HttpRequest, ref: str) -> HttpResponse:
    """Go through what stands: still true, changed, or no longer. One page, one tap each, and only where it is wanted."""
    who, on = asker(request)
    family, view = opened(request, ref, "still_true")
    if not view.can("V3"):
        raise Hidden
    stage = queries.open_stage(family)
    rows = queries.standing(family, view)
    moved, gone = _since_read(request, rows)
    form = StillTrueForm.of(request, about=ref, rows=rows, moved=moved, gone=gone)

    def send() -> HttpResponse:
        actions.answer_each(family, form.given, stage=stage, by=who, on=on)
        return redirect("assessment", ref=family.ref)

    context = {"family": family, "stage": stage, "sides": by_section(rows), "sections": rules.SECTIONS}
    return web.answer(request, form, "assessment/still_true.html", send, context)


def by_section(rows: list[Standing]) -> list[tuple[rules.Section, list[Standing]]]:
    """What stands, in the order of the sections."""
    return [
        (section, here)
        for section in rules.SECTIONS.values()
        if (here := [row for row in rows if row.contribution.section == section.name])
    ]


def _since_read(request: HttpRequest, rows: list[Standing]) -> tuple[dict[str, str], list[str]]:
    """What was answered on the page and has been replaced since, by what; and words typed about what no longer stands."""
    typed = {
        name.removeprefix(part): request.POST.get(f"words_{name.removeprefix(part)}", "").strip()
        for name in request.POST
        for part in ("answer_", "words_")
        if name.startswith(part) and request.POST[name].strip()
    }
    newer = {earlier.ref: row.contribution.ref for row in rows for earlier in row.earlier}
    stands = {row.contribution.ref for row in rows}
    moved = {ref: newer[ref] for ref in typed if ref in newer}
    gone = [words for ref, words in typed.items() if words and ref not in newer and ref not in stands]
    return moved, gone
