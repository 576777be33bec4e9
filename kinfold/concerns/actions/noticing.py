"""Noticing: a worry is written down, kept, and answered where an answer is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.concerns import queries, rules
from kinfold.concerns.actions import asking, entering
from kinfold.concerns.models import Concern, ConcernAbout
from kinfold.voice import actions as voice

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.chronology.models import Entry
    from kinfold.network.models import Family


@transaction.atomic
def raise_concern(
    children: Sequence[rules.TypedChild],
    *,
    saw: str,
    seen_on: date,
    by: Who,
    on: date,
    family: Family | None = None,
    may_mean: str = "",
    instinct: str = "",
    done_already: str = "",
    wish: str = "keep",
    service_wanted: str = "",
    question: str = "",
    family_told: bool | None = None,
    why_family_not_told: str = "",
    not_to_be_named: bool = False,
    section: str = "ordinary",
) -> Concern:
    """Keep a worry, signed and dated; with `wish` "ask" or "service" also ask the consultation line.

    Children are chosen by reference (then they must be children whom `by` may already see or has worried about) or
    typed, and then nobody is told whether we know them. `family` is for callers that have already opened it; `section`
    for those who keep the entry from partners of the raiser's own organisation ("restricted": a wall in a programme).
    Raises `NotNow` in plain words and `Hidden` for a child who may not be chosen.
    """
    queries.may_raise(by, on)
    raiser = queries.must_be_worker(by)
    rules.must_have_wish(wish, service_wanted)
    saw = rules.must_say(saw, "saw", "Write what you saw or heard. One sentence is enough.")
    rules.must_be_past(seen_on, on, "seen_on", "You saw this")
    known, home = queries.chosen_children(by, children, on, within=family)
    entered = entering.enter(children, known=known, family=home, by=by, on=on)
    concern = Concern.objects.create(
        family=entered.family,
        raised_by=raiser,
        seen_on=seen_on,
        saw=saw,
        may_mean=rules.must_fit(may_mean, "may_mean"),
        instinct=rules.must_fit(instinct, "instinct"),
        done_already=rules.must_fit(done_already, "done_already"),
        wish=wish,
        service_wanted=rules.must_fit(service_wanted, "service_wanted", 200),
        family_told=family_told,
        why_family_not_told=rules.must_fit(why_family_not_told, "why_family_not_told"),
        not_to_be_named=not_to_be_named,
    )
    entry = _tell_chronology(concern, entered, raiser, section, by=by, on=on)
    concern.entry = entry.uuid
    concern.save(update_fields=["entry"])
    _keep_children(concern, entered, raiser, entry, by=by, on=on)
    clocks.react(entry, by=by, owner=raiser)
    if wish in ("ask", "service"):
        asking.ask_consultation(
            entered.family, question=question or asking.question_from(concern), concern=concern, by=by, on=on
        )
    return concern


def _tell_chronology(
    concern: Concern, entered: entering.Entered, raiser: Practitioner, section: str, *, by: Who, on: date
) -> Entry:
    """Write what was seen; what it may mean stands beside it, said to be the raiser's reading."""
    meant = f"May mean: {concern.may_mean}" if concern.may_mean else ""
    return chronology.record(
        "noticed",
        entered.family,
        what=concern.saw,
        on_day=concern.seen_on,
        on=on,
        about=dict.fromkeys(entered.people, meant),
        meant_said_by=rules.who_said(raiser.known_as, "", concern.not_to_be_named),
        by=by,
        said_by=rules.who_said(raiser.known_as, str(raiser.organisation), concern.not_to_be_named),
        organisation=queries.source_shown(raiser, concern.not_to_be_named),
        section=section,
        source="concern",
        source_ref=concern.ref,
    )


def _keep_children(
    concern: Concern, entered: entering.Entered, raiser: Practitioner, entry: Entry, *, by: Who, on: date
) -> None:
    for person, typed in entered.children:
        words_ref = ""
        if typed.own_words.strip():
            words = voice.keep_words(
                person,
                entered.family,
                typed.own_words,
                said_on=concern.seen_on,
                on=on,
                wrote_down_by=raiser.known_as,
                where=str(raiser.organisation),
                topic="the_worry",
                by=by,
                entry=entry.uuid,
            )
            words_ref = words.ref
        ConcernAbout.objects.create(
            concern=concern,
            person=person,
            typed_name=typed.name[:200],
            typed_born=typed.born_typed[:40] or ("" if typed.born.day is None else str(typed.born)),
            typed_address=", ".join(x for x in (typed.address, typed.postcode) if x)[:300],
            typed_school=typed.school[:200],
            typed_adults=typed.adults_typed,
            own_words_ref=words_ref,
        )
