"""Pure rules about families: what ought to be known and is not (a gap is a question, never a fault)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WORKER_REASONS: dict[str, str] = {
    "FCONTA": "First contact, or a new referral",
    "MANAGE": "Caseloads were shared out anew",
    "LEFTRL": "The worker before left the job",
    "ORGRST": "Teams were reorganised",
    "TSPROC": "Passed on in the usual way, between teams or services",
    "ABSENC": "The worker before is away",
    "CHCHAN": "The child asked for somebody else",
    "PCCHAN": "A parent or carer asked for somebody else",
    "SWDIED": "The worker before died",
    "OTHERS": "Another reason",
}
"""Why a worker took over: the ten reasons of the looked-after return (statutory/903.md, SWREASON), in our words."""

FATHERS = frozenset({"father_of", "parent_of"})
MOTHERS = frozenset({"mother_of", "parent_of"})


@dataclass(frozen=True, slots=True)
class TieFact:
    """What a gap needs to know of a tie to a child."""

    type: str
    name: str
    name_known: bool
    contact: str
    last_contact_on: date | None
    key: int | None = None  # whose tie it is, so that each parent's gap has its own answer


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """What the gaps of one child are worked out from."""

    key: int
    name: str
    ties: tuple[TieFact, ...] = ()
    chosen: int = 0  # how many people the child has chosen as mattering
    others_named: int = 0  # how many others think matter to the child
    seen_alone_on: date | None = None
    words: int = 0  # how many entries of their own words
    unborn: bool = False
    responsibility_known: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that ought to be known: its name, for whom, what is missing, and what to ask."""

    name: str
    child: int | None
    says: str
    ask: str
    answer: str = ""
    answered_on: date | None = None
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A gap that somebody has asked about, and what they were told."""

    gap: str
    child: int | None
    answer: str
    asked_on: date
    asked_by: str


def gaps_of(child: ChildFacts) -> list[Gap]:
    """The gaps of one child, in the order in which they matter (seed 001: 461, 2099; seed 004: 163, 880-940)."""
    found = [
        _father(child),
        _mother(child),
        *_contacts(child),
        _chosen(child),
        _words(child),
        _responsibility(child),
    ]
    return [gap for gap in found if gap is not None]


def _father(child: ChildFacts) -> Gap | None:
    fathers = [t for t in child.ties if t.type in FATHERS]
    if not fathers:
        return Gap(
            "no_father",
            child.key,
            f"No father is recorded for {child.name}.",
            f"Ask who he is, or record why it is not known. He may be somebody to work with, and reads about {child.name} "
            "only once it is written.",
        )
    unnamed = [t for t in fathers if t.type == "father_of" and not t.name_known]
    if unnamed and len(unnamed) == len(fathers):
        return Gap(
            "father_not_named",
            child.key,
            f"{child.name}’s father is known of, but not by name.",
            "Ask for his name, and invite him.",
        )
    return None


def _mother(child: ChildFacts) -> Gap | None:
    if any(t.type in MOTHERS for t in child.ties):
        return None
    return Gap(
        "no_mother",
        child.key,
        f"No mother is recorded for {child.name}.",
        f"Ask who she is. She reads about {child.name} only once it is written.",
    )


def _contacts(child: ChildFacts) -> Iterable[Gap]:
    for tie in child.ties:
        if tie.type in FATHERS | MOTHERS and tie.contact == "unknown" and tie.last_contact_on is None:
            yield Gap(
                "contact_unknown" if tie.key is None else f"contact_unknown:{tie.key}",
                child.key,
                f"When {child.name} last saw {tie.name} is not known.",
                "Ask when they last met, and what the child would like.",
            )


def _chosen(child: ChildFacts) -> Gap | None:
    if child.unborn or child.chosen:
        return None
    if child.others_named:
        return Gap(
            "nobody_chosen",
            child.key,
            f"{child.name} has not yet been asked who matters most; others have said who they think.",
            f"Ask {child.name}.",
        )
    return Gap(
        "nobody_chosen",
        child.key,
        f"Nobody has written down who matters most to {child.name}.",
        f"Ask {child.name}: who would you talk to?",
    )


def _words(child: ChildFacts) -> Gap | None:
    if child.unborn or child.words:
        return None
    return Gap(
        "no_words",
        child.key,
        f"{child.name}’s own words are missing.",
        "Ask, draw or play; or write down why there are none yet.",
    )


def _responsibility(child: ChildFacts) -> Gap | None:
    if child.unborn or child.responsibility_known:
        return None
    return Gap(
        "responsibility_unknown",
        child.key,
        f"Who holds parental responsibility for {child.name} has not been checked.",
        "Ask, and look at the birth certificate or order.",
    )


def with_answers(gaps: list[Gap], answers: list[Answered]) -> list[Gap]:
    """Put beside each gap what was answered when somebody asked; the newest answer for each."""
    newest: dict[tuple[str, int | None], Answered] = {}
    for told in sorted(answers, key=lambda a: a.asked_on):
        newest[(told.gap, told.child)] = told
    return [_beside(gap, newest.get((gap.name, gap.child))) for gap in gaps]


def _beside(gap: Gap, told: Answered | None) -> Gap:
    if told is None:
        return gap
    return Gap(gap.name, gap.child, gap.says, gap.ask, told.answer, told.asked_on, told.asked_by)


PARENTS = FATHERS | MOTHERS


def wrong_parent(type: str, a_born: date | None, b_born: date | None) -> str:
    """Say in words why "a is TYPE b" cannot be: nobody is born before their parent. Empty when it can."""
    if type in PARENTS and a_born and b_born and a_born >= b_born:
        return "A parent is born before their child. Check who is whose parent, and both dates of birth."
    return ""


def wrong_span(since: date | None, until: date | None) -> str:
    """Say in words why a stretch of time cannot be. Empty when it can."""
    return "It cannot end before it began." if since and until and until < since else ""


def before_birth(day: date | None, born: date | None, name: str) -> str:
    """Say in words that a day lies before somebody's birth. Empty when it does not, or either is not known."""
    return f"{name} was not born then. Check the date." if day and born and day < born else ""
