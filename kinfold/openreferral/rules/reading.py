"""One service of another directory in our own words: what fits is taken, what does not is said. Pure.

What comes is not trusted: every text is made plain and cut to what we can keep, every number is looked at, and a part that does not
fit the shape is left out and named. Only a service without an id, a name or a known status is refused whole.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kinfold.openreferral.rules import formats, parts, shapes
from kinfold.openreferral.rules.files import NESTED
from kinfold.openreferral.rules.plain_text import one_line
from kinfold.openreferral.rules.sent import OLDEST, each, long_text, text, washed, whole
from kinfold.openreferral.rules.words import KIND, NEED, WHOM, Term

Facts = dict[str, Any]
GONE = ("inactive", "defunct", "temporarily closed")
NEEDED = ("id", "name", "status")
_WHOLE = NESTED | {"eligibility_description", "application_process"}
BLANK: Facts = {
    "name": "", "does": "", "target": "", "how_to_ask": "", "web": "", "email": "", "phone": "", "cost_to_family": "",
    "duration": "", "travel": "", "access": "", "opening": "", "out_of_hours": "", "youngest": None, "oldest": None,
    "usual_days": None, "childcare": None, "ask_yourself": False, "checked_on": None, "needs": [], "for_whom": [], "kind": "",
    "areas": [], "languages": [], "organisation": "", "withdrawn": False, "openings": [], "criteria": [], "places": [],
}  # fmt: skip
"""Every fact that is read, and what it is when a feed does not say it."""
OF_A_LIST = (
    "name", "does", "web", "email", "cost_to_family", "youngest", "oldest", "checked_on", "organisation", "withdrawn",
)  # fmt: skip
"""The facts that a list tells; the others are left as they are when only a list was read."""


@dataclass(frozen=True, slots=True)
class Known:
    """Our words: terms by id, and by taxonomy and word; and what needs somebody's own words may speak of."""

    by_id: Mapping[str, Term]
    by_word: Mapping[tuple[str, str], Term]
    needs_in: Callable[[str], list[str]]
    on: date


@dataclass(slots=True)
class Read:
    """A service as it was read: its id there, its facts, what to say about it, and why it is refused, if it is."""

    id: str
    facts: Facts = field(default_factory=dict)
    says: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    organisation_says: str = ""
    name: str = ""


def read(told: Mapping[str, Any], known: Known) -> Read:
    """Read one service."""
    told = washed(told)
    made = Read(str(told.get("id", "")))
    wrong = shapes.wrong_with(told, "service", most=60)
    made.refused = [one for one in wrong if _is_needed(one)]
    name = one_line(told["name"], 200) if isinstance(told.get("name"), str) else ""
    made.name = name
    if not made.refused and not name:
        made.refused = ["name: nothing is left of it that can be read"]
    if made.refused:
        return made
    made.says = _misfits(wrong)
    facts = {**BLANK, "name": name, "withdrawn": told["status"] in GONE}
    if told["status"] == "temporarily closed":
        made.says.append("It is closed for now there, so it is taken out here until it opens again.")
    facts |= _words(told) | _numbers(told, made.says) | _lists(told, known, made.says)
    facts["organisation"], made.organisation_says = _organisation(told)
    facts["openings"], words = parts.openings(told)
    facts["places"] = parts.places(told)
    facts |= _own(told, facts, words)
    facts["checked_on"] = _checked(told, known.on)
    made.facts = facts if told.keys() & _WHOLE else {fact: facts[fact] for fact in OF_A_LIST}
    return made


def _misfits(wrong: list[str]) -> list[str]:
    """What is not as the standard asks. Ids of another form are so many, and harm so little, that they are said in one sentence."""
    ids = [one for one in wrong if one.endswith(" is not written as uuid asks")]
    others = [
        f"Not as the standard asks, and left out where it cannot be read: {one}."
        for one in wrong
        if one not in ids
    ]
    return [
        *others[:8],
        *(["Its ids are not of the standard’s form. They are kept as they are."] if ids else []),
    ]


def _is_needed(wrong: str) -> bool:
    where, _, what = wrong.partition(": ")
    return where in NEEDED or (where == "the whole" and ("missing" in what or "type" in what))


