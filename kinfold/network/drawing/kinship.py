"""The shape of a family, read from its ties: who is in the tree, couples, sets of siblings, generations."""

from __future__ import annotations

from dataclasses import dataclass, field

from .family_map import FamilyMap, Individual, Tie
from .groups import Groups

PARENT = ("mother_of", "father_of", "parent_of")
STEP = ("step_mother_of", "step_father_of", "mothers_partner_of")
GRAND = ("grandmother_of", "grandparent_of")
COUPLE = {"spouse": "married", "partner": "partners", "ex_partner": "ex", "partner_or_ex": "unclear"}
BESIDE_FAMILY = (
    "friend_of",
    "neighbour_of",
    "trusted_adult_for",
    "carer_for",
    "peer_risk",
    "godparent_of",
)
FAMILY_KINDS = ("family", "kin")


@dataclass
class Unit:
    """Children hung together. `style`: birth, siblings (parents not recorded), half, care, side (of a family)."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    style: str = "birth"
    unsure: frozenset[str] = frozenset()


@dataclass
class Kinship:
    """The structure `rows` and `genogram` draw; keys only."""

    people: dict[str, Individual]
    ties: list[Tie]
    tree: list[str] = field(default_factory=list)
    wider: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    couples: dict[tuple[str, str], str] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    parents: dict[str, list[str]] = field(default_factory=dict)
    unsure: set[tuple[str, str]] = field(default_factory=set)
    row: dict[str, int] = field(default_factory=dict)


def read_kinship(family_map: FamilyMap) -> Kinship:
    """Work out tree, couples, sibling sets and generations. Contradictory ties are left out of the tree."""
    people = {i.key: i for i in family_map.individuals}
    ties = list(dict.fromkeys(t for t in family_map.ties if t.a != t.b and t.a in people and t.b in people))
    kin = Kinship(people, ties)
    _read_parents(kin)
    _read_couples(kin)
    _choose_tree(kin, family_map)
    _hang_children(kin)
    _hang_siblings(kin)
    _hang_carers(kin, family_map)
    _generations(kin)
    return kin


def ancestors(kin: Kinship, key: str) -> set[str]:
    """Everybody above a person, by recorded parents."""
    seen: set[str] = set()
    todo = list(kin.parents.get(key, ()))
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo.extend(kin.parents.get(one, ()))
    return seen


def _read_parents(kin: Kinship) -> None:
    for tie in kin.ties:
        if tie.type in PARENT and tie.a not in kin.parents.get(tie.b, ()):
            if tie.b in ancestors(kin, tie.a) or tie.a in ancestors(kin, tie.b):
                continue
            kin.parents.setdefault(tie.b, []).append(tie.a)
            if tie.inferred:
                kin.unsure.add((tie.a, tie.b))


def _pair(kin: Kinship, a: str, b: str) -> tuple[str, str]:
    order = list(kin.people)
    return (a, b) if order.index(a) < order.index(b) else (b, a)


def _couple(kin: Kinship, a: str, b: str, kind: str) -> None:
    if a == b or a in ancestors(kin, b) or b in ancestors(kin, a):
        return
    kin.couples.setdefault(_pair(kin, a, b), kind)


def _read_couples(kin: Kinship) -> None:
    for tie in kin.ties:
        if tie.type in COUPLE:
            _couple(kin, tie.a, tie.b, COUPLE[tie.type])
    for tie in kin.ties:
        if tie.type in STEP:
            parents = kin.parents.get(tie.b, [])
            if tie.a in parents or any(_pair(kin, tie.a, p) in kin.couples for p in parents):
                continue
            wanted = "male" if tie.type == "step_mother_of" else "female"
            for parent in sorted(parents, key=lambda p: kin.people[p].sex != wanted)[:1]:
                _couple(kin, tie.a, parent, "partners")
    for parents in kin.parents.values():
        if len(parents) > 1:
            _couple(kin, parents[0], parents[1], "unrecorded")


def _choose_tree(kin: Kinship, family_map: FamilyMap) -> None:
    groups = Groups(kin.people)
    joined: set[str] = set()
    links = [(p, c) for c, parents in kin.parents.items() for p in parents] + list(kin.couples)
    links += [(t.a, t.b) for t in kin.ties if t.type in ("sibling", "half_sibling", *STEP)]
    for a, b in links:
        groups.join(a, b)
        joined |= {a, b}
    family = {groups.find(k) for k, i in kin.people.items() if i.kind in FAMILY_KINDS or i.is_focus}
    inside = {k for k in joined if groups.find(k) in family}
    apart = _not_family(kin)
    inside |= {
        k
        for k, i in kin.people.items()
        if i.is_focus or (i.is_child and i.kind in FAMILY_KINDS and k not in apart)
    }
    inside |= {
        t.a for t in kin.ties if t.type in GRAND and t.b in inside and kin.people[t.a].kind != "worker"
    }
    for home in family_map.households:
        if inside.intersection(home.members):
            tied = {t.a for t in kin.ties if t.b in home.members and t.b in inside}
            inside |= tied.intersection(home.members)
    whole = {groups.find(k) for k in inside}
    inside |= {k for k in joined if groups.find(k) in whole}
    kin.tree = [k for k in kin.people if k in inside]
    outside = [k for k in kin.people if k not in inside]
    kin.wider = [k for k in outside if kin.people[k].kind in FAMILY_KINDS and k not in apart]
    kin.others = [k for k in outside if k not in kin.wider]


def _not_family(kin: Kinship) -> set[str]:
    """People whose every recorded tie is one of friendship, neighbourhood, trust, care or worry."""
    kinds: dict[str, set[bool]] = {}
    for tie in kin.ties:
        kinds.setdefault(tie.a, set()).add(tie.type in BESIDE_FAMILY)
        kinds.setdefault(tie.b, set()).add(tie.type in BESIDE_FAMILY and tie.type != "carer_for")
    return {k for k, found in kinds.items() if found == {True}}


def _hang_children(kin: Kinship) -> None:
    sets: dict[tuple[str, ...], list[str]] = {}
    for child in kin.tree:
        parents = kin.parents.get(child, [])
        if len(parents) > 1 and _pair(kin, parents[0], parents[1]) in kin.couples:
            sets.setdefault(_pair(kin, parents[0], parents[1]), []).append(child)
            parents = parents[2:]
        for parent in parents:
            sets.setdefault((parent,), []).append(child)
    for parents_key, children in sets.items():
        doubt = frozenset(c for c in children if any((p, c) in kin.unsure for p in parents_key))
        kin.units.append(Unit(parents_key, tuple(children), unsure=doubt))


def _hang_siblings(kin: Kinship) -> None:
    """Full siblings with no parents recorded join their sibling's set; the rest get a bar of their own."""
    home: dict[str, Unit] = {}
    for unit in kin.units:
        for child in unit.children:
            home.setdefault(child, unit)
    full = [(t.a, t.b) for t in kin.ties if t.type == "sibling" and t.a in kin.tree]
    for _ in full:
        for a, b in [*full, *((b, a) for a, b in full)]:
            if a in home and b not in home and not ({b} | ancestors(kin, b)) & set(home[a].parents):
                unit = home[b] = home[a]
                unit.children, unit.unsure = (*unit.children, b), unit.unsure | {b}
    loose = [(a, b) for a, b in full if a not in home and b not in home]
    halves = [
        (t.a, t.b)
        for t in kin.ties
        if t.type == "half_sibling"
        and t.a in kin.tree
        and not set(kin.parents.get(t.a, ())) & set(kin.parents.get(t.b, ()))
        and not (t.a in home and home[t.a] is home.get(t.b))
    ]
    for pairs, style in ((loose, "siblings"), (halves, "half")):
        groups = Groups(kin.tree)
        for a, b in pairs:
            groups.join(a, b)
        sets: dict[str, list[str]] = {}
        for key in dict.fromkeys(k for k in kin.tree if any(k in pair for pair in pairs)):
            sets.setdefault(groups.find(key), []).append(key)
        kin.units.extend(Unit((), tuple(keys), style) for keys in sets.values())


