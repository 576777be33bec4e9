"""Evaluates what a pack expects, through the product's own queries, once its last step has been played."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from demo.runner import worded
from demo.runner.rooms import helping
from demo.runner.stage import LOADER, Stage, ensure_authority, give_sign_in
from kinfold.agencies import actions as agencies
from kinfold.base.who import Who
from kinfold.clocks import queries as clocks
from kinfold.concerns import queries as concerns
from kinfold.network import queries as network
from kinfold.plan import queries as plan
from kinfold.services import queries as services
from kinfold.sharing import actions as sharing
from kinfold.voice import queries as voice

Expectation = dict[str, Any]
Verdict = Literal["PASS", "FAIL", "NOT YET", "WORDED"]

# Kinds that wait for a room that is not built, by the room's name. Nothing else may say NOT YET.
WAITING_FOR = {
    "cost": "cost",
    "threshold": "listening (thresholds)",
}
WORDED = {"visible", "count", "forbid", "reuse", "prompt", "record", "plan_item", "view"}
"""Kinds said in words: no program can judge them, so each has a test of its own, or waits for its room by name."""
MET = {"met_need": "yes", "partly_met": "partly", "not_met": "no", "unknown": "unknown"}
REASON_CODES = {"below threshold": "need_too_low"}


@dataclass(frozen=True, slots=True)
class Result:
    """How one expectation stands: the line that is printed."""

    verdict: Verdict
    pack: str
    id: str
    kind: str
    why: str

    def __str__(self) -> str:
        """One line: verdict, pack and id, kind, why."""
        return f"{self.verdict} {self.pack}/{self.id} {self.kind} {self.why}"


def evaluate(stage: Stage) -> list[Result]:
    """Evaluate every expectation of a pack, on the day of its last step."""
    return [_one(stage, told) for told in stage.pack.data["expect"]]


def _one(stage: Stage, told: Expectation) -> Result:
    kind = told["kind"]
    if kind in WORDED:
        verdict, why = worded.found(stage.pack.id, told["id"])
        return Result(verdict, stage.pack.id, told["id"], kind, why)
    if kind in WAITING_FOR:
        return Result(
            "NOT YET", stage.pack.id, told["id"], kind, f"the room is not built: {WAITING_FOR[kind]}"
        )
    try:
        fault = CHECKS[kind](stage, told)
    except (KeyError, IndexError) as unknown:
        fault = f"this pack has no {unknown}"
    return Result("FAIL" if fault else "PASS", stage.pack.id, told["id"], kind, fault or told["why"])


def status_sequence(stage: Stage, told: Expectation) -> str:
    """The distinct levels of the subject, in order."""
    levels: list[str] = []
    for row in plan.level_history(stage.people[told["subject"]]):
        if not levels or levels[-1] != row.level:
            levels.append(row.level)
    return "" if levels == told["values"] else f"the record shows {', '.join(levels) or 'no level'}"


def clock(stage: Stage, told: Expectation) -> str:
    """The clock that started at a step, with its limit, stands as expected."""
    rows = [
        row
        for uuid in stage.entries.get(told["start_step"], [])
        for row in clocks.started_by(uuid, told["name"])
    ]
    if not rows:
        return f"no {told['name']} started at step {told['start_step']}"
    for row in rows:
        limit = _limit_problem(row, told)
        if limit:
            return limit
    stands = clocks.state(rows[-1], stage.pack.last_day)
    return "" if stands == told["state"] else f"the clock is {stands}, not {told['state']}"


def _limit_problem(row: Any, told: Expectation) -> str:
    """The stored due date must be the pack's limit after the start."""
    days = (row.due_on - row.started_on).days if row.due_on else None
    return "" if days == told["limit_days"] else f"its limit is {days} days, not {told['limit_days']}"


def story_tellings(stage: Stage, told: Expectation) -> str:
    """How often the record shows that somebody gave their account to somebody new."""
    count = voice.tellings(stage.people[told["subject"]])
    if count != told["seed_count"]:
        return f"the record shows {count}, the source {told['seed_count']}"
    return ""


def consultation(stage: Stage, told: Expectation) -> str:
    """The step is kept as a consultation with its advice, and made (or did not make) a referral."""
    for uuid in stage.entries[told["step"]]:
        found = concerns.consultation_at(uuid)
        if found is None:
            continue
        if not found.advice:
            return "the consultation has no advice"
        day = stage.pack.step_day(told["step"])
        made = [r for child in stage.children for r in concerns.referrals_of(child) if r.referred_on == day]
        if bool(made) != told.get("referral_created", False):
            return "a referral was made" if made else "no referral was made"
        return ""
    return f"step {told['step']} is not kept as a consultation"


def consent(stage: Stage, told: Expectation) -> str:
    """Each person's own decision is recorded at the step."""
    rows = [row for uuid in stage.entries[told["step"]] for row in voice.consent_at(uuid)]
    decisions = {(row.person_id, row.decision) for row in rows}
    wanted = {(stage.people[k].pk, told["decision"]) for k in told["by"]}
    return "" if decisions == wanted else f"the record shows {len(rows)} decisions, and not these"


