"""The access policy, read from `access-matrix.tsv`. Pure: what is known about the asker goes in, a decision comes out.

Hide by default. The table has one row for each thing a person may try and one column for each kind of actor; `Facts` says
which actors the asker is towards one family today, and which conditions hold. Source: trust/README.md, "Access control".
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal

Outcome = Literal["allow", "mask", "two", "glass", "refuse", "hide"]

ACTORS = (
    "AW", "TM", "MG", "OT", "DU", "CH", "CL", "PT", "PX", "LA2", "FAM", "WF", "AN", "IG", "SA", "EX",
)  # fmt: skip

SAYS: dict[str, str] = {
    "AW": "Allocated worker or lead professional",
    "TM": "In the same team as the allocated worker, or covering",
    "MG": "Manages the team of the allocated worker",
    "OT": "Works in another team",
    "DU": "Duty team, with a live contact about this family",
    "CH": "Conference chair, reviewing officer, guardian or legal",
    "CL": "Consultation line, asked about this family",
    "PT": "In the team around this family",
    "PX": "Works for a partner agency, not in this family's team",
    "LA2": "Another authority, transfer accepted",
    "FAM": "A member of the family",
    "WF": "A member of the family from whom something is kept",
    "AN": "Analyst or commissioner",
    "IG": "Information governance, with a request",
    "SA": "System administrator",
    "EX": "Nobody, left, excluded or unconnected",
}

# Capacities that come from a role or an employer: what they open, they open only while a dated row is live.
BY_ROLE = frozenset({"DU", "CL", "LA2", "IG"})
# Rows that show or carry out a record's contents. A role alone never opens one of these, whatever the letter.
CONTENTS = frozenset({f"V{n}" for n in range(1, 12)} | {"W1", "W2", "W3", "W4", "X1", "X3", "X4", "D2", "D3"})
# Rows that say nothing about a record, so that a label changes nothing.
BESIDE_LABELS = frozenset({"W5", "G2", "G6", "G7", "G8", "A2", "R1", "R2", "U1", "X2"})
# A lead professional from another agency holds the plan, but not police information or who asked not to be named.
NOT_FOR_OUTSIDE_LEADS = frozenset({"V4", "V5"})

GLASS_HOURS = 4
REVIEW_WORKING_DAYS = 2
SHORTEST_REASON = 15
GLASS_CATEGORIES: dict[str, str] = {
    "danger_now": "A child may be in danger now",
    "out_of_hours": "Out of hours, and nobody in the family's team can be reached",
    "police_or_hospital": "Police or a hospital are asking about a child who is with them",
    "missing": "A child is missing",
    "court": "A court needs an answer today",
    "other": "Something else",
}

_RANK: dict[str, int] = {"hide": 0, "refuse": 1, "glass": 2, "two": 3, "mask": 4, "allow": 5}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the policy answers: the outcome, as which actor, why, and on what lawful basis."""

    code: Outcome
    actor: str
    reason: str
    basis: str = ""

    @property
    def opens(self) -> bool:
        """True when something is shown or may be done: all of it, or the masked part."""
        return self.code in ("allow", "mask")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of one asker towards one family (and one person in it) at one moment."""

    actors: frozenset[str] = frozenset({"EX"})
    live: frozenset[str] = frozenset()  # of the capacities by role: those with a dated row in force
    label: str = ""  # the strongest label: "", "restricted", "sealed"
    unnamed: str = ""  # the strongest label on which the asker is not named
    excluded: bool = False  # a conflict of interest
    glass: bool = False  # a break-glass of their own that has not run out
    belongs: bool = True  # the person asked about is in this family
    outside_lead: bool = False  # lead professional from another agency
    withheld: bool = False  # the item asked about is withheld from the asker
    listed: bool = False  # on the protected detail's own list of readers
    own: bool = False  # it is the asker's own: their words, their detail, their consultation
    purpose: bool = False  # a reason was given
    attended: bool = False  # was at the meeting
    in_line: bool = False  # manages the one whose break-glass is reviewed


@cache
def matrix() -> dict[str, dict[str, str]]:
    """Return the table: row id -> actor -> letter. Raises ValueError when it is not whole."""
    text = resources.files("kinfold.sharing").joinpath("access-matrix.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    head, *rows = lines
    if tuple(head[2:]) != ACTORS:
        raise ValueError(f"the access matrix has other actors: {head[2:]}")
    found = {row[0]: dict(zip(ACTORS, row[2:], strict=True)) for row in rows}
    if len(found) != len(rows) or not {c for row in found.values() for c in row.values()} <= set("YymoB2x.-"):
        raise ValueError("the access matrix repeats a row or has an unknown letter")
    return found


def decide(row: str, facts: Facts) -> Decision:
    """Answer one row of the matrix. Exclusion and withholding come first, then labels, then the best actor's letter."""
    if facts.excluded:
        facts = Facts(actors=frozenset({"EX"}), purpose=facts.purpose)
    if not facts.belongs:
        return hidden("not in this family")
    if facts.withheld and row not in ("W1", "W5"):
        return Decision("hide", "WF", "kept from this person")
    if row in BESIDE_LABELS:
        return _best(row, facts)
    if row in ("F1", "F2", "F3"):
        return _find(facts)
    if facts.unnamed:
        return _behind_label(row, facts)
    return _best(row, facts)