def _hang_carers(kin: Kinship, family_map: FamilyMap) -> None:
    """People who live in and care, step-parents of a child with no parent shown, grandparents of no known side."""
    together = {frozenset((a, b)) for h in family_map.households for a in h.members for b in h.members}
    cared: dict[str, list[str]] = {}
    sides: dict[str, list[str]] = {}
    for tie in kin.ties:
        if tie.a not in kin.tree or tie.b not in kin.tree or tie.a in ancestors(kin, tie.b):
            continue
        if tie.b in ancestors(kin, tie.a):
            continue
        parents = [p for p in kin.parents.get(tie.b, ()) if p in kin.tree]
        if tie.type in GRAND:
            mine = sides.setdefault(tie.a, [])
            mine.extend(p for p in (parents[:2] or [tie.b]) if p not in mine and p != tie.a)
        elif (tie.type in STEP and not parents) or (
            tie.type in ("carer_for", "relative_of", "aunt_uncle_of", "godparent_of", "trusted_adult_for")
            and frozenset((tie.a, tie.b)) in together
        ):
            cared.setdefault(tie.a, []).append(tie.b)
    for style, found in (("care", cared), ("side", sides)):
        for one, ends in found.items():
            kin.units.append(Unit((one,), tuple(dict.fromkeys(ends)), style))