def _words(told: Mapping[str, Any]) -> Facts:
    web, mail = text(told, "url", 200), text(told, "email", 254)
    return {
        "does": long_text(told, "description"),
        "target": long_text(told, "eligibility_description"),
        "how_to_ask": long_text(told, "application_process"),
        "web": web if formats.is_web(web) else "",
        "email": mail if formats.is_mail(mail) else "",
        "phone": parts.phone(told),
        "cost_to_family": parts.cost(told),
    }


def _numbers(told: Mapping[str, Any], says: list[str]) -> Facts:
    youngest = whole(told.get("minimum_age"), OLDEST)
    oldest = whole(told.get("maximum_age"), OLDEST)
    if youngest is not None and oldest is not None and oldest < youngest:
        says.append("Its ages are left out: the greatest is below the least.")
        return {}
    for name, age in (("minimum_age", youngest), ("maximum_age", oldest)):
        if told.get(name) is not None and age is None:
            says.append(f"{name} is left out: it is no age between 0 and {OLDEST}.")
    return {"youngest": youngest, "oldest": oldest}


def _lists(told: Mapping[str, Any], known: Known, says: list[str]) -> Facts:
    found: dict[str, list[str]] = {NEED: [], WHOM: [], KIND: []}
    strange = []
    for one in each(told, "attributes"):
        term = one.get("taxonomy_term")
        term = term if isinstance(term, dict) else {}
        ours = _ours(one, term, known)
        if ours is not None:
            found[ours.taxonomy].append(ours.word)
            continue
        words = text(term, "term", 100) or text(term, "name", 100) or text(one, "label", 100)
        needs = known.needs_in(words) if words else []
        found[NEED] += needs
        if words and not needs:
            strange.append(words)
    if strange:
        says.append(f"These words of theirs are not among ours: {', '.join(sorted(set(strange))[:10])}.")
    areas = (text(one, "name", 100) or text(one, "service_area", 100) for one in each(told, "service_areas"))
    languages = (text(one, "name", 100) or text(one, "code", 100) for one in each(told, "languages"))
    return {
        "needs": sorted(set(found[NEED])),
        "for_whom": sorted(set(found[WHOM])),
        "kind": found[KIND][0] if found[KIND] else "",
        "areas": _once(areas),
        "languages": _once(languages),
    }


def _ours(one: Mapping[str, Any], term: Mapping[str, Any], known: Known) -> Term | None:
    for key in (one.get("taxonomy_term_id"), term.get("id")):
        if isinstance(key, str) and key.lower() in known.by_id:
            return known.by_id[key.lower()]
    return None


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, words)))[:100]


def _organisation(told: Mapping[str, Any]) -> tuple[str, str]:
    inner = told.get("organization")
    inner = inner if isinstance(inner, dict) else {}
    return text(inner, "name", 200), text(inner, "description", 300)


def _checked(told: Mapping[str, Any], on: date) -> str | None:
    words = told.get("assured_date")
    day = formats.day_of(words) if isinstance(words, str) else None
    return day.isoformat() if day is not None and date(1990, 1, 1) <= day <= on else None


def _own(told: Mapping[str, Any], facts: Facts, words: str) -> Facts:
    """What another Kinfold says beside the standard; opening in words where there is nothing else."""
    inner = told.get("kinfold")
    own = inner if isinstance(inner, dict) else {}
    criteria = parts.criteria(own)
    says = {one["says"] for one in criteria}
    made: Facts = {
        "duration": text(own, "duration", 200),
        "travel": text(own, "travel", 300),
        "access": text(own, "access", 300),
        "usual_days": whole(own.get("usual_days"), 3_660),
        "childcare": own.get("childcare") if isinstance(own.get("childcare"), bool) else None,
        "ask_yourself": own.get("ask_yourself") is True,
        "criteria": criteria,
        "target": "\n".join(line for line in facts["target"].split("\n") if line not in says),
    }
    known = own.keys() & {"opening", "out_of_hours"}
    made["opening"] = text(own, "opening", 300) if known else words[:300]
    made["out_of_hours"] = text(own, "out_of_hours", 300)
    return made
