"""What nobody gives: every service that was asked said no. Somebody owns that, and says so, until it is answered."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kinfold.agencies.models import Practitioner
from kinfold.base.errors import Clash, NotNow
from kinfold.base.rows import locked, save
from kinfold.base.who import Who
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.network import queries as network
from kinfold.network.models import Family
from kinfold.people import queries as people
from kinfold.people.models import Person
from kinfold.services import rules, states
from kinfold.services.actions import checks
from kinfold.services.models import Gap, GapRequest, Need, Request
from kinfold.services.queries.needs import answers

RULE = "gap_look_again"
LONGEST_AHEAD = timedelta(days=366)
LONGEST_WITH = 300
RELATED = ("family", "person", "need", "owner")


@transaction.atomic
def open_gap(
    family: Family,
    person: Person,
    noes: Sequence[Request],
    *,
    owner: Practitioner,
    why: str,
    look_again_on: date,
    opened_on: date,
    by: Who,
    on: date,
    need: Need | None = None,
    meanwhile: str = "",
    entry: UUID | None = None,
) -> Gap:
    """Say who owns what nobody gives. `noes`: the requests that were refused; `why`: who said no and with what reason.

    Raises NotNow while somebody who was asked has not said no, or when somebody owns it already.
    """
    one = checks.kept(person)
    checks.not_after(opened_on, on, "opened_on")
    people.hold(one)
    held = list(Request.objects.filter(pk__in=[each.pk for each in noes]).select_related("service", "person"))
    need = need or next((each.need for each in noes if each.need_id), None)
    _must_be_theirs(family, one, held, need)
    _must_be_refused(one, held, need)
    _must_be_nobodys(one, held, need)
    made = Gap.objects.create(
        family=family, person=one, need=need, why=_said(why, "why", "Say who said no, and why."),
        owner=_there(owner, on), opened_on=opened_on, look_again_on=_ahead(look_again_on, opened_on),
        meanwhile=checks.clean(meanwhile, "meanwhile"),
    )  # fmt: skip
    GapRequest.objects.bulk_create(GapRequest(gap=made, request=each) for each in held)
    what = f"Everybody who was asked for {one.known_as} said no. Somebody looks after that now."
    made.entry = _tell("gap_opened", made, what, opened_on, by=by, on=on, entry=entry)
    made.save(update_fields=["entry"])
    _run(made, "gap_opened", opened_on, made.entry, by)
    return made


@transaction.atomic
def take_up_gap(
    gap: Gap,
    *,
    taken_up_with: str,
    look_again_on: date,
    on_day: date,
    by: Who,
    on: date,
    meanwhile: str | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> Gap:
    """Say with whom a gap was taken up (those who decide, those who pay), and when to look again. Raises NotNow, Clash."""
    now, state = _step(gap, "take_up", on_day, on, version, yours=taken_up_with)
    whom = _said(taken_up_with, "taken_up_with", "Say with whom it was taken up.", most=LONGEST_WITH)
    facts: dict[str, Any] = {} if meanwhile is None else {"meanwhile": checks.clean(meanwhile, "meanwhile")}
    save(now, state=state, taken_up_with=whom, look_again_on=_ahead(look_again_on, on_day), **facts)
    told = _tell(
        "gap_taken_up",
        now,
        "It was taken up with those who could give it.",
        on_day,
        by=by,
        on=on,
        entry=entry,
    )
    _end_clocks(now, on_day, told, by)
    _run(now, "gap_taken_up", on_day, told, by)
    return now


@transaction.atomic
def answer_gap_of_help(
    gap: Gap,
    *,
    answer: str,
    on_day: date,
    by: Who,
    on: date,
    version: int | None = None,
    entry: UUID | None = None,
) -> Gap:
    """Say what the answer is: who gives it now, or what came of it. The person reads these words. Raises NotNow, Clash."""
    now, state = _step(gap, "answer", on_day, on, version, yours=answer)
    said = _said(answer, "answer", f"Say what the answer is. {now.person.known_as} reads it.")
    save(now, state=state, answer=said, answered_on=on_day)
    told = _tell("gap_answered", now, "What nobody gave was answered.", on_day, by=by, on=on, entry=entry)
    _end_clocks(now, on_day, told, by)
    return now


@transaction.atomic
def let_gap_stand(
    gap: Gap,
    *,
    why: str,
    on_day: date,
    by: Who,
    on: date,
    look_again_on: date | None = None,
    version: int | None = None,
    entry: UUID | None = None,
) -> Gap:
    """Say plainly that nobody gives it. It stays counted, its owner stays, and it may be taken up again. Raises NotNow, Clash."""
    now, state = _step(gap, "let_stand", on_day, on, version, yours=why)
    said = _said(why, "why", f"Say why it stays like this. {now.person.known_as} reads it.")
    ahead = {} if look_again_on is None else {"look_again_on": _ahead(look_again_on, on_day)}
    save(now, state=state, answer=said, **ahead)
    told = _tell(
        "gap_stands", now, "It was said plainly that nobody gives it.", on_day, by=by, on=on, entry=entry
    )
    _end_clocks(now, on_day, told, by)
    if look_again_on is not None:
        _run(now, "gap_stands", on_day, told, by)
    return now


@transaction.atomic
def hand_over_gap(
    gap: Gap,
    to: Practitioner,
    *,
    on_day: date,
    by: Who,
    on: date,
    version: int | None = None,
    entry: UUID | None = None,
) -> Gap:
    """Give a gap to another owner, with its clock. A gap is never without one. Raises NotNow, Clash."""
    now, state = _step(gap, "hand_over", on_day, on, version, yours=to.known_as)
    if to.pk == now.owner_id:
        raise NotNow(f"{to.known_as} looks after this already.", field="to")
    save(now, state=state, owner=_there(to, on))
    _tell(
        "gap_handed_on",
        now,
        "Somebody else looks after what nobody gives.",
        on_day,
        by=by,
        on=on,
        entry=entry,
    )
    for clock in _running(now):
        clocks.hand_over(clock, owner=to, by=by, on=on)
    return now


def _step(gap: Gap, verb: str, day: date, on: date, version: int | None, *, yours: str) -> tuple[Gap, str]:
    """Lock a gap as it is now and return it with the state that follows. Raises NotNow, and Clash when it changed meanwhile."""
    now = locked(gap, *RELATED)
    if version is not None and now.version != version:
        raise Clash(theirs=_stands(now), yours=yours)
    state = states.GAP.after(verb, now.state)
    checks.not_after(day, on, "on_day")
    if day < now.opened_on:
        raise NotNow("This day is before it was written down that nobody gives it.", field="on_day")
    return now, state


def _stands(gap: Gap) -> str:
    """Say how a gap stands, for whoever wrote at the same time."""
    more = gap.answer if gap.state in (Gap.State.ANSWERED, Gap.State.STANDS) else gap.taken_up_with
    return f"{gap.get_state_display()}. {gap.owner.known_as} looks after it. {more}".strip()


def _must_be_theirs(family: Family, person: Person, noes: list[Request], need: Need | None) -> None:
    same, ours = set(people.same_ids(person)), set(network.family_ids(family))
    if not noes:
        raise NotNow("Choose who said no.", field="noes")
    theirs = all(one.person_id in same and one.family_id in ours for one in noes)
    if not theirs or (need is not None and need.person_id not in same):
        raise NotNow(f"Choose only what was asked for {person.known_as}.", field="noes")


def _must_be_refused(person: Person, noes: list[Request], need: Need | None) -> None:
    """Everybody who was asked for this need has to have said no: a gap is not a way round a service that still may help."""
    asked = list(noes)
    if need is not None:
        rows = Request.objects.filter(person_id__in=people.same_ids(person)).select_related(
            "service", "person"
        )
        asked += [one for one in rows if answers(one, need)]
    if any(one.state not in rules.NOES for one in noes) or not rules.all_said_no(
        [one.state for one in asked]
    ):
        raise NotNow(
            "Not everybody who was asked has said no: somebody gives this help, or may still. A gap is what all have refused.",
            field="noes",
        )


def _must_be_nobodys(person: Person, noes: list[Request], need: Need | None) -> None:
    owned = Gap.objects.filter(person_id__in=people.same_ids(person), state__in=states.OWNED)
    same = owned.filter(need=need) if need is not None else owned.filter(noes__request__in=noes)
    if same.exists():
        raise NotNow("Somebody looks after this already.", field="owner")


def _said(words: str, field: str, ask: str, *, most: int = checks.LONGEST) -> str:
    said = checks.clean(words, field, most=most)
    if not said:
        raise NotNow(ask, field=field)
    return said


def _ahead(day: date, after: date) -> date:
    if day <= after:
        raise NotNow("Choose a day to come on which to look again.", field="look_again_on")
    if day > after + LONGEST_AHEAD:
        raise NotNow("Look again within a year.", field="look_again_on")
    return day


def _there(owner: Practitioner, on: date) -> Practitioner:
    if owner.left_on is not None and owner.left_on < on:
        raise NotNow(f"{owner.known_as} has left. Choose somebody who is there.", field="owner")
    return owner


def _tell(kind: str, gap: Gap, what: str, day: date, *, by: Who, on: date, entry: UUID | None) -> UUID:
    """Write one entry, the bare fact: not what is needed, not who said no, not who owns it. Its clocks react."""
    return clocks.tell(
        kind, gap.family, what, on_day=day, on=on, by=by, about=[gap.person], said_by=by.name, source="gap",
        source_ref=gap.ref, ahead=False, entry=entry,
    )  # fmt: skip


def _run(gap: Gap, kind: str, day: date, entry: UUID, by: Who) -> None:
    """Let the clock run until the day on which its owner looks again."""
    clocks.start(
        RULE, gap.family, person=gap.person, owner=gap.owner, on=day, entry=entry, due_on=gap.look_again_on,
        matter=gap.ref, kind=kind, by=by,
    )  # fmt: skip


def _running(gap: Gap) -> list[Any]:
    rows = clock_queries.about_matter(gap.family, gap.ref)
    return [one for one in rows if one.rule == RULE and one.state == one.State.OPEN]


def _end_clocks(gap: Gap, day: date, entry: UUID, by: Who) -> None:
    """Say that its owner has looked, where the entry is another room's: our own entry has ended the clock by the rules."""
    for clock in _running(gap):
        clocks.meet(clock, on=max(day, clock.started_on), entry=entry, by=by)