def _generations(kin: Kinship) -> None:
    """Rows from the top. Couples and siblings share a row; parents stand one row above their children."""
    groups = Groups(kin.tree)
    for a, b in kin.couples:
        if a in groups.up and b in groups.up:
            groups.join(a, b)
    for unit in kin.units:
        ends = unit.children if unit.style != "side" else ()
        for other in ends[1:] if unit.style != "care" else ():
            groups.join(ends[0], other)
    _cousins(kin, groups)
    below: dict[str, set[str]] = {}
    for unit in kin.units:
        for parent in unit.parents:
            below.setdefault(groups.find(parent), set()).update(groups.find(c) for c in unit.children)
    heights: dict[str, int] = {}

    def height(group: str, path: tuple[str, ...] = ()) -> int:
        if group not in heights:
            lower = [height(g, (*path, group)) for g in below.get(group, ()) if g not in (*path, group)]
            heights[group] = max(lower, default=-1) + 1
        return heights[group]

    levels = {k: height(groups.find(k)) for k in kin.tree}
    for key in _childless_adults(kin):
        levels[key] += 1
    top = max(levels.values(), default=0)
    kin.row = {k: top - level for k, level in levels.items()}
    used = sorted(set(kin.row.values()))
    kin.row = {k: used.index(r) for k, r in kin.row.items()}


def _cousins(kin: Kinship, groups: Groups) -> None:
    """All children of one generation are one generation."""
    for _ in kin.tree:
        first: dict[str, str] = {}
        changed = False
        for unit in kin.units:
            for parent in unit.parents if unit.style == "birth" else ():
                for child in unit.children:
                    mate = first.setdefault(groups.find(parent), child)
                    if groups.find(mate) != groups.find(child):
                        groups.join(mate, child)
                        changed = True
        if not changed:
            return


def _childless_adults(kin: Kinship) -> list[str]:
    """Adults tied to nobody younger: they belong beside the parents, not beside the children."""
    links = Groups(kin.tree)
    for unit in kin.units:
        for one in (*unit.parents, *unit.children):
            links.join(unit.children[0], one)
    for a, b in kin.couples:
        if a in links.up and b in links.up:
            links.join(a, b)
    young = {links.find(k) for k in kin.tree if kin.people[k].is_child or kin.people[k].unborn}
    return [k for k in kin.tree if young and links.find(k) not in young]
