"""One-time links: sending one, taking it back, and sending another to the same address.

Only a hash of the token is kept. What a link shows is what was written for it, agreed and read through before it was sent.
"""

import secrets
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from kinfold.base.errors import NotNow
from kinfold.base.rows import locked
from kinfold.base.who import Who
from kinfold.services import jobs, states
from kinfold.services.actions import checks
from kinfold.services.actions.telling import tell
from kinfold.services.models import AnswerLink, Request
from kinfold.services.queries.links import stands
from kinfold.services.rules import links as rules
from kinfold.sharing import actions as sharing

PURPOSE = "So that they can answer whether they can help, without an account."
NO_MAIL = "E-mail is not set up here yet, so no link can be sent. Ask them by telephone, and write down the answer yourself."
NOT_DELIVERED = "The e-mail could not be delivered."


@transaction.atomic
def send_answer_link(
    request: Request,
    *,
    sent_to: str,
    name_given: str,
    shares: str,
    agreed_how: str,
    by: Who,
    on: date,
    days: int = rules.LINK_DAYS,
    basis: str = "public_task",
    family_told: bool = True,
    why_not_told: str = "",
) -> tuple[AnswerLink, str]:
    """Send a service a link by which it answers this one request. Returns the link and its token, which is nowhere kept.

    `shares` is all that its reader may read, word for word; it is written down as shared (`sharing.disclose`). A link that
    was open before is ended. Raises NotNow.
    """
    now = locked(request, "person", "service", "family")
    if now.state in states.STOPPED:
        raise NotNow("Ask for this help again first: as it stands there is nothing to answer.")
    if not settings.EMAIL_IS_SET_UP:
        raise NotNow(NO_MAIL)
    if not rules.SHORTEST_LINK <= days <= rules.LONGEST_LINK:
        raise NotNow(f"Choose from 1 to {rules.LONGEST_LINK} days.", field="days")
    told = {
        "sent_to": _address(sent_to),
        "name_given": _said(name_given, "name_given", "Say by which name they may ask for them.", 200),
        "shares": _said(shares, "shares", "Write what they may read."),
        "agreed_how": _said(
            agreed_how, "agreed_how", "Say who agreed to share this and how, or the lawful reason."
        ),
    }
    sharing.disclose(
        now.family, items=f"{told['name_given']}: {told['shares']}", to_whom=f"{now.what[:90]} ({told['sent_to'][:100]})",
        purpose=PURPOSE, basis=basis, condition=told["agreed_how"][:200], family_told=family_told,
        why_not_told=why_not_told, by=by, on=on,
    )  # fmt: skip
    link, token = _make(now, told, on, days, by=by)
    said = rules.link_sent_sentence(now.what, now.person.known_as)
    link.entry = tell("answer_link_sent", now, said, on_day=on, by=by, on=on)
    link.save(update_fields=["entry"])
    jobs.mail(link, token)
    return link, token


@transaction.atomic
def take_back_link(link: AnswerLink, *, why: str, by: Who, on: date) -> AnswerLink:
    """Take back a link, also one that has run out: it opens nothing, and no new one can be asked for. Raises NotNow."""
    reason = _said(why, "why", "Say why it is taken back.", 200)
    now = AnswerLink.objects.select_for_update().get(pk=link.pk)
    if now.used_at is not None:
        raise NotNow("This link has been answered already.")
    if now.ended_at is not None and now.ended_why != rules.RAN_OUT:
        raise NotNow("This link has ended already.")
    _end(now, reason, on)
    asked = now.request
    said = rules.taken_back_sentence(asked.what, asked.person.known_as)
    tell("answer_link_taken_back", asked, said, on_day=on, by=by, on=on)
    return now


def take_back_open(request: Request, why: str, *, on: date) -> None:
    """End the open link of a request, if there is one: what it asks is no longer asked. Another entry tells of that."""
    for link in _open_of(request):
        _end(link, why, on)


@transaction.atomic
def mail_failed(ref: str, *, now: datetime) -> None:
    """End a link whose mail could not be delivered, so that the page of the request says so."""
    AnswerLink.objects.filter(ref=ref, used_at=None, ended_at=None).update(
        ended_at=now, ended_why=NOT_DELIVERED
    )


@transaction.atomic
def ask_for_new_link(token: str, *, on: date) -> None:
    """Send a new link for what this one was for, to the address already known and to no other.

    Tells nobody whether it did: the answer is the same for a link that never existed. Not after it was taken back, not too
    late, and not many times in a day.
    """
    before = AnswerLink.objects.select_related("request").filter(token_hash=rules.hashed(token)).first()
    if before is None:
        return
    asked = locked(before.request)
    links = list(
        AnswerLink.objects.select_for_update(of=("self",))
        .select_related("request")
        .filter(request=asked)
        .order_by("pk")
    )
    theirs = [link for link in links if link.sent_to == before.sent_to]
    today = sum(link.sent_on == on for link in theirs)
    newest = links[-1]
    ours = newest.sent_to == before.sent_to  # whoever was asked after them has taken their place
    if ours and rules.may_have_new(theirs[0].sent_on, today, stands(newest, on), on):
        send_next(newest, on=on, days=rules.LINK_DAYS, again=False)


def send_next(link: AnswerLink, *, on: date, days: int, again: bool = True) -> AnswerLink:
    """Make a further link with the same words for the same address, and send it. What is shared was written down before."""
    kept = {name: getattr(link, name) for name in ("sent_to", "name_given", "shares", "agreed_how")}
    made, token = _make(link.request, kept, on, days, by=None)
    made.entry = link.entry
    made.save(update_fields=["entry"])
    jobs.mail(made, token, again=again)
    return made


def _make(
    request: Request, told: dict[str, str], on: date, days: int, *, by: Who | None
) -> tuple[AnswerLink, str]:
    for link in _open_of(request):
        _end(link, rules.REPLACED, on)
    token = secrets.token_urlsafe(rules.TOKEN_BYTES)
    made = AnswerLink.objects.create(
        request=request, token_hash=rules.hashed(token), sent_on=on, expires_on=on + timedelta(days=days),
        made_by_id=by.account_id if by else None, **told,
    )  # fmt: skip
    return made, token


def _open_of(request: Request) -> list[AnswerLink]:
    rows = AnswerLink.objects.select_for_update().filter(request=request, used_at=None, ended_at=None)
    return list(rows)


def _end(link: AnswerLink, why: str, on: date) -> None:
    link.ended_at, link.ended_why = timezone.make_aware(datetime.combine(on, time(12))), why
    link.save(update_fields=["ended_at", "ended_why"])


def _address(words: str) -> str:
    address = checks.clean(words, "sent_to", most=254)
    try:
        validate_email(address)
    except ValidationError:
        raise NotNow("Write an e-mail address, like hello@example.org.", field="sent_to") from None
    return address


def _said(words: str, field: str, ask: str, most: int = checks.LONGEST) -> str:
    told = checks.clean(words, field, most=most)
    if not told:
        raise NotNow(ask, field=field)
    return told
