"""Pages of the search: everybody thought of for each child, one of them, asking, answering, leaving out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kinfold.base.abilities import ability
from kinfold.base.errors import Hidden
from kinfold.design import web
from kinfold.design.web import again, begin_with, find
from kinfold.kin import abilities, actions, queries, rules
from kinfold.kin.forms.choices import people_in
from kinfold.kin.forms.searching import AnswerKinForm, ExploreKinForm, LeaveOutForm
from kinfold.kin.states import EXPLORED
from kinfold.kin.views.opening import Opened, deed, explored, to_read, to_write
from kinfold.people import queries as people

if TYPE_CHECKING:
    from kinfold.kin.models import Explored
    from kinfold.people.models import Person


@dataclass
class ChildsKin:
    """A child of the family, and everybody thought of for them."""

    child: Person
    age: str
    rows: list[Explored] = field(default_factory=list)


def page_of(name: str, ref: str) -> str:
    """The address of a page by a reference."""
    return reverse(name, kwargs={"ref": ref})


@require_safe
@ability(abilities.SEE_KIN)
def kin(request: HttpRequest, ref: str) -> HttpResponse:
    """Who matters to each child: thought of, asked, what they offer; what runs; what should be asked now."""
    opened = to_read(request, ref, "kin")
    known = queries.standing(opened.family, opened.view)
    by_child = {one.person.pk: ChildsKin(one.person, one.age) for one in opened.members if one.is_child}
    for row in known.explored:
        child = by_child.get(row.child.merged_into_id or row.child_id)
        if child is not None:
            child.rows.append(row)
    return web.render(
        request,
        "kin/kin.html",
        {
            "family": opened.family,
            "children": list(by_child.values()),
            "name_of": queries.name_of,
            "offers": rules.OFFERS,
            "asks": lambda row: EXPLORED.may("ask_kin", row.state),
            "writes": opened.writes,
            "approvals": queries.approvals_in(opened.family, opened.view),
            "checks": known.checks,
            "supports": queries.supports_in(opened.family, opened.view),
            "groups": known.groups,
            "prompts": _prompts(opened, known),
        },
    )


def _prompts(opened: Opened, known: queries.Standing) -> list[tuple[str, str, str]]:
    """The questions to ask now, each with the page that answers it."""
    if not opened.writes:
        return []
    found = queries.prompts(opened.family, opened.on, opened.view, known, opened.children)
    return [
        (f"{one.says} {one.why}", page_of(one.deed, one.ref or opened.family.ref), "Do this")
        for one in found
        if one.deed
    ]


@ability(abilities.EXPLORE_KIN)
def explore_kin(request: HttpRequest, ref: str) -> HttpResponse:
    """Put somebody on the list, for one child or for several."""
    opened = to_write(request, ref, "explore_kin")
    form = ExploreKinForm.of(request, about=ref, members=opened.members)
    chosen = request.GET.get("child", "")
    if chosen:
        begin_with(form, children=[chosen])

    def send() -> HttpResponse:
        got = form.cleaned_data
        facts = {name: got[name] for name in ("tie", "country", "found_how", "child_says")}
        children = people_in(opened.members, got["children"])
        actions.explore_for(opened.family, children, found_on=opened.on, **form.who, **facts, **opened.told)
        return redirect("kin", ref=opened.family.ref)

    return deed(
        request, form, send, opened, title="Think of somebody", button="Put them on the list", back=_back(opened),
        intro="Who would this child ring at night? Who came to the birthday? Family counts, and so do friends, neighbours and godparents.",
    )  # fmt: skip


@require_POST
@ability(abilities.EXPLORE_FROM_MAP)
def explore_from_map(request: HttpRequest, ref: str, child: str) -> HttpResponse:
    """Put everybody on the child's map who could be asked on the list: those whom the asker may know of."""
    opened = to_write(request, ref, "explore_from_map")
    person = find(people.person, child)
    if person.pk not in {one.pk for one in opened.children}:
        raise Hidden
    found = queries.not_yet_thought_of(opened.family, person, opened.on)
    unknown = queries.labelled(opened.view, [one.person for one in found])
    known = [
        one for one in found
        if one.person.pk not in unknown and not opened.view.hides("person", about=[one.person.ref])
    ]  # fmt: skip
    actions.explore_from_map(opened.family, person, found_on=opened.on, among=known, **opened.told)
    return redirect(f"{page_of('kin', opened.family.ref)}#{person.ref}")