def hidden(reason: str = "no connection with this family") -> Decision:
    """The answer to whoever may not know that it exists."""
    return Decision("hide", "EX", reason)


def strongest(levels: frozenset[str] | set[str]) -> str:
    """Return the more protective of some labels."""
    return "sealed" if "sealed" in levels else "restricted" if "restricted" in levels else ""


def acting(facts: Facts, row: str) -> frozenset[str]:
    """Return the actors that count for a row: WF hides FAM; an outside lead is a partner for some rows."""
    if "WF" in facts.actors:
        return frozenset({"WF"})
    if facts.outside_lead and row in NOT_FOR_OUTSIDE_LEADS:
        return (facts.actors - {"AW"}) | {"PT"}
    return facts.actors or frozenset({"EX"})


def relation(facts: Facts) -> frozenset[str]:
    """Return what the asker is towards this family now; a role counts only while its dated row is live."""
    if facts.excluded:
        return frozenset({"EX"})
    found = frozenset(a for a in facts.actors if a not in BY_ROLE or a in facts.live)
    return found or frozenset({"EX"})


def _find(facts: Facts) -> Decision:
    row = {"": "F1", "restricted": "F2", "sealed": "F3"}[facts.label]
    return _best(row, facts)


def _behind_label(row: str, facts: Facts) -> Decision:
    """A label on which the asker is not named. SEALED: no trace. RESTRICTED: the family itself, governance with a
    request, and duty by break-glass; to everybody else it does not exist."""
    if facts.unnamed == "sealed":
        return hidden("sealed")
    if facts.actors & {"FAM", "WF"} or "IG" in facts.live:
        return _best(row, facts)
    if "DU" not in facts.actors:
        return hidden("restricted")
    open_anyway = _best(row, replace(facts, glass=True, live=facts.live | {"DU"}))
    if row == "G5" or not open_anyway.opens:
        return open_anyway
    if facts.glass:
        return _best(row, facts)
    return Decision("glass", "DU", "restricted: opens only by break-glass")


def _best(row: str, facts: Facts) -> Decision:
    letters = matrix()[row]
    answers = [_answer(row, actor, letters[actor], facts) for actor in sorted(acting(facts, row), key=_order)]
    return max(answers, key=lambda answer: _RANK[answer.code], default=hidden())


def _order(actor: str) -> int:
    return ACTORS.index(actor)


def _answer(row: str, actor: str, letter: str, facts: Facts) -> Decision:
    code = _outcome(row, actor, letter, facts)
    if code == "hide":
        return Decision("hide", actor, "no access for this kind of worker or person")
    if code == "allow" and letter == "B":
        return Decision("allow", actor, "break-glass", "vital_interests")
    return Decision(code, actor, SAYS[actor], "public_task")


def _outcome(row: str, actor: str, letter: str, facts: Facts) -> Outcome:
    if letter == "B":
        return "allow" if facts.glass else "glass"
    if letter == "2":
        return "two"
    if letter == "x":
        return "refuse"
    if letter == "o":
        return "allow" if _own(row, facts) else "hide"
    if letter in "Ym" and actor in BY_ROLE and row in CONTENTS and actor not in facts.live:
        return "hide"
    if letter == "y" and not _holds(row, actor, facts):
        # Who works with the family may know that a detail is protected: they must not fall back on an old address.
        return "refuse" if row == "V2" and actor in ("AW", "MG") else "hide"
    return {"Y": "allow", "y": "allow", "m": "mask"}.get(letter, "hide")  # type: ignore[return-value]


def _own(row: str, facts: Facts) -> bool:
    """`o`: one's own. In a search, one's own family or team around the family (the actor says so already)."""
    return facts.own or row in ("F1", "F2")


def _holds(row: str, actor: str, facts: Facts) -> bool:
    """Say whether the condition of a `y` holds (the notes under the table)."""
    if row in ("F2", "F3"):
        return not facts.unnamed or (row == "F2" and actor == "IG" and actor in facts.live)
    if row == "V2":
        return facts.listed
    if row == "V4" and actor == "PT":
        return facts.attended
    if row == "V7" and actor in ("MG", "CH"):
        return facts.purpose
    if row == "G8" and actor == "MG":
        return facts.in_line
    if row in ("F1", "G5") and actor != "IG":
        return True  # the page asks the purpose and two identifiers, or the reason
    return actor not in BY_ROLE or actor in facts.live


def poor_reason(why: str) -> str:
    """Return what is wrong with the reason for a break-glass, in plain words; empty when it will do.

    Fifteen characters and three words, so that whoever reviews it can understand it (trust/README.md, note 14).
    """
    words = re.findall(r"[^\W\d_]{2,}", why.lower())
    if len(why.strip()) < SHORTEST_REASON or len(words) < 3:
        return f"Say in a sentence why you need to look now: at least {SHORTEST_REASON} characters and three words."
    if len(set(words)) < 3 or max(len(set(word)) for word in words) < 3:
        return "Say in your own words why you need to look now. Somebody else will read it."
    return ""
