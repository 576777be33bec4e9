"""A conference held: what was decided for each child, and how it was run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kinfold.base.abilities import ability
from kinfold.design.web import begin_with
from kinfold.protection import abilities, actions, queries, rules
from kinfold.protection.actions import ChildDecision, Circumstances, Dissenting, InCoreGroup
from kinfold.protection.forms import HoldConferenceForm, QualityForm
from kinfold.protection.forms.parts import SOMEBODY_ELSE, yes
from kinfold.protection.models import Conference
from kinfold.protection.views.opening import Opened, again, ask, of_row_to_write
from kinfold.services import queries as services


def _back(ref: str) -> tuple[str, str]:
    return reverse("conference", args=[ref]), "The conference"


@dataclass(frozen=True, slots=True)
class _Child:
    """A child as the form asks about them."""

    number: int
    name: str
    under_plan: bool


@ability(abilities.HOLD)
def hold_conference(request: HttpRequest, ref: str) -> HttpResponse:
    """Write down what was decided for each child, what is hard for the parents, and who sees it differently."""
    row, opened = of_row_to_write(request, queries.conference, ref, "hold_conference")
    rows = queries.children_in([row]).get(row.pk, [])
    people = {queries.child_of(one).pk: queries.child_of(one) for one in rows}
    plans = queries.plans_in(people.values())
    asked = [_Child(pk, child.known_as, plans[pk].now is not None) for pk, child in people.items()]
    adults = {one.person.pk: one.person for one in opened.members if not one.is_child}
    form = HoldConferenceForm.of(
        request, about=ref, children=asked, adults=[(pk, one.known_as) for pk, one in adults.items()],
        people=opened.people_choices, circumstances=[(word, services.need_says(word)) for word in rules.CIRCUMSTANCES],
        transfer=row.kind == Conference.Kind.TRANSFER_IN,
    )  # fmt: skip
    begin_with(form, version=row.version, in_the_room=row.in_the_room)

    def send() -> HttpResponse:
        got = form.cleaned_data
        again(
            form,
            lambda: actions.hold_conference(
                row,
                decisions=[_decision(got, one, people[one.number]) for one in asked],
                circumstances=_circumstances(got, adults),
                dissents=_dissents(got, form.DISSENTS, opened, people),
                core_group=[InCoreGroup(**opened.chosen(choice)) for choice in got["core_group"]],
                quorate=yes(got["quorate"]),
                family_spoke_first=yes(got["family_spoke_first"]),
                by=opened.who,
                on=opened.on,
                **{name: got[name] for name in PLAIN},
            ),
            lambda: queries.conference(ref),
        )
        return redirect("conference", ref=ref)

    intro = [
        "Decide for each child alone. What the plan is to keep a child from is one thing; what is hard for the parents is another."
    ]
    return ask(
        request, form, opened, send, title="What the conference decided", button="Save what was decided", intro=intro,
        back=_back(ref),
    )  # fmt: skip


PLAIN = (
    "held_on", "in_the_room", "quorum_why", "family_view", "must_change", "if_it_does_not", "next_due_on", "version",
)  # fmt: skip


def _decision(got: dict[str, Any], one: _Child, child: Any) -> ChildDecision:
    def told(name: str) -> Any:
        return got.get(f"{name}_{one.number}") or ""

    decision = told("decision")
    return ChildDecision(
        child,
        decision,
        told("why"),
        category=told("category") if decision in ("plan", "continues") else "",
        what_follows=told("follows"),
        level_after=told("after") if decision == "no_plan" else "",
        ended_how=told("after") if decision == "ends" else "",
        participation=told("participation"),
        child_says=told("says"),
        before_elsewhere=told("before") or 0,
    )


def _circumstances(got: dict[str, Any], adults: dict[int, Any]) -> list[Circumstances]:
    return [
        Circumstances(adult, word, got.get(f"hard_note_{number}", "") if n == 0 else "")
        for number, adult in adults.items()
        for n, word in enumerate(got.get(f"hard_{number}", ()))
    ]


def _dissents(
    got: dict[str, Any], numbers: tuple[int, ...], opened: Opened, people: dict[int, Any]
) -> list[Dissenting]:
    found = []
    for n in numbers:
        who = got.get(f"differs_{n}")
        if not who:
            continue
        child = people.get(int(got[f"differs_child_{n}"])) if got.get(f"differs_child_{n}") else None
        named = got[f"differs_named_{n}"] if who == SOMEBODY_ELSE else ""
        found.append(
            Dissenting(
                got[f"differs_says_{n}"],
                child=child,
                named=named,
                would_have=got[f"differs_would_{n}"],
                **opened.chosen(who),
            )
        )
    return found


@ability(abilities.QUALITY)
def conference_quality(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how the conference was run, for whoever runs the next; what was answered before stands beside."""
    row, opened = of_row_to_write(request, queries.conference, ref, "conference_quality")
    form = QualityForm.of(request, about=ref)

    def send() -> HttpResponse:
        got = form.cleaned_data
        answers = {word: got[word] for word in rules.QUALITY}
        actions.answer_all_quality(
            row, answers, answered_as=got["answered_as"], note=got["note"], by=opened.who, on=opened.on
        )
        return redirect("conference_quality", ref=ref)

    intro = ["Ask the family first. This is for learning; nothing is added up, and nobody is compared."]
    return ask(
        request, form, opened, send, title="How was this conference run?", button="Save the answers", intro=intro,
        back=_back(ref), beside="protection/quality.html", asked=queries.quality(row), answered_as=rules.ANSWERED_AS,
    )  # fmt: skip
