"""A parent, child or relative asks for help themselves: kept in their words, always answered, with reasons."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from kinfold.agencies import queries as agencies
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.chronology import actions as chronology
from kinfold.clocks import actions as clocks
from kinfold.concerns import queries, rules, states
from kinfold.concerns.actions import access, entering
from kinfold.concerns.models import HelpRequest
from kinfold.voice import actions as voice

if TYPE_CHECKING:
    from kinfold.chronology.models import Entry
    from kinfold.network.models import Family
    from kinfold.people.models import Person


@transaction.atomic
def ask_for_help(
    *,
    words: str,
    by: Who,
    on: date,
    asked_by: Person | None = None,
    family: Family | None = None,
    typed_name: str = "",
    wanted: str = "",
    safe_to_reply: str = "",
    route: str = "",
    counts_as_telling: bool = False,
) -> HelpRequest:
    """Keep somebody's own request for help and see to it that it is answered.

    Asked by a member of a family with their own sign-in; or taken down by a worker for `asked_by`, or for somebody
    typed by name whom nobody has met. `counts_as_telling`: they told somebody new, and the record counts it.
    """
    queries.may_raise(by, on)
    words = rules.must_say(words, "words", "Tell us in your own words what you would like help with.")
    asked_by, family = _asker(by, asked_by, family, typed_name, on)
    taken_down_by = agencies.practitioner_of(by)
    request = HelpRequest.objects.create(
        family=family,
        asked_by=asked_by,
        taken_down_by=taken_down_by,
        asked_on=on,
        words=words,
        wanted=rules.must_fit(wanted, "wanted"),
        safe_to_reply=rules.must_fit(safe_to_reply, "safe_to_reply", 300),
        route=route or ("through a worker" if taken_down_by else "own"),
    )
    entry = _tell_chronology(request, by=by, on=on)
    clocks.react(entry, by=by, owner_team=agencies.duty_team())
    access.open_for_duty(family, why=f"Request for help {request.ref}", by=by, on=on)
    if counts_as_telling and taken_down_by:
        voice.record_telling(
            asked_by,
            family,
            told_to=taken_down_by.known_as,
            told_on=on,
            entry=entry.uuid,
            occasion="asked for help",
        )
    return request


def _tell_chronology(request: HelpRequest, *, by: Who, on: date) -> Entry:
    """Write the request where the family may read it too; it is about whoever asks and the children."""
    asker, taken = request.asked_by, request.taken_down_by
    children = queries.children_in(None, request.family, on)
    entry = chronology.record(
        "help_requested",
        request.family,
        what=f"{asker.known_as} asked for help: {request.words}",
        on_day=on,
        on=on,
        about=[asker, *(child for child in children if child.pk != asker.pk)],
        by=by,
        said_by=asker.known_as,
        organisation=taken.organisation if taken else None,
        section="shared",
        source="help_request",
        source_ref=request.ref,
    )
    request.entry = entry.uuid
    request.save(update_fields=["entry"])
    return entry


def _asker(
    by: Who, asked_by: Person | None, family: Family | None, typed_name: str, on: date
) -> tuple[Person, Family]:
    """Settle who asks, and in which family. A member of a family can only ask for themselves."""
    if by.is_family:
        return queries.myself(by, on)
    queries.must_be_worker(by)
    if asked_by is not None:
        return asked_by, family or queries.home_of(asked_by, on)
    if not typed_name.strip():
        raise NotNow("Write the name of the person who asks. A first name is enough.", field="typed_name")
    return entering.meet_adult(typed_name, by=by, on=on)


@transaction.atomic
def answer_help(
    request: HelpRequest, *, answer: str, reasons: str, by: Who, on: date, what_was_given: str = ""
) -> HelpRequest:
    """Answer a request for help: yes, some of it, somebody else, or not this time; always with the reasons."""
    row = (
        HelpRequest.objects.select_for_update(of=("self",))
        .select_related("family", "asked_by")
        .get(pk=request.pk)
    )
    row.state = states.HELP_REQUEST.after("answer_help", row.state)
    if answer not in HelpRequest.Answer.values:
        raise NotNow("Choose an answer.", field="answer")
    row.answer = answer
    row.reasons = rules.must_say(reasons, "reasons", "Say why, in words that you would say to them.")
    row.what_was_given = rules.must_fit(what_was_given, "what_was_given", 300)
    if answer in ("help", "part", "other") and not row.what_was_given:
        raise NotNow("Say what help there is, and who will be in touch.", field="what_was_given")
    row.answered_by = queries.must_be_worker(by)
    row.answered_on = on
    given = f" {row.what_was_given}." if row.what_was_given else ""
    entry = chronology.record(
        "help_answered",
        row.family,
        what=f"Answer to {row.asked_by.known_as}: {row.get_answer_display()}.{given} Because: {row.reasons}",
        on_day=on,
        on=on,
        about=[row.asked_by],
        by=by,
        said_by=row.answered_by.known_as,
        detail="declined_with_reason" if answer == "no" else "",
        section="shared",
        source="help_request",
        source_ref=row.ref,
    )
    row.answer_entry = entry.uuid
    row.save()
    clocks.react(entry, by=by)
    access.close_for_duty(row.family, decided_on=on, by=by)
    return row
