"""Every pack plays and meets what it expects; so do packs that the product has never seen."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from demo.runner.checks import CHECKS, WAITING_FOR, WORDED, evaluate
from demo.runner.play import play
from demo.runner.reader import Pack, PackError, all_families, read, schema
from demo.runner.rooms import NOT_SAID
from kinfold.care import queries as care
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.court import queries as court
from kinfold.protection import queries as protection
from kinfold.services import actions as helping
from kinfold.services import queries as services

UNSEEN = Path(__file__).parent / "packs" / "everything.yaml"
pytestmark = pytest.mark.django_db


def failures(pack: Pack) -> list[str]:
    """The lines of the expectations that fail."""
    return [str(result) for result in evaluate(play(pack)) if result.verdict == "FAIL"]


@pytest.mark.parametrize("path", all_families(), ids=lambda p: p.stem)
def test_each_family_shows_what_it_expects(path: Path) -> None:
    pack = read(path)
    stage = play(pack)
    results = evaluate(stage)
    assert [str(r) for r in results if r.verdict == "FAIL"] == []
    assert [r.kind for r in results if r.verdict == "NOT YET" and r.kind not in WAITING_FOR] == []
    assert len(results) == len(pack.data["expect"])
    assert stage.made.get("left_out", []) == []  # no room refuses anything that these stories tell


def test_there_are_fifteen_families() -> None:
    assert len(all_families()) == 15


def test_a_family_never_seen_with_every_kind_of_step_plays_and_checks() -> None:
    assert failures(read(UNSEEN)) == []


@pytest.mark.parametrize("name", ["an-roberts", "csj-josh", "wc-jordan-bobby"])
def test_a_pack_with_every_name_and_key_changed_checks_just_as_well(name: str, tmp_path: Path) -> None:
    """Nothing in the runner knows a family by its name: other people, workers and services do as well."""
    original = next(p for p in all_families() if p.stem == name)
    changed = tmp_path / "stranger.yaml"
    changed.write_text(renamed(original.read_text(encoding="utf-8")), encoding="utf-8")
    assert failures(read(changed)) == []


def test_a_family_never_seen_is_played_through_protection_court_and_care() -> None:
    """What no pack says is entered as not said: a law behind care, a reason for a plan, a way home."""
    stage = play(read(UNSEEN))
    ada, teo, on = stage.people["ada"], stage.people["teo"], stage.pack.last_day
    period = care.periods_of(ada)[0]
    assert (period.began_on, period.ended_on) == (stage.pack.step_day(18), stage.pack.step_day(22))
    assert care.placements_count(ada) == 1
    assert period.kin_asked == NOT_SAID
    assert [row.began_on for row in care.missing_of(teo)] == [stage.pack.step_day(16)]
    assert [row.began_on for row in protection.plans_of(teo).plans] == [stage.pack.step_day(18)]
    assert protection.plan_now(teo, on) is None  # it ended at a conference when the case was closed
    assert court.proceedings_of(stage.family)[0].issued_on == stage.pack.step_day(17)


ONE = {"key", "a", "b", "org", "person", "child", "adult", "subject"}
MANY = {"actors", "about", "tells", "who", "for", "by", "to", "not_to"}


def renamed(text: str) -> str:
    """Give every key, person's name and organisation's name of a pack another one, everywhere."""
    data: dict[str, Any] = yaml.safe_load(text.replace("reference_date: ", "reference_date: !!str "))
    rows = [row for part in ("people", "workers", "organisations") for row in data[part]]
    new = {row["key"]: f"zz{number}" for number, row in enumerate(rows)}
    for row in rows:
        row["name"] = f"Quill {new[row['key']]}"
    data = with_keys(data, new) | {"id": "stranger"}
    return yaml.safe_dump(data, sort_keys=False)


def with_keys(part: Any, new: dict[str, str]) -> Any:
    """Replace keys wherever the format holds one."""
    if isinstance(part, list):
        return [with_keys(each, new) for each in part]
    if not isinstance(part, dict):
        return str(part) if hasattr(part, "isoformat") else part
    found: dict[str, Any] = {}
    for name, value in part.items():
        if name in ONE and value in new:
            found[name] = new[value]
        elif name in MANY and isinstance(value, list):
            found[name] = [new.get(each, each) for each in value]
        else:
            found[name] = with_keys(value, new)
    return found


def test_a_wrong_expectation_is_reported_as_failed() -> None:
    """A check that cannot fail is no check: turn each kind round and see it fail."""
    pack = read(UNSEEN)
    stage = play(pack)
    wrong = {
        "status_sequence": {"subject": "ada", "values": ["closed"]},
        "clock": {"name": "court_26_weeks", "start_step": 17, "limit_days": 100, "state": "met"},
        "story_tellings": {"subject": "nkechi", "seed_count": 7},
        "consultation": {"step": 4, "referral_created": True},
        "consent": {"step": 8, "by": ["nkechi"], "decision": "refused"},
        "trusted_adult": {"child": "ada", "adult": "coach"},
        "relationship": {"a": "sean", "b": "ada", "rel": "father_of"},
        "voice": {"subject": "teo", "min": 9},
        "parent_need": {"subject": "nkechi", "need": "to_be_heard", "state": "met_need"},
        "unmet_need": {"subject": "nkechi", "need": "to_be_heard", "state": "not_met"},
        "service_state": {"subject": "teo", "service": "lantern-boxing", "state": "started"},
    }
    assert set(wrong) == set(CHECKS)
    for kind, told in wrong.items():
        assert CHECKS[kind](stage, told) != "", f"{kind} passed although it is wrong"


OTHERWISE_WRONG: list[tuple[str, dict[str, Any]]] = [
    ("parent_need", {"subject": "nkechi", "need": "housing", "state": "unknown"}),
    ("unmet_need", {"subject": "sean", "need": "to_be_heard", "state": "partly_met"}),
    (
        "unmet_need",
        {"subject": "nkechi", "need": "to_be_heard", "state": "partly_met", "reason": "Below threshold"},
    ),
    ("service_state", {"subject": "ada", "service": "lantern-boxing", "state": "waiting"}),
    ("service_state", {"subject": "teo", "service": "lantern-visits", "state": "started"}),
]


def test_an_expectation_about_somebody_who_is_not_there_fails_by_name_and_the_others_are_still_judged() -> (
    None
):
    pack = read(UNSEEN)
    told = {"id": "e99", "kind": "parent_need", "basis": "design", "subject": "ghost", "need": "housing",
            "state": "not_met", "why": "Nobody."}  # fmt: skip
    stage = play(replace(pack, data={**pack.data, "expect": [*pack.data["expect"], told]}))
    results = evaluate(stage)
    assert [str(r) for r in results if r.verdict == "FAIL"] == [
        "FAIL everything/e99 parent_need this pack has no 'ghost'"
    ]
    assert len(results) == len(pack.data["expect"]) + 1


def test_needs_and_help_are_told_apart_by_person_kind_reason_and_state() -> None:
    stage = play(read(UNSEEN))
    right = {"subject": "nkechi", "need": "to_be_heard", "state": "partly_met"}
    assert CHECKS["parent_need"](stage, right) == CHECKS["unmet_need"](stage, right) == ""
    waits = {"subject": "teo", "service": "lantern-boxing", "state": "waiting"}
    assert CHECKS["service_state"](stage, waits) == ""
    assert not [r for r in services.receiving(stage.family) if r.person_id == stage.people["teo"].pk]
    for kind, told in OTHERWISE_WRONG:
        assert CHECKS[kind](stage, told) != "", f"{told} passed although it is wrong"
    need = services.needs_of(stage.people["nkechi"])[0]
    helping.read_need(
        need, "yes", on_day=stage.pack.last_day, by=stage.who(stage.workers["coach"], stage.pack.last_day),
        on=stage.pack.last_day,
    )  # fmt: skip
    assert CHECKS["unmet_need"](stage, right) != ""
    assert CHECKS["parent_need"](stage, {**right, "state": "met_need"}) == ""


SERVICE_STATES = schema()["$defs"]["svc_state"]["enum"]


def test_a_pack_with_odd_and_missing_details_loads_all_the_same(tmp_path: Path) -> None:
    """A story never seen may say anything that the format allows: each step still leaves its entry, and nothing breaks."""
    data: dict[str, Any] = yaml.safe_load(
        UNSEEN.read_text(encoding="utf-8").replace("reference_date: ", "reference_date: !!str ")
    )
    for number, step in enumerate(data["timeline"]):
        step.pop("detail", None)
        if number % 3 == 0:
            step["detail"] = "something_nobody_has_a_rule_for"
        step["service"] = {
            "id": ("never-heard-of", "wc-05", "7")[number % 3],
            "for": (["ghost"], ["ada", "teo", "nkechi"], ["ghost", "sean"])[number % 3],
            "state": SERVICE_STATES[number % len(SERVICE_STATES)],
            "every_days": (0, 5000, 14)[number % 3],
        }
    data["needs"] += [
        {"person": "ghost", "need": "housing", "met": "no", "step": 3, "lines": [[1, 1]]},
        {"person": "ada", "need": "housing", "met": "yes", "step": 999, "lines": [[1, 1]]},
        {"person": "bump", "need": "health_care", "met": "no", "step": 1, "lines": [[1, 1]]},
    ]
    data["strengths"] += [{"person": "ghost", "what": "Is not there.", "lines": [[1, 1]]}]
    data["neglect"] += [
        {
            "child": "ghost",
            "domains": ["medical"],
            "basis": "inferred",
            "evidence": "None.",
            "lines": [[1, 1]],
        }
    ]
    data["expect"] = [row for row in data["expect"] if row["kind"] != "clock"] + [
        {"id": f"e{90 + number}", "kind": "clock", "basis": "design", "name": "service_wait", "start_step": 13,
         "limit_days": limit, "limit_basis": "assumed", "state": "running", "why": "An impossible limit."}
        for number, limit in enumerate((0, -3, 10**9))
    ]  # fmt: skip
    odd = tmp_path / "everything.yaml"
    odd.write_text(yaml.safe_dump(with_keys(data, {}), sort_keys=False), encoding="utf-8")
    pack = read(odd)
    stage = play(pack)
    assert set(stage.entries) == {step["n"] for step in pack.steps}
    assert all(Entry.objects.filter(uuid__in=made).exists() for made in stage.entries.values())
    assert len(evaluate(stage)) == len(data["expect"])


def test_only_rooms_that_are_not_built_may_wait() -> None:
    assert set(WAITING_FOR) == {"cost", "threshold"}
    assert not set(CHECKS) & (set(WAITING_FOR) | WORDED)
    kinds = set(schema()["$defs"]["expect"]["properties"]["kind"]["enum"])
    assert kinds == set(CHECKS) | set(WAITING_FOR) | WORDED


def test_every_step_leaves_its_entry_and_every_clock_its_owner() -> None:
    pack = read(UNSEEN)
    stage = play(pack)
    assert set(stage.entries) == {step["n"] for step in pack.steps}
    kept = set(Entry.objects.values_list("uuid", flat=True))
    assert {uuid for made in stage.entries.values() for uuid in made} <= kept
    assert not Clock.objects.filter(owner__isnull=True, owner_team__isnull=True).exists()


def test_a_faulty_pack_is_refused_with_every_fault_and_where_it_is(tmp_path: Path) -> None:
    text = UNSEEN.read_text(encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        text.replace("actors: [coach, adviser]", "actors: [nobody_here, adviser]"), encoding="utf-8"
    )
    with pytest.raises(PackError, match="step 4: no one called nobody_here"):
        read(broken)
    broken.write_text(text.replace("kind: outcome", "kind: fairy_tale"), encoding="utf-8")
    with pytest.raises(PackError, match="timeline/25/kind"):
        read(broken)
    broken.write_text("just: words", encoding="utf-8")
    with pytest.raises(PackError, match="not a scenario"):
        read(broken)
    with pytest.raises(PackError, match="no such file"):
        read(tmp_path / "missing.yaml")
