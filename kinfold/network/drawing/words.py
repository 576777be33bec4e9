"""The map in words: names for screen readers and the text alternative, in plain sentences, home by home."""

from __future__ import annotations

from datetime import date

from kinfold.base.saying import in_a_row

from .family_map import FamilyMap, Individual, Tie

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

_BY_SEX: dict[str, tuple[str, str, str]] = {  # female, male, unknown
    "child": ("daughter", "son", "child"),
    "parent": ("mother", "father", "parent"),
    "sibling": ("sister", "brother", "brother or sister"),
    "half": ("half-sister", "half-brother", "half-brother or half-sister"),
    "step": ("stepdaughter", "stepson", "stepchild"),
    "grand": ("grandmother", "grandfather", "grandparent"),
    "grandchild": ("granddaughter", "grandson", "grandchild"),
    "aunt": ("aunt", "uncle", "aunt or uncle"),
    "niece": ("niece", "nephew", "niece or nephew"),
    "god": ("godmother", "godfather", "godparent"),
    "spouse": ("wife", "husband", "husband or wife"),
}
# what a is to b, and what b is to a; a key of _BY_SEX stands for its words
_ROLES: dict[str, tuple[str, str]] = {
    "mother_of": ("mother", "child"),
    "father_of": ("father", "child"),
    "parent_of": ("parent", "child"),
    "step_mother_of": ("stepmother", "step"),
    "step_father_of": ("stepfather", "step"),
    "mothers_partner_of": ("mother's partner", "partner's child"),
    "sibling": ("sibling", "sibling"),
    "half_sibling": ("half", "half"),
    "grandmother_of": ("grandmother", "grandchild"),
    "grandparent_of": ("grand", "grandchild"),
    "aunt_uncle_of": ("aunt", "niece"),
    "relative_of": ("relative", "relative"),
    "godparent_of": ("god", "godchild"),
    "in_law_of": ("in-law", "in-law"),
    "partner": ("partner", "partner"),
    "spouse": ("spouse", "spouse"),
    "ex_partner": ("former partner", "former partner"),
    "partner_or_ex": ("partner or former partner", "partner or former partner"),
    "friend_of": ("friend", "friend"),
    "neighbour_of": ("neighbour", "neighbour"),
    "trusted_adult_for": ("trusted adult", "trusts them"),
    "carer_for": ("carer", "cared for by them"),
    "peer_risk": ("worrying contact", "somebody people worry for"),
}
QUALITY_SAID = {
    "close": "close",
    "supportive": "supportive",
    "strained": "strained",
    "estranged": "cut off from each other",
    "feared": "there is fear",
    "violent": "there has been violence",
    "controlling": "controlling",
    "mixed": "close and strained",
}
CONTACT_SAID = {
    "regular": "in regular contact",
    "some": "in some contact",
    "none": "no contact",
    "sought": "asking for contact",
    "ended": "contact has ended",
    "lives_with": "living together",
}


