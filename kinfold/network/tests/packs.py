"""Reads scenario packs as family maps, for the tests of the drawings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from kinfold.network.drawing import FamilyMap, HouseholdGroup, Individual, Tie

ROOT = Path(__file__).resolve().parents[3]
NAMES = [
    "an-curtis",
    "an-davis",
    "an-macintosh",
    "an-maxwell",
    "an-porter",
    "an-roberts",
    "an-sentinu",
    "csci-mother-from-pakistan",
    "csci-mother-of-14-year-old",
    "csj-david",
    "csj-faye-savannah",
    "csj-josh",
    "wc-alicia-sarah-ben",
    "wc-clare-rachel",
    "wc-jordan-bobby",
]
KINDS = {
    "relative": "kin",
    "friend": "friend",
    "neighbour": "friend",
    "other_adult": "friend",
    "volunteer": "volunteer",
    "foster_carer": "carer",
}


def read_pack(name: str) -> dict[str, Any]:
    """One pack's YAML, from the demonstration families or the shared scenarios beside the repository."""
    for folder in (ROOT / "demo" / "families", ROOT.parent / "shared" / "scenarios"):
        if (folder / f"{name}.yaml").exists():
            pack: dict[str, Any] = yaml.load((folder / f"{name}.yaml").read_text(), Loader=yaml.BaseLoader)  # noqa: S506 - every value a string
            return pack
    raise FileNotFoundError(f"No scenario pack {name} in demo/families or in the shared scenarios")


def pack_maps(name: str) -> list[FamilyMap]:
    """The family as it stood at the start and after every step at which a tie begins or ends."""
    pack = read_pack(name)
    steps = {1} | {int(r[k]) for r in pack["relationships"] for k in ("from_step", "until_step") if k in r}
    return [_map_at(pack, step) for step in sorted(steps)]


def pack_map(name: str) -> FamilyMap:
    """The family as it stood at the end of its pack."""
    return pack_maps(name)[-1]


def _map_at(pack: dict[str, Any], step: int) -> FamilyMap:
    ties = [
        r for r in pack["relationships"] if int(r.get("from_step", 0)) <= step < int(r.get("until_step", 999))
    ]
    focus = next(p["key"] for p in pack["people"] if p["role"] in ("child", "young_person"))
    tied = {k for r in ties for k in (r["a"], r["b"])}
    on = date.fromisoformat(pack["reference_date"])
    people = [_person(p, focus) for p in pack["people"] if p["key"] in tied or p["key"] == focus]
    for worker in pack["workers"]:
        if worker["key"] in tied:
            named = worker["name"] if worker["name"] not in (None, "null", "") else worker["role"]
            people.append(Individual(worker["key"], named, kind="worker", note=worker["role"]))
    keys = {p.key for p in people}
    return FamilyMap(
        individuals=tuple(people),
        ties=tuple(
            Tie(
                r["a"],
                r["b"],
                r["type"],
                r.get("quality", "unknown"),
                r["contact"],
                r.get("basis", "stated") != "stated",
                r.get("note", ""),
            )
            for r in ties
            if {r["a"], r["b"]} <= keys
        ),
        households=_homes(ties, people),
        as_of=on,
        title=pack["title"],
    )


def _person(person: dict[str, Any], focus: str) -> Individual:
    child = person["role"] in ("child", "young_person", "unborn")
    born = None
    if person.get("dob") not in (None, "null", ""):
        age = person["age"]
        born = f"{person['dob'][:4]}, {'age ' + age[:-1] if age.endswith('y') else age[:-1] + ' months'}"
    return Individual(
        person["key"],
        person["name"],
        sex=person["sex"],
        born=born,
        unborn=person["role"] == "unborn",
        is_child=child,
        is_focus=person["key"] == focus,
        kind=KINDS.get(person["role"], "family"),
        note=person.get("note", ""),
    )


def _homes(ties: list[dict[str, Any]], people: list[Individual]) -> tuple[HouseholdGroup, ...]:
    """People joined by "household: yes"; somebody in a carer's home has left the home before."""
    moved = {r["b"] for r in ties if r["type"] == "carer_for" and r["household"] == "yes"}
    homes: list[set[str]] = []
    for tie in ties:
        if tie["household"] == "yes" and (tie["type"] == "carer_for" or not {tie["a"], tie["b"]} & moved):
            group = {tie["a"], tie["b"]}
            for home in [h for h in homes if h & group]:
                group |= home
                homes.remove(home)
            homes.append(group)
    names = {p.key: p for p in people}
    groups = []
    for number, home in enumerate(sorted(homes, key=min)):
        keys = tuple(k for k in names if k in home)
        first = next((k for k in keys if not names[k].is_child), keys[0])
        part = {r["a"] for r in ties if r["household"] == "part" and r["b"] in home} - home
        shared = {r["b"] for r in ties if r["household"] == "part" and r["a"] in home} - home
        inside = tuple(k for k in names if k in part | shared)
        groups.append(HouseholdGroup(f"home{number}", f"{names[first].name}'s home", keys, inside))
    shared_only = [
        r for r in ties if r["household"] == "part" and not any({r["a"], r["b"]} & h for h in homes)
    ]
    for tie in shared_only:
        groups.append(
            HouseholdGroup(f"at_{tie['a']}", f"{names[tie['a']].name}'s home", (tie["a"],), (tie["b"],))
        )
    return tuple(groups)
