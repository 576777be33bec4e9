"""Brothers and sisters apart, time that was promised, and going missing: what a story tells of a child in care and their own."""

import re
from uuid import UUID

from demo.runner.rooms import NOT_SAID, Moment, key_of, role_of
from demo.runner.stage import CHILD_ROLES
from kinfold.care import actions
from kinfold.care.models import PromisedTime
from kinfold.people.models import Person

PROMISE = "promised_contact"
NOT_KEPT = re.compile(r"(does not|did not|never) (happen|take place)|not_kept", re.IGNORECASE)
MISSING = re.compile(r"\bmissing\b|\bran away\b|found_outdoors|run_away", re.IGNORECASE)
TO_FAMILY = re.compile(
    r"\b(see|visit|find|reach|go to) (his|her|their) (own )?(family|mum|mother|dad|father|parents?|siblings?|brothers?|sisters?)",
    re.IGNORECASE,
)
TO_FRIENDS = re.compile(r"\b(see|visit|find|reach) (his|her|their) friends?", re.IGNORECASE)
RETURNED = re.compile(r"returned|brought_home|back_home", re.IGNORECASE)


def take(now: Moment) -> None:
    """Leave in the care room what a step tells of them."""
    if "siblings_parted" in now.detail or re.search(r"placed apart|separated from (his|her|their)", now.what):
        now.stage.made.setdefault("apart", []).append(now.what)
    _promise(now)
    if NOT_KEPT.search(f"{now.detail} {now.what}"):
        _not_kept(now)
    if now.kind == "incident" and MISSING.search(f"{now.detail} {now.what}"):
        _missing(now)


def _promise(now: Moment) -> None:
    """Time was promised at the step from which the pack counts it; how often is what the pack counts by (marked assumed there)."""
    told = next(
        (
            e
            for e in now.stage.pack.data["expect"]
            if e["kind"] == "clock" and e["name"] == PROMISE and e["start_step"] == now.step["n"]
        ),
        None,
    )
    if told is None:
        return
    child = _who_waits(now)
    with_people = [one for one in now.children if child is not None and one.pk != child.pk]
    if child is None or not with_people:
        return
    now.attempt(
        "promised time",
        lambda: actions.promise_time(
            now.family, child, every_days=told["limit_days"], since=now.day, with_people=with_people, why=now.what,
            how=NOT_SAID, by=now.by, on=now.day, entry=now.entry,
        ),
    )  # fmt: skip


def _who_waits(now: Moment) -> Person | None:
    """The child to whom it was promised: whoever a later step tells of; else the first whom this step names."""
    for step in now.stage.pack.steps[now.step["n"] :]:
        if NOT_KEPT.search(f"{step.get('detail', '')} {step['what']}"):
            about = [now.stage.people[k] for k in step.get("about", []) if k in now.stage.people]
            return about[0] if about else None
    return now.children[0] if now.children else None


def _not_kept(now: Moment) -> None:
    """Promised time that did not happen. What the child was told about it, no pack says."""
    for promise in PromisedTime.objects.filter(
        child__in=now.children, until__isnull=True, since__lte=now.day
    ):
        now.attempt(
            "time not kept",
            lambda promise=promise: actions.record_time(  # type: ignore[misc]
                promise, now.day, False, why_not=NOT_SAID, told_child=NOT_SAID, by=now.by,
                on=now.day, entry=now.entry,
            ),
        )  # fmt: skip


def _missing(now: Moment) -> None:
    """Missing, and back: on the day that the story gives, else on the same day, for it tells of no other."""
    children = [
        one for one in now.people if role_of(now.stage, key_of(now.stage, one)) in CHILD_ROLES
    ] or now.children
    for child in children:
        now.attempt("missing", lambda child=child: _one_time(now, child))  # type: ignore[misc]


def _one_time(now: Moment, child: Person) -> None:
    following = now.stage.pack.steps[now.step["n"] : now.step["n"] + 1]
    home = next(
        (s for s in following if s["kind"] == "incident" and RETURNED.search(s.get("detail", ""))), None
    )
    back_on = now.stage.pack.day(home["day"] if home else now.step.get("until_day", now.step["day"]))
    finders = ", ".join(one.known_as for one in now.workers)
    row = actions.report_missing(
        now.family, child, began_on=now.day, reported_by="", why_not_reported=home["what"] if home else NOT_SAID,
        by=now.by, on=now.day, entry=now.entry,
    )  # fmt: skip
    to_see = (
        "family" if TO_FAMILY.search(now.what) else "friends" if TO_FRIENDS.search(now.what) else "not_known"
    )
    back = actions.found(
        row, back_on=back_on, found_where=now.what if "found" in f"{now.detail} {now.what}".lower() else "",
        found_by=finders, to_see=to_see, reasons=now.what if to_see != "not_known" else "", by=now.by,
        on=max(back_on, now.day),
    )  # fmt: skip
    _keep(now, back.ended_entry)


def _keep(now: Moment, entry: UUID | None) -> None:
    """A deed that time limits count from has an entry of its own beside the step's."""
    if entry is not None:
        now.stage.extra(now.step, entry)
