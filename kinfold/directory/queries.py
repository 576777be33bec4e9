"""The reading door of the directory room: what was asked on the public page, and its answers."""

from dataclasses import dataclass
from datetime import date

from kinfold.agencies import queries as agencies
from kinfold.base.who import Who
from kinfold.concerns import queries as asked_for
from kinfold.concerns.models import HelpRequest
from kinfold.directory.models import PublicAsk

ANSWERERS = frozenset({"duty", "consultation"})
WITH = ("service", "answered_by", "taken_up_by")


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer that an asker reads."""

    answer: str
    what_was_given: str
    reasons: str
    answered_by: str
    answered_on: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something asked on the public page that has no answer yet, and by when it is to have one."""

    ask: PublicAsk
    due: date
    is_late: bool


def may_answer(who: Who) -> bool:
    """Say whether somebody answers what is asked on the public page: duty and the advice line."""
    return who.practitioner_id is not None and bool(ANSWERERS & who.roles)


def ask(ref: str) -> PublicAsk:
    """Return something asked on the public page. Raises `PublicAsk.DoesNotExist`."""
    return PublicAsk.objects.select_related(*WITH).get(ref=ref)


def ask_numbered(number: str) -> PublicAsk | None:
    """Return what was asked under the first part of a code. It opens nothing: `actions.read_answer` checks the rest."""
    return PublicAsk.objects.select_related(*WITH).filter(number=number).first()


def asks_waiting(on: date, limit: int = 200) -> list[Waiting]:
    """What has no answer yet, the oldest first. What was answered in the record it was taken up into is no longer here."""
    rows = PublicAsk.objects.select_related(*WITH).filter(state=PublicAsk.State.ASKED)[:limit]
    answered = asked_for.help_answered([row.help_request for row in rows if row.help_request])
    found = []
    for row in rows:
        if row.help_request not in answered:
            found.append(Waiting(row, row.answer_by, row.answer_by < on))
    return found


def late_for_managers(who: Who, on: date) -> list[Waiting]:
    """What is late, for whoever manages a team that answers: days and the promise, never the words. Else nothing."""
    if not who.managed_team_ids or not agencies.any_team_of_kind(who.managed_team_ids, ANSWERERS):
        return []
    return [one for one in asks_waiting(on) if one.is_late]


def asks_answered(limit: int = 30) -> list[PublicAsk]:
    """What was answered lately, the newest first."""
    rows = PublicAsk.objects.select_related(*WITH).filter(state=PublicAsk.State.ANSWERED)
    return list(rows.order_by("-answered_on", "-pk")[:limit])


def answer_to(row: PublicAsk) -> Reply | None:
    """The answer to what was asked: given here, or in the record that it was taken up into."""
    if row.state == PublicAsk.State.ANSWERED:
        return _reply(row)
    answered = asked_for.help_answered([row.help_request]) if row.help_request else {}
    return _reply(answered[row.help_request]) if row.help_request in answered else None


def _reply(row: PublicAsk | HelpRequest) -> Reply:
    assert row.answered_on is not None
    by = row.answered_by.known_as if row.answered_by else ""
    return Reply(row.get_answer_display(), row.what_was_given, row.reasons, by, row.answered_on)
