"""Left to right: couples side by side, children under their own parents, as few crossed lines as we can."""

from __future__ import annotations

import re

from .family_map import FamilyMap
from .groups import Groups
from .kinship import Kinship, Unit


def order_rows(kin: Kinship, family_map: FamilyMap) -> list[list[str]]:
    """The keys of each row from left to right, top row first."""
    index = {k: n for n, k in enumerate(kin.people)}
    homes = _home_of(family_map)
    rows: list[list[list[str]]] = []
    for number in range(max(kin.row.values(), default=-1) + 1):
        keys = [k for k in kin.tree if kin.row[k] == number]
        clusters = [_arrange(kin, keys_, index, homes) for keys_ in _clusters(kin, keys)]
        rows.append(sorted(clusters, key=lambda c: min(index[k] for k in c)))
    rank = _sibling_rank(kin, index, homes)
    for _ in range(3):
        for number in range(len(rows) - 2, -1, -1):
            rows[number] = _sweep(kin, rows, number, rank, down=False)
        for number in range(1, len(rows)):
            rows[number] = _sweep(kin, rows, number, rank, down=True)
    return [[k for cluster in row for k in cluster] for row in rows]


def _home_of(family_map: FamilyMap) -> dict[str, int]:
    homes: dict[str, int] = {}
    for number, home in enumerate(family_map.households):
        for key in home.members:
            homes.setdefault(key, number)
    for number, home in enumerate(family_map.households):
        for key in home.part_time:
            homes.setdefault(key, number)
    return homes


def _clusters(kin: Kinship, keys: list[str]) -> list[list[str]]:
    groups = Groups(keys)
    for a, b in kin.couples:
        if a in groups.up and b in groups.up:
            groups.join(a, b)
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(groups.find(key), []).append(key)
    return list(found.values())


def _arrange(kin: Kinship, keys: list[str], index: dict[str, int], homes: dict[str, int]) -> list[str]:
    """A man to the left of a woman; with several partners, the earliest to the left, the present to the right."""
    if len(keys) == 1:
        return keys
    near: dict[str, list[str]] = {k: [] for k in keys}
    for a, b in kin.couples:
        if a in near and b in near:
            near[a].append(b)
            near[b].append(a)
    if len(keys) == 2:
        a, b = keys
        swap = kin.people[a].sex == "female" and kin.people[b].sex == "male"
        return [b, a] if swap else [a, b]
    hub = max(keys, key=lambda k: (len(near[k]), kin.people[k].sex == "female", -index[k]))
    seen = {hub}

    def rank(partner: str, of: str) -> tuple[int, int]:
        kind = kin.couples.get((partner, of)) or kin.couples.get((of, partner))
        children = [index[c] for u in kin.units if set(u.parents) == {partner, of} for c in u.children]
        if children:
            return (1, min(children))
        live = homes.get(partner, -1) == homes.get(of, -2)
        return (2 if live or kind in ("married", "partners") else 0, index[partner])

    def outward(key: str) -> list[str]:
        found = [key]
        for other in sorted((k for k in near[key] if k not in seen), key=lambda k: rank(k, key)):
            if other not in seen:
                seen.add(other)
                found.extend(outward(other))
        return found

    partners = sorted(near[hub], key=lambda k: rank(k, hub))
    seen.update(partners)
    half = (len(partners) + 1) // 2
    left = [k for p in reversed(partners[:half]) for k in outward(p)]
    right = [k for p in partners[half:] for k in outward(p)]
    return [*reversed(left), hub, *right]


def _sibling_rank(kin: Kinship, index: dict[str, int], homes: dict[str, int]) -> dict[str, tuple[float, ...]]:
    """Oldest to the left, those of one home together, an unborn baby last."""
    rank: dict[str, tuple[float, ...]] = {k: (0.0, 0.0, float(index[k])) for k in kin.tree}
    for unit in kin.units:
        years = {c: _year(kin.people[c].born) for c in unit.children}
        dated = all(years[c] for c in unit.children if not kin.people[c].unborn)
        first: dict[int, int] = {}
        by_age = sorted(unit.children, key=lambda c: (years[c] if dated else 0, index[c]))
        for child in by_age:
            first.setdefault(homes.get(child, -1), len(first))
        if unit.style in ("birth", "siblings"):
            for place, child in enumerate(by_age):
                unborn = float(kin.people[child].unborn)
                rank[child] = (float(first[homes.get(child, -1)]), unborn, float(place))
    return rank


def _year(born: str | None) -> int:
    found = re.search(r"\b(1[89]|20)\d\d\b", born or "")
    return int(found.group()) if found else 0


def _places(row: list[list[str]]) -> dict[str, float]:
    keys = [k for cluster in row for k in cluster]
    return {k: (n + 0.5) / len(keys) for n, k in enumerate(keys)}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _sweep(
    kin: Kinship, rows: list[list[list[str]]], number: int, rank: dict[str, tuple[float, ...]], *, down: bool
) -> list[list[str]]:
    row = rows[number]
    near = _places(rows[number - 1] if down else rows[number + 1])
    mine = _places(row)
    pull: dict[str, float] = {}
    for unit in kin.units:
        ends, sources = (unit.children, unit.parents) if down else (unit.parents, unit.children)
        at = [near[k] for k in sources if k in near]
        for end in ends if at else ():
            if end in mine:
                pull.setdefault(end, _mean(at))
    _pull_halves(kin.units, pull, mine)
    turned = [_turn(cluster, pull) for cluster in row]

    def key(cluster: list[str]) -> tuple[float, tuple[float, ...], float]:
        pulled = [pull[k] for k in cluster if k in pull]
        led = min((rank[k] for k in cluster if k in pull), default=(0.0, 0.0, 0.0)) if down else (0.0,)
        return (round(_mean(pulled or [mine[k] for k in cluster]), 4), led, mine[cluster[0]])

    return sorted(turned, key=key)


def _pull_halves(units: list[Unit], pull: dict[str, float], mine: dict[str, float]) -> None:
    """Brothers and sisters whose parents are not recorded stay beside those they are tied to."""
    for unit in units:
        if not unit.parents:
            here = [c for c in unit.children if c in mine]
            known = [pull.get(c, -1.0) for c in here if c in pull]
            at = _mean(known) if known else _mean([mine[c] for c in here]) if here else 0.0
            for child in here:
                pull.setdefault(child, at + 0.001 if known else at)


def _turn(cluster: list[str], pull: dict[str, float]) -> list[str]:
    """Mirror a couple whose own parents stand the other way round."""
    led = [pull[k] for k in cluster if k in pull]
    if len(led) > 1 and led[0] > led[-1] + 0.0005:
        return cluster[::-1]
    return cluster
