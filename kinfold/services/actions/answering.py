"""What is done with a one-time link by whoever holds it: looking, and answering once. Nobody is signed in here.

No cookie, no session and no name of a signed-in worker plays a part. A link that is none of ours counts as a try of the
address that it came from; too many, and that address has to wait.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import NotNow
from kinfold.base.who import Who
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as running
from kinfold.network import queries as network
from kinfold.services import states
from kinfold.services.actions import checks, links, moving
from kinfold.services.actions.telling import tell
from kinfold.services.models import AnswerLink, HelpStep, LinkTry, Request
from kinfold.services.queries.links import stands
from kinfold.services.rules import links as rules

TO_TELL = "tell_answer"
"""The timescale within which somebody tells the family what the service answered."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a token opens: how it stands (`rules.standing`, or too_many), and the link when it is one of ours."""

    stands: str
    link: AnswerLink | None = None

    @property
    def answers(self) -> dict[str, str]:
        """The answers that may be given now, with their words."""
        if self.link is None or self.stands != "open":
            return {}
        state = self.link.request.state
        return rules.may_answer(state, states.may_follow(state))


class LinkClosed(NotNow):
    """A link that takes no answer: how it stands is told kindly, on a page of its own."""

    def __init__(self, opened: Opened) -> None:
        """Keep how it stands."""
        super().__init__("This link takes no answer any more.")
        self.opened = opened


@transaction.atomic
def open_answer_link(token: str, *, on: date, now: datetime, address: str = "") -> Opened:
    """Look at what a token opens. Looking uses nothing up: programs that check mail open every link in it."""
    if _must_wait(address, now):
        return Opened("too_many")
    opened = _find(token, on)
    if opened.stands == "unknown":
        _note_try(address, now)
    elif opened.link and opened.stands == "open":
        AnswerLink.objects.filter(pk=opened.link.pk).update(
            tries=F("tries") + int(opened.link.tries < 30_000), opened_at=opened.link.opened_at or now
        )
    elif opened.link and opened.stands == "expired" and on > opened.link.expires_on:
        AnswerLink.objects.filter(pk=opened.link.pk, used_at=None, ended_at=None).update(
            ended_at=now, ended_why=rules.RAN_OUT
        )
    return opened


@transaction.atomic
def answer_by_link(
    token: str,
    answer: str,
    *,
    now: datetime,
    on: date,
    address: str = "",
    on_day: date | None = None,
    position: int | None = None,
    expected_on: date | None = None,
    reason_code: str = "",
    why: str = "",
    said_by: str = "",
    ring_after: str = "",
) -> HelpStep:
    """Answer the one request of a link, once. Returns the step it wrote; who asked for the help has to tell the family.

    After an answer that leaves somebody waiting or helped, the next link goes to the same address. Of two answers at the same
    moment one is taken. Raises `LinkClosed` for a link that takes none, and NotNow for an answer that does not fit.
    """
    if _must_wait(address, now):
        raise LinkClosed(Opened("too_many"))
    opened = _find(token, on, hold=True)
    if opened.link is None or opened.stands != "open":
        raise LinkClosed(opened)
    link, asked, before = opened.link, opened.link.request, opened.link.request.state
    _must_fit(opened, answer, reason_code, why)
    asked.expected_on = _expected(answer, expected_on, asked.asked_on)
    if answer == "ended":
        asked.ring_after = checks.clean(ring_after, "ring_after", most=200)
    asked.save(update_fields=["expected_on", "ring_after"])
    moving.move_request(
        asked, answer, on_day=on_day or on, by=Who(account_id=None, name=asked.what), on=on, why=why,
        reason_code=reason_code, said_by=_who(checks.clean(said_by, "said_by", most=80), asked.what),
        position=position if answer == "waiting" else None,
        says=rules.answer_sentence(answer, before, asked.what, asked.person.known_as),
    )  # fmt: skip
    step = HelpStep.objects.filter(request=asked).latest("pk")
    link.used_at, link.entry = now, step.entry
    link.save(update_fields=["used_at", "entry"])
    if answer != before or answer == "waiting":
        _to_be_told(asked, answer, step, on)
    if answer in rules.GOES_ON:
        links.send_next(link, on=on, days=rules.NEXT_LINK_DAYS)
    return step


@transaction.atomic
def tell_answer(request: Request, *, told_on: date, by: Who, on: date, entry: UUID | None = None) -> Request:
    """Write that the person was told what the service answered. The clock that asks for it ends. Raises NotNow."""
    checks.not_after(told_on, on, "told_on")
    if entry is None:
        said = rules.told_sentence(request.what, request.person.known_as)
        tell("help_answer_told", request, said, on_day=told_on, by=by, on=on)
    return request


def _find(token: str, on: date, *, hold: bool = False) -> Opened:
    """Find a link by the hash of its token: the table is asked for a hash, so how long it takes tells nothing of a token.

    To `hold` it, the request is held first and then the link, as everybody does who writes both.
    """
    rows = AnswerLink.objects.select_related("request__person", "request__service", "request__family")
    link = rows.filter(token_hash=rules.hashed(token)).first()
    if link is not None and hold:
        Request.objects.select_for_update().get(pk=link.request_id)
        link = rows.select_for_update(of=("self",)).get(pk=link.pk)
    return Opened(stands(link, on), link)


def _must_fit(opened: Opened, answer: str, reason_code: str, why: str) -> None:
    if answer not in opened.answers:
        raise NotNow("Choose one of the answers.", field="answer")
    if answer in rules.NEEDS_A_REASON and not reason_code and not why.strip():
        raise NotNow("Say why, in a few words, or choose a reason.", field="reason_code")


def _expected(answer: str, day: date | None, asked_on: date) -> date | None:
    if answer not in ("accepted", "waiting"):
        return None
    if day is not None and day < asked_on:
        raise NotNow("This day is before you were asked.", field="expected_on")
    return day


def _who(name: str, what: str) -> str:
    return f"{name}, {what}"[:200] if name else what[:200]


def _to_be_told(request: Request, answer: str, step: HelpStep, on: date) -> None:
    """Let whoever asked for the help tell the family: one running clock for a request, however often it is answered."""
    matter = request.matter
    if any(
        one.rule == TO_TELL for one in running.about_matter(request.family, matter) if one.state == "open"
    ):
        return
    assert step.entry is not None
    clocks.start(
        TO_TELL, request.family, person=request.person, owner=_owner(request, on), on=on, entry=step.entry,
        matter=matter, kind=f"service_{answer}", about=f"{request.what} has answered: tell the family"[:200],
    )  # fmt: skip


def _owner(request: Request, on: date) -> Practitioner | None:
    """Whoever asked, while they work with the family; otherwise its lead (None lets the clock find them)."""
    here = {row.practitioner_id for row in network.involved(request.family, on)}
    return request.asked_by if request.asked_by_id in here else None


def _must_wait(address: str, now: datetime) -> bool:
    if not address:
        return False
    tries = LinkTry.objects.filter(address_mark=_mark(address), at__gt=now - rules.WITHIN)
    return tries.count() >= rules.WRONG_TRIES


def _note_try(address: str, now: datetime) -> None:
    if not address:
        return
    mark = _mark(address)
    with connection.cursor() as cursor:  # one after another, so that many at once do not slip past the count
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"answer_link {mark}"])
    LinkTry.objects.filter(at__lte=now - rules.WITHIN).delete()
    LinkTry.objects.create(address_mark=mark, at=now)


def _mark(address: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()
