"""Around the help itself: who went along the first time, what somebody has while they wait, letting the others go when one
service begins, and a good end."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked, save
from kinfold.base.who import Who
from kinfold.services import states
from kinfold.services.actions import checks, hosting, moving
from kinfold.services.actions.links import take_back_open
from kinfold.services.actions.telling import tell
from kinfold.services.models import InterimHelp, Request

SOMETHING_ELSE = "something_else_instead"


@transaction.atomic
def companion_went(
    request: Request, *, on_day: date, by: Who, on: date, entry: UUID | None = None
) -> Request:
    """Write that the first visit was gone to together, with the day. Raises NotNow."""
    checks.not_after(on_day, on, "on_day")
    now = locked(request, "person", "service")
    if on_day < now.asked_on:
        raise NotNow("This day is before the help was asked for.", field="on_day")
    if now.companion_went_on is not None:
        raise NotNow("The first visit is written down already.")
    now.companion_went_on = request.companion_went_on = on_day
    now.save(update_fields=["companion_went_on"])
    said = f"Somebody went along with {now.person.known_as} the first time: {now.what}."
    if entry is None:
        tell("companion_went", now, said, on_day=on_day, by=by, on=on)
    return now


@transaction.atomic
def help_meanwhile(
    request: Request,
    *,
    what: str,
    given_by_words: str,
    since: date,
    by: Who,
    on: date,
    entry: UUID | None = None,
) -> InterimHelp:
    """Write what somebody has while they wait: it does not end the wait. Raises NotNow when they do not wait."""
    checks.not_after(since, on, "since")
    now = locked(request, "person", "service")
    if now.state not in states.BEFORE:
        raise NotNow("They do not wait for this help, so there is nothing to bridge.")
    words = checks.clean(what, "what")
    giver = checks.clean(given_by_words, "given_by_words", most=200)
    if not words:
        raise NotNow("Say what they have until then.", field="what")
    if not giver:
        raise NotNow("Say who gives it.", field="given_by_words")
    made = InterimHelp(request=now, what=words, given_by_words=giver, since=since)
    said = f"While waiting for {now.what}, {now.person.known_as} has other help."
    made.entry = entry or tell("help_meanwhile", now, said, on_day=since, by=by, on=on)
    made.save()
    return made


@transaction.atomic
def end_help_meanwhile(
    help_: InterimHelp, *, until: date, by: Who, on: date, entry: UUID | None = None
) -> InterimHelp:
    """Write that the help meanwhile ended: because the real thing began, or although it has not. Raises NotNow."""
    checks.not_after(until, on, "until")
    now = locked(help_, "request__person", "request__service")
    if now.until is not None:
        raise NotNow("This has ended already.")
    if until < now.since:
        raise NotNow("It cannot end before it began.", field="until")
    said = f"What {now.request.person.known_as} had while waiting for {now.request.what} ended."
    if entry is None:
        tell("help_meanwhile_ended", now.request, said, on_day=until, by=by, on=on)
    return save(now, until=until)


@transaction.atomic
def let_go(
    request: Request, others: Sequence[Request], *, on_day: date, by: Who, on: date, why: str = ""
) -> list[Request]:
    """Take back what was asked of other services for the same thing, now that one has begun. Returns what was let go.

    Each chosen request ends with its reason, on its own entry; their open links are taken back. Raises NotNow for one that
    was not asked together with this, or that has begun itself.
    """
    gone: list[Request] = []
    for other in others:
        if not request.together or other.together != request.together or other.pk == request.pk:
            raise NotNow("This was not asked for together with the other.", field="others")
        if other.state not in states.BEFORE:
            raise NotNow(f"{other.what} is not waiting any more. Look again.", field="others")
        take_back_open(other, "The help was found somewhere else.", on=on)
        gone.append(
            moving.move_request(
                other, "ended", on_day=on_day, by=by, on=on, reason_code=SOMETHING_ELSE, why=why
            )
        )
    return gone


@transaction.atomic
def end_well(
    request: Request,
    *,
    on_day: date,
    reason_code: str,
    by: Who,
    on: date,
    why: str = "",
    said_by: str = "",
    ring_after: str = "",
    says_at_end: str = "",
    entry: UUID | None = None,
) -> Request:
    """End help that somebody has, well: why, whom to ring if they need it again, and what they say of it themselves."""
    if not reason_code and not why.strip():
        raise NotNow("Say why it ends.", field="reason_code")
    ring = checks.clean(ring_after, "ring_after", most=200)
    words = checks.clean(says_at_end, "says_at_end")
    now = locked(request)
    hosting.must_have_no_open_stay(now)
    now.ring_after, now.says_at_end = ring, words
    now.save(update_fields=["ring_after", "says_at_end"])
    moved = moving.move_request(
        now, "ended", on_day=on_day, by=by, on=on, why=why, reason_code=reason_code, said_by=said_by,
        entry=entry,
    )  # fmt: skip
    request.refresh_from_db()
    return moved
