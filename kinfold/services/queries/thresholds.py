"""Independent thresholds: what adult services and children's services each said, side by side, for each person and need.

Seed 002: 559, 720, 926: both thresholds are high, and neither knows of the other's answer; the family lives with both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.network.queries import Member
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules, states
from kinfold.services.models import Gap, HelpStep, Need, Request, Service
from kinfold.services.queries.gaps import gaps_of
from kinfold.services.queries.help import requests_in, stories
from kinfold.services.queries.needs import answers, needs_in
from kinfold.sharing.queries import View

FATHERS = frozenset(("father_of", "step_father_of", "step_mother_of", "mothers_partner_of"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What one service said: its newest step."""

    request: Request
    step: HelpStep
    side: str

    @property
    def answered_on(self) -> date | None:
        """The day of its answer; None while nobody has answered."""
        return None if self.step.state == "asked" else self.step.on_day

    @property
    def is_no(self) -> bool:
        """True when the service said no."""
        return self.step.state in rules.NOES


@dataclass(slots=True)
class Threshold:
    """One person and one need: both sides' answers, and who owns it when all said no."""

    person: Person
    need: Need | None
    answers: list[Answer] = field(default_factory=list)
    gap: Gap | None = None
    whole: bool = True

    def of(self, side: str) -> list[Answer]:
        """The answers of one side."""
        return [one for one in self.answers if one.side == side]

    @property
    def both_no(self) -> bool:
        """True when adult services and children's services have both said no, and nobody gives it or may yet."""
        adults, childrens, unknown = (
            [one.step.state for one in self.of(side)]
            for side in (rules.ADULTS, rules.CHILDRENS, rules.NOT_KNOWN)
        )
        return rules.both_said_no(adults, childrens, unknown)

    @property
    def all_no(self) -> bool:
        """True when everybody who was asked has said no."""
        return rules.all_said_no([one.step.state for one in self.answers])

    @property
    def days_between(self) -> int | None:
        """How many days lie between the newest answers of the two sides."""
        return rules.days_between(self._newest(rules.ADULTS), self._newest(rules.CHILDRENS))

    @property
    def needs_owner(self) -> bool:
        """True when all said no and nobody owns it: the question to ask. Only for whoever sees all that was asked."""
        return self.whole and self.all_no and not self._is_owned

    @property
    def _is_owned(self) -> bool:
        """True while somebody looks after it, and after their answer until somebody says no again."""
        if self.gap is None or self.gap.state in states.OWNED:
            return self.gap is not None
        answered = self.gap.answered_on
        return answered is None or not any(one.is_no and one.step.on_day > answered for one in self.answers)

    @property
    def noes(self) -> list[Request]:
        """The requests that were refused."""
        return [one.request for one in self.answers if one.is_no]

    def _newest(self, side: str) -> date | None:
        return max((one.answered_on for one in self.of(side) if one.answered_on), default=None)


def thresholds(family: Family, view: View | None = None) -> list[Threshold]:
    """What each side said, for each person and need for which anything was asked; what both refused stands first."""
    asked, needed = requests_in(family, view), needs_in(family, view)
    told = {one.request.pk: one.newest for one in stories(asked)}
    sides = _sides(asked)
    found: dict[tuple[int, str], Threshold] = {}
    whole = view is None or view.whole("V3")
    for one in asked:
        person = one.person.merged_into or one.person
        need = next((each for each in needed if answers(one, each)), None)
        key = (person.pk, f"need {need.pk}" if need else f"asked {one.together or one.pk}")
        row = found.setdefault(key, Threshold(person, need, whole=whole))
        row.answers.append(Answer(one, told[one.pk], sides[one.pk]))
    _owned(found.values(), gaps_of(family, view))
    return sorted(found.values(), key=lambda row: (not row.both_no, not row.all_no, row.person.known_as))


def threshold_of(request: Request, family: Family, view: View) -> Threshold | None:
    """The row of one request: what everybody said who was asked for the same."""
    rows = thresholds(family, view)
    return next((row for row in rows if any(one.request.pk == request.pk for one in row.answers)), None)


def not_asked(members: Iterable[Member], on: date, view: View) -> list[Person]:
    """Fathers and step-parents among these members of a family of whom nobody has written down what they need.

    Nothing for a reader who sees only a part: what they do not see may well be there. Two queries.
    """
    if not view.whole("V3"):
        return []
    everybody = {one.person.pk: one for one in members}
    children = [number for number, one in everybody.items() if one.is_child]
    ties = network.ties_among(children, on) if children else []
    fathers = {tie.a.pk for tie in ties if tie.a is not None and tie.type in FATHERS}
    some = [
        one.person
        for number, one in everybody.items()
        if (number in fathers or one.part == "step_parent") and one.person.died_on is None
    ]
    if not some:
        return []
    rows = Need.objects.filter(person_id__in=people.with_merged({one.pk for one in some})).select_related(
        "person"
    )
    told = {row.person.merged_into_id or row.person_id for row in rows}
    return [one for one in some if one.pk not in told and not view.hides("person", one.ref, about=[one.ref])]


def _sides(asked: list[Request]) -> dict[int, str]:
    """Whose service each request went to; by the named worker's organisation where the service tells nothing. One query."""
    rows = Service.objects.filter(pk__in={one.service_id for one in asked if one.service_id})
    known = {
        number: rules.side_of(sector or "", csc_only=only, for_whom=for_whom or ())
        for number, sector, only, for_whom in rows.values_list(
            "pk", "organisation__sector", "csc_only", "for_whom"
        )
    }
    return {one.pk: _side(one, known) for one in asked}


def _side(one: Request, known: dict[int, str]) -> str:
    side = known.get(one.service_id, rules.NOT_KNOWN) if one.service_id else rules.NOT_KNOWN
    if side == rules.NOT_KNOWN and one.given_by is not None:
        return rules.side_of(one.given_by.organisation.sector)
    return side


def _owned(rows: Iterable[Threshold], gaps: list[Gap]) -> None:
    """Put each gap that somebody still looks after (else the newest) beside the row it is about."""
    for gap in sorted(gaps, key=lambda one: (one.state in states.OWNED, one.opened_on)):
        refused = {one.request_id for one in gap.noes.all()}
        for row in rows:
            mine = {one.request.pk for one in row.answers}
            if (gap.need_id and row.need and gap.need_id == row.need.pk) or refused & mine:
                row.gap = gap