def say_date(day: date) -> str:
    """9 September 2024."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_name(person: Individual) -> str:
    """The name, or that it is not known."""
    return person.name.strip() or "name not known"


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _noun(person: Individual) -> str:
    if person.unborn:
        return "unborn baby"
    nth = {"female": 0, "male": 1}.get(person.sex, 2)
    if person.is_child:
        return ("girl", "boy", "child")[nth]
    return ("woman", "man", "")[nth] if person.kind in ("family", "kin") else ""


def role(person: Individual, tie: Tie) -> str:
    """What `person`, at either end of the tie, is to the one at the other end."""
    word = _ROLES[tie.type][0 if tie.a == person.key else 1]
    if word in _BY_SEX:
        return _BY_SEX[word][{"female": 0, "male": 1}.get(person.sex, 2)]
    return word


def roles(family_map: FamilyMap) -> dict[tuple[str, str], str]:
    """(one, other) -> what `one` is to `other`, from the first tie between them that is recorded."""
    people = {i.key: i for i in family_map.individuals}
    found: dict[tuple[str, str], str] = {}
    for tie in family_map.ties:
        if tie.a in people and tie.b in people and tie.a != tie.b:
            found.setdefault((tie.a, tie.b), role(people[tie.a], tie))
            found.setdefault((tie.b, tie.a), role(people[tie.b], tie))
    return found


def housemates(family_map: FamilyMap) -> dict[str, list[str]]:
    """Who each person lives with all of the time."""
    living = {i.key for i in family_map.individuals if not i.died}
    found: dict[str, list[str]] = {}
    for home in family_map.households:
        members = [k for k in dict.fromkeys(home.members) if k in living and k not in home.part_time]
        for key in members:
            found.setdefault(key, []).extend(k for k in members if k != key and k not in found.get(key, []))
    return found


def spoken(person: Individual, family_map: FamilyMap, extra: str = "") -> str:
    """The accessible name of a symbol: name, boy or girl, age, who they live with."""
    names = {i.key: say_name(i) for i in family_map.individuals}
    parts = [_start(say_name(person)), _noun(person)]
    if not person.known and person.name.strip():
        parts.append("name not known")
    parts += [person.born or "", "has died" if person.died else "", extra]
    mates = [names[k] for k in housemates(family_map).get(person.key, [])]
    parts.append(f"lives with {in_a_row(mates)}" if mates else "")
    for home in family_map.households:
        if person.key in home.part_time:
            parts.append(f"part of the time at {home.label}")
    if person.matters:
        parts.append("matters to me")
    parts += ["this map is about them" if person.is_focus else "", person.note]
    return ", ".join(p for p in parts if p)


def home_order(family_map: FamilyMap) -> list[tuple[str, list[str]]]:
    """(label, keys) home by home, children first; then everybody in no home, under an empty label."""
    people = {i.key: i for i in family_map.individuals}
    done: set[str] = set()
    groups = []
    for home in family_map.households:
        keys = [k for k in dict.fromkeys((*home.members, *home.part_time)) if k in people and k not in done]
        done.update(keys)
        keys.sort(key=lambda k: not (people[k].is_child or people[k].unborn))
        groups.append((home.label, keys))
    rest = [k for k in people if k not in done]
    rest.sort(key=lambda k: not (people[k].is_child or people[k].unborn))
    return [*((label, keys) for label, keys in groups if keys), *([("", rest)] if rest else [])]


def _about(person: Individual, family_map: FamilyMap, said: dict[tuple[str, str], str]) -> str:
    people = {i.key: i for i in family_map.individuals}
    mates = housemates(family_map).get(person.key, [])
    head = _start(say_name(person))
    details = [person.born or "", "has died" if person.died else ""]
    if not person.known and person.name.strip():
        details.append("name not known")
    head = ", ".join([head, *(d for d in details if d)])
    with_whom = [
        say_name(people[k]) + (f" ({said[(k, person.key)]})" if (k, person.key) in said else "")
        for k in mates
    ]
    sentence = f"{head}, lives with {in_a_row(with_whom)}." if with_whom else f"{head}."
    times = [h.label for h in family_map.households if person.key in h.part_time]
    if times:
        sentence += f" Part of the time at {in_a_row(times)}."
    return " ".join(
        [
            sentence,
            *_parents(person, family_map, mates),
            *([_start(person.note.rstrip(".")) + "."] if person.note else []),
        ]
    )


def _parents(person: Individual, family_map: FamilyMap, mates: list[str]) -> list[str]:
    """Where a child's parents are, or that they are not recorded."""
    if not (person.is_child or person.unborn) or person.kind not in ("family", "kin"):
        return []
    people = {i.key: i for i in family_map.individuals}
    out, seen = [], set()
    for tie in family_map.ties:
        if (
            tie.b != person.key
            or tie.type not in ("mother_of", "father_of", "parent_of")
            or tie.a not in people
        ):
            continue
        parent = people[tie.a]
        word = role(parent, tie)
        seen.add(word)
        if tie.a in mates and parent.known:
            continue
        name = say_name(parent) if parent.known else "name not known"
        if name == "name not known" and parent.name.strip() and parent.known is False:
            name = f"name not known (recorded as {parent.name.strip()})"
        contact = CONTACT_SAID.get(tie.contact, "")
        doubt = ["not certain"] if tie.inferred else []
        more = "; ".join([name, *([contact] if contact and tie.contact != "lives_with" else []), *doubt])
        out.append(f"{_start(word)}: {more}.")
    if "parent" not in seen:
        out += [f"{_start(word)}: not recorded." for word in ("mother", "father") if word not in seen]
    return out


def describe_tie(tie: Tie, family_map: FamilyMap) -> str:
    """One tie as a sentence: who, what they are, how they get on, how often they meet."""
    people = {i.key: i for i in family_map.individuals}
    a, b = people[tie.a], say_name(people[tie.b])
    joined = {"trusted_adult_for": "for", "carer_for": "for"}.get(tie.type, "of")
    what = f"partner of {b}'s mother" if tie.type == "mothers_partner_of" else f"{role(a, tie)} {joined} {b}"
    parts = [QUALITY_SAID.get(tie.quality, ""), CONTACT_SAID.get(tie.contact, "")]
    parts += ["not certain" if tie.inferred else "", tie.note.strip().rstrip(".")]
    more = "; ".join(p for p in parts if p)
    return f"{_start(say_name(a))}, {what}{': ' if more else ''}{more}."


def describe_genogram(family_map: FamilyMap) -> list[str]:
    """The genogram in plain sentences, home by home, children first: its text alternative."""
    said = roles(family_map)
    people = {i.key: i for i in family_map.individuals}
    out = [f"{family_map.title}, as it was on {say_date(family_map.as_of)}."]
    for label, keys in home_order(family_map):
        if label:
            out.append(f"{label}:")
        elif len(out) > 1:
            out.append("Not in a home shown here:")
        out.extend(_about(people[k], family_map, said) for k in keys)
    ties = [t for t in dict.fromkeys(family_map.ties) if t.a in people and t.b in people and t.a != t.b]
    birth = ("mother_of", "father_of", "parent_of", "sibling", "half_sibling")
    told = [t for t in ties if t.quality != "unknown" or t.type not in birth]
    if told:
        out.append("How people are connected:")
        out.extend(describe_tie(t, family_map) for t in told)
    return out