def trusted_adult(stage: Stage, told: Expectation) -> str:
    """The adult is among those who matter to the child."""
    person, worker = stage.people.get(told["adult"]), stage.worker(told["adult"])
    for row in network.trusted_adults(stage.people[told["child"]], stage.pack.last_day):
        if (person and row.person_id == person.pk) or (
            not person and worker and row.practitioner_id == worker.pk
        ):
            return ""
    return "nobody of that name is on the map as a trusted adult"


def relationship(stage: Stage, told: Expectation) -> str:
    """The tie is on the map: on the last day, or on the day it was there."""
    a, b = told["a"], told["b"]
    end = stage.people.get(b) or stage.people.get(a)
    if end is None:
        return "neither end is a person"
    ends = {stage.people[k].pk for k in (a, b) if k in stage.people}
    for day in _days(stage, told):
        for tie in network.ties(end, day):
            if tie.type == told["rel"] and _joins(stage, tie, a, b, ends):
                return ""
    return "the tie is not on the map"


def _joins(stage: Stage, tie: Any, a: str, b: str, ends: set[int]) -> bool:
    """Say whether a tie runs between two keys, in the direction told (a worker always stands first)."""
    if a in stage.people and b in stage.people:
        return bool(tie.a_id == stage.people[a].pk and tie.b_id == stage.people[b].pk)
    worker = stage.worker(a if a not in stage.people else b)
    return bool(worker and tie.a_practitioner_id == worker.pk and tie.b_id in ends)


def _days(stage: Stage, told: Expectation) -> list[date]:
    """The days on which to look: the last, and the day before any end that the pack gives this tie."""
    days = [stage.pack.last_day]
    for tie in stage.pack.data["relationships"]:
        if (tie["a"], tie["b"], tie["type"]) == (told["a"], told["b"], told["rel"]) and "until_step" in tie:
            days.append(stage.pack.step_day(tie["until_step"]))
    return days


def voice_entries(stage: Stage, told: Expectation) -> str:
    """The person's own page holds at least so many of their own words, as their worker reads it."""
    on = stage.pack.last_day
    view = sharing.open_record(
        reader(stage, on), "V3", stage.family, on=on, action="scenario.check", purpose="1"
    )
    count = len(voice.words_of(stage.people[told["subject"]], view))
    return "" if count >= told["min"] else f"{count} entries, fewer than {told['min']}"


def parent_need(stage: Stage, told: Expectation) -> str:
    """The need stands on the person's own record, met as far as told."""
    need = helping.need_of(stage, stage.people[told["subject"]], told["need"])
    if need is None:
        return "no such need is on that person's record"
    wanted = MET.get(told["state"], told["state"])
    return "" if need.met == wanted else f"the need is on record as met: {need.met}"


def unmet_need(stage: Stage, told: Expectation) -> str:
    """The need stands on the person's record and in the report of unmet needs, with its reason where one is told."""
    fault = parent_need(stage, told)
    if fault:
        return fault
    person = stage.people[told["subject"]]
    rows = services.unmet(stage.pack.last_day, families=[stage.family])
    row = next((r for r in rows if r.person.pk == person.pk and r.need.need == told["need"]), None)
    if row is None:
        return "it is not in the report of unmet needs"
    reason = told.get("reason", "").lower()
    if not reason or reason in row.why.lower() or REASON_CODES.get(reason) == row.reason_code:
        return ""
    return f"the report gives another reason: {row.why or row.reason_code or 'none'}"


def service_state(stage: Stage, told: Expectation) -> str:
    """Help stands where the story left it; only what has begun counts as received."""
    person = stage.people[told["subject"]]
    mine = [r for r in services.requests_of(person) if r.family_id == stage.family.pk]
    found = [r for r in mine if told["service"] in (r.service.slug if r.service else "", _slug(r))]
    if not found:
        return "nobody asked for this help for that person"
    newest = max(found, key=lambda r: (r.state_since, r.pk))
    if newest.state != told["state"]:
        return f"it stands as {newest.state}"
    receives = newest.pk in {r.pk for r in services.receiving(stage.family)}
    if receives != (newest.state in ("started", "irregular")):
        return f"{newest.state} {'counts' if receives else 'does not count'} as receiving"
    return ""


def _slug(request: Any) -> str:
    """Help that no directory lists, as packs name it."""
    return str(request.named_service).lower().replace(" ", "-")


def reader(stage: Stage, on: date) -> Who:
    """An information governance officer with a request for this family, who reads what the checks ask for."""
    if "reader" not in stage.made:
        officer = agencies.take_on(ensure_authority(on)[0], "Information governance officer")
        give_sign_in(officer, f"{stage.pack.id}.checks", "Checks")
        agencies.give_role(officer, "governance", on=on, by=LOADER)
        sharing.grant(
            "request", stage.family, practitioner=officer, since=on, why="Checking a scenario", by=LOADER
        )
        stage.made["reader"] = [officer]
    return stage.who(stage.made["reader"][0], on)


CHECKS: dict[str, Callable[[Stage, Expectation], str]] = {
    "status_sequence": status_sequence,
    "clock": clock,
    "story_tellings": story_tellings,
    "consultation": consultation,
    "consent": consent,
    "trusted_adult": trusted_adult,
    "relationship": relationship,
    "voice": voice_entries,
    "parent_need": parent_need,
    "unmet_need": unmet_need,
    "service_state": service_state,
}