@require_safe
@ability(abilities.SEE_EXPLORED)
def kin_explored(request: HttpRequest, ref: str) -> HttpResponse:
    """One relative or friend for one child: asked, answered, assessed, approved, asked abroad."""
    row, opened = explored(request, ref, "kin_explored")
    approvals = [one for one in queries.approvals_in(opened.family, opened.view) if one.explored_id == row.pk]
    checks = [one for one in queries.abroad_in(opened.family, opened.view) if one.explored_id == row.pk]
    return web.render(
        request,
        "kin/kin_explored.html",
        {
            "family": opened.family,
            "row": row,
            "name": queries.name_of(row),
            "offers": [rules.OFFERS[word] for word in row.offers if word in rules.OFFERS],
            "could_care": bool(set(row.offers) & rules.CARES),
            "viabilities": queries.viabilities_of(row),
            "approvals": approvals,
            "checks": checks,
            "beside": queries.beside(row, opened.view),
            "writes": opened.writes,
            "approves": opened.view.can("W4"),
            "may": {
                verb: EXPLORED.may(verb, row.state) for verb in ("ask_kin", "leave_out", "begin_viability")
            },
            "answers": row.state in ("to_ask", "asked", "offers", "cannot"),
        },
    )


@require_POST
@ability(abilities.ASK_KIN)
def ask_kin(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that somebody was asked today, for this child and for the brothers and sisters for whom they were thought of."""
    row, opened = explored(request, ref, "ask_kin", "W1")
    actions.ask_all([row, *queries.beside(row, opened.view)], asked_on=opened.on, **opened.told)
    return redirect("kin_explored", ref=ref)


@ability(abilities.ANSWER_KIN)
def answer_kin(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what somebody answered and offers."""
    row, opened = explored(request, ref, "answer_kin", "W1")
    form = AnswerKinForm.of(request, about=ref, beside=queries.beside(row, opened.view))
    begin_with(form, answered_on=opened.on, version=row.version, answer=row.answer, offers=row.offers)

    def send() -> HttpResponse:
        version = form.cleaned_data["version"]
        again(
            form,
            lambda: actions.answer_all(row, form.others, version=version, **form.told, **opened.told),
            lambda: queries.explored(ref).version,
        )
        return redirect("kin_explored", ref=ref)

    return deed(
        request, form, send, opened, title=f"What {queries.name_of(row)} answered", button="Keep this", back=_one(row),
        intro=f"{queries.name_of(row)} is {row.child.known_as}’s {row.tie}. Most help is not a home, and all of it counts.",
    )  # fmt: skip


@ability(abilities.LEAVE_OUT)
def leave_out(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide not to ask somebody, with the reason."""
    row, opened = explored(request, ref, "leave_out", "W1")
    form = LeaveOutForm.of(request, about=ref)
    begin_with(form, left_on=opened.on, version=row.version)

    def send() -> HttpResponse:
        again(
            form,
            lambda: actions.leave_out(row, **form.answers, **opened.told),
            lambda: queries.explored(ref).version,
        )
        return redirect("kin_explored", ref=ref)

    return deed(
        request, form, send, opened, title=f"Do not ask {queries.name_of(row)}", button="Do not ask them", back=_one(row),
        intro="They stay on the list with this reason, and can still be asked later.",
    )  # fmt: skip


def _back(opened: Opened) -> tuple[str, str]:
    return page_of("kin", opened.family.ref), "Family and friends"


def _one(row: Explored) -> tuple[str, str]:
    return page_of("kin_explored", row.ref), queries.name_of(row)


__all__ = ["answer_kin", "ask_kin", "explore_from_map", "explore_kin", "kin", "kin_explored", "leave_out"]
