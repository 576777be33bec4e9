"""Choosing a home with the child, and what its carers need to know: wishes first, then who, then what they are told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from kinfold.base import ids
from kinfold.base.errors import NotNow
from kinfold.base.rows import save
from kinfold.care import rules
from kinfold.care.actions.steps import Telling, must_be_newest, must_move, open_period, state_of, tell
from kinfold.care.models import CarerInformation, Matching, Placement
from kinfold.care.rules.checks import come, fits, not_before, said
from kinfold.care.states import MATCHING

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.base.who import Who
    from kinfold.care.models import PeriodOfCare

CHANGEABLE = ("wishes", "who_heard", "needs", "considered", "met_before", "siblings", "school", "gaps")
WISHES = (
    "Ask the child first what matters to them in a home, and write it in their words. A child who cannot say it shows it: "
    "write what they showed."
)
SHOW_FIRST = "Show the child first who would care for them, with pictures, and let them ask. If that cannot be, say why below."


def matching_state(row: Matching) -> str:
    """Say where a choice of a home stands (a word of `states.MATCHING`)."""
    if row.placement_id is not None:
        return "moved"
    return "decided" if row.decided_on else "looking"


def _locked(matching: Matching, verb: str) -> Matching:
    now = Matching.objects.select_for_update(of=("self",)).get(pk=matching.pk)
    state_of(MATCHING, verb, matching_state(now))
    return now


@transaction.atomic
def begin_matching(
    period: PeriodOfCare,
    *,
    begun_on: date,
    wishes: str,
    who_heard: str,
    by: Who,
    on: date,
    needs: str = "",
    siblings: str = "",
    school: str = "",
    considered: list[dict[str, str]] | None = None,
    entry: UUID | None = None,
) -> Matching:
    """Begin to choose a home. What the child wishes stands first: it is refused without."""
    period = open_period(period, "begin_matching")
    come(begun_on, on, "begun_on")
    not_before(begun_on, period.began_on, "begun_on", "Care began")
    made = Matching(
        ref=ids.record_ref(), period=period, begun_on=begun_on, wishes=said(wishes, "wishes", WISHES),
        who_heard=said(who_heard, "who_heard", "Say who heard the child.", longest=200), needs=fits(needs, "needs"),
        siblings=fits(siblings, "siblings"), school=fits(school, "school"), considered=considered or [],
    )  # fmt: skip
    made.entry = tell(
        "home_sought", period.family, f"We began to look for a home with {period.person.known_as}.", on_day=begun_on,
        told=Telling(by, on, entry), about=[period.person], source="matching", ref=made.ref,
    )  # fmt: skip
    made.save()
    return made


@transaction.atomic
def change_matching(matching: Matching, *, version: int, by: Who, on: date, **facts: Any) -> Matching:
    """Change what is written while a home is looked for. Raises `Clash` when somebody else was faster."""
    if unknown := set(facts) - set(CHANGEABLE):
        raise ValueError(f"{', '.join(sorted(unknown))} of a choice cannot be changed")
    now = _locked(matching, "change_matching")
    changed = {k: fits(v, k) if isinstance(v, str) else v for k, v in facts.items() if v != getattr(now, k)}
    if not changed:
        return now
    must_be_newest(now, version, _in_words(now, facts), "\n".join(str(v) for v in facts.values()))
    said(changed.get("wishes", now.wishes), "wishes", WISHES)
    return save(now, **changed)


def _in_words(row: Matching, facts: dict[str, Any]) -> str:
    return "\n".join(str(getattr(row, name)) for name in facts)


@transaction.atomic
def show_profile(
    matching: Matching,
    *,
    shown_on: date,
    photos_shown: str,
    by: Who,
    on: date,
    met_before: str = "",
    entry: UUID | None = None,
) -> Matching:
    """Write that the child was shown who would care for them: which pictures, and whether they met before."""
    now = _locked(matching, "show_profile")
    come(shown_on, on, "shown_on")
    not_before(shown_on, now.begun_on, "shown_on", "The choice began")
    pictures = said(photos_shown, "photos_shown", "Say what the child saw: home, people, pets, the room.")
    child = now.period.person
    tell(
        "home_shown", now.period.family, f"{child.known_as} was shown who would care for them.", on_day=shown_on,
        told=Telling(by, on, entry), about=[child], source="matching", ref=now.ref,
    )  # fmt: skip
    met = fits(met_before, "met_before") or now.met_before
    return save(now, profile_shown_on=shown_on, photos_shown=pictures, met_before=met)


@transaction.atomic
def answer_question(
    matching: Matching, *, asked: str, by: Who, on: date, answered: str = "", entry: UUID | None = None
) -> Matching:
    """Write what the child asked about the home, in their words, and what they were told. The same question again
    takes its answer; a question without one stays open."""
    now = _locked(matching, "answer_question")
    question = said(asked, "asked", "Write what the child asked, in their words.", longest=1000)
    reply = fits(answered, "answered", longest=2000)
    kept = [each for each in now.asked_and_answered if each["asked"] != question]
    child = now.period.person
    tell(
        "home_shown", now.period.family, f"{child.known_as} asked about the home.", on_day=on,
        told=Telling(by, on, entry), about=[child], detail="answered" if reply else "asked", source="matching",
        ref=now.ref,
    )  # fmt: skip
    return save(now, asked_and_answered=[*kept, {"asked": question, "answered": reply}])


@transaction.atomic
def decide_matching(
    matching: Matching,
    *,
    decided_on: date,
    why_this_one: str,
    by: Who,
    on: date,
    gaps: str = "",
    not_shown_why: str = "",
    considered: list[dict[str, str]] | None = None,
    entry: UUID | None = None,
) -> Matching:
    """Decide on a home. Refused while the child has not been shown who would care for them, unless a reason is given."""
    now = _locked(matching, "decide_matching")
    come(decided_on, on, "decided_on")
    not_before(decided_on, now.begun_on, "decided_on", "The choice began")
    because = said(why_this_one, "why_this_one", "Say why this home, beside what the child wished.")
    shown = now.photos_shown
    if now.profile_shown_on is None:
        shown = f"Not shown: {said(not_shown_why, 'not_shown_why', SHOW_FIRST)}"
    child = now.period.person
    tell(
        "home_chosen", now.period.family, f"A home was chosen for {child.known_as}.", on_day=decided_on,
        told=Telling(by, on, entry), about=[child], source="matching", ref=now.ref,
    )  # fmt: skip
    chosen = now.considered if considered is None else considered
    return save(
        now,
        decided_on=decided_on,
        why_this_one=because,
        gaps=fits(gaps, "gaps"),
        photos_shown=shown,
        considered=chosen,
    )


@transaction.atomic
def give_information(
    placement: Placement,
    word: str,
    what: str,
    *,
    given_on: date,
    by: Who,
    on: date,
    from_carer_before: bool = False,
    entry: UUID | None = None,
) -> CarerInformation:
    """Tell carers something that they need to know. Where it was a gap, the gap is filled."""
    here = _told_carers(placement, word, "give_information")
    come(given_on, on, "given_on")
    words = said(what, "what", "Write what the carers were told.")
    gap = here.information.filter(word=word, given_on__isnull=True).first()
    facts = {"what": words, "given_on": given_on, "from_carer_before": from_carer_before}
    row = save(gap, **facts) if gap else CarerInformation.objects.create(placement=here, word=word, **facts)
    _tell_carers(here, word, given_on, Telling(by, on, entry))
    if here.information_on is None:
        save(here, information_on=given_on)
    return row


@transaction.atomic
def note_gap(
    placement: Placement,
    word: str,
    missing_why: str,
    *,
    by: Who,
    on: date,
    owner: Practitioner | None = None,
    due_on: date | None = None,
    entry: UUID | None = None,
) -> CarerInformation:
    """Write what the carers do not know yet, why, and who finds it out by when. The same gap again is put right."""
    here = _told_carers(placement, word, "note_gap")
    why = said(missing_why, "missing_why", "Say why it is not known yet.", longest=300)
    row = here.information.filter(word=word, given_on__isnull=True).first()
    facts = {"missing_why": why, "owner": owner, "due_on": due_on}
    made = save(row, **facts) if row else CarerInformation.objects.create(placement=here, word=word, **facts)
    _tell_carers(here, word, on, Telling(by, on, entry), gap=True)
    return made


def _told_carers(placement: Placement, word: str, verb: str) -> Placement:
    if word not in rules.INFORMATION:
        raise NotNow("Choose what it is about.", field="word")
    here = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    must_move(here, verb)
    return here


def _tell_carers(here: Placement, word: str, day: date, told: Telling, *, gap: bool = False) -> None:
    child = here.period.person
    what = f"{child.known_as}’s carers were told: {rules.INFORMATION[word].lower()}."
    if gap:
        what = f"{child.known_as}’s carers do not know yet: {rules.INFORMATION[word].lower()}."
    tell(
        "carers_told", here.period.family, what, on_day=day, told=told, about=[child], detail="gap" if gap else word,
        source="placement", ref=here.ref,
    )  # fmt: skip
