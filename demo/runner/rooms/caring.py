"""Living in care, in a story: coming into care, homes and moves, leaving, help with growing up.

The law and the main need must be named and no pack names them: where parents agreed it is their agreement, else what stands
behind it is entered as not said, and the child's own words for it say so. Kinds of home are read from the step's words.
"""

import re

from demo.runner.rooms import NOT_SAID, Moment, caring_ties, finding_kin, key_of, role_of
from kinfold.base.dates import age_in_years
from kinfold.care import actions
from kinfold.care.models import Carer, LeavingCare, PeriodOfCare, Placement
from kinfold.people.models import Person
from kinfold.voice import queries as voice

IN_CARE_FOR = re.compile(r"\bcare\b|accommodat", re.IGNORECASE)
HOMES: tuple[tuple[str, str], ...] = (
    (r"secure", "K1"),
    (r"residential_school|boarding", "S1"),
    (r"residential|childrens_home", "K2"),
    (r"supported|semi_independent", "K3"),
    (r"with_parents", "P1"),
    (r"kin|connected|relative", "U3"),
    (r"foster", "U6"),
)
ENDED = re.compile(r"breakdown|ended|disrupt|between")
LONG_TERM = re.compile(r"long.term", re.IGNORECASE)
CARERS_CANNOT = re.compile(r"\bcannot\b.*\b(needs|keep|manage|cope)", re.IGNORECASE)
FOR_GOOD = re.compile(r"in care until|until (he|she|they) (is|are) eighteen|for good|permanen", re.IGNORECASE)
LEAVES: dict[str, str] = {
    "kinship_care": "E13",
    "special_guardianship": "E47",
    "child_in_need": "E4A",
    "child_protection": "E4A",
    "early_help": "E4A",
    "universal": "E4A",
    "closed": "E4A",
    "care_leaver": "E5",
}
LAW_NOT_SAID = "The story does not say who agreed to this, or whether a judge decided it."
NEEDS = {"mental_health": "N3", "physical_health": "N3", "disability": "N2"}


def take(now: Moment) -> None:
    """Leave in the care room what a step tells."""
    for child in now.with_level("looked_after"):
        if _period(child) is None:
            now.attempt("coming into care", lambda child=child: _come(now, child))  # type: ignore[misc]
    if now.kind in ("placement", "move"):
        for child in now.children:
            period = _period(child)
            if period is not None:
                now.attempt("home", lambda period=period: _home(now, period))  # type: ignore[misc]
    if now.kind == "decision" and FOR_GOOD.search(now.what):
        _for_good(now)
    caring_ties.take(now)
    _leave(now)
    _growing_up(now)


def _period(child: Person) -> PeriodOfCare | None:
    return PeriodOfCare.objects.filter(person=child, ended_on__isnull=True).first()


def _come(now: Moment, child: Person) -> None:
    """Come into care: by the agreement of those who were asked and gave it; else by what nobody says."""
    consents = [row for row in voice.consents(now.family) if IN_CARE_FOR.search(row.purpose)]
    given = [row for row in consents if row.decision in ("given", "given_reluctantly")]
    invented = now.stage.besides.get("in_care", {})
    told = {
        "parents_told": NOT_SAID,
        "child_told": NOT_SAID,
        "kin_asked": finding_kin.asked_first(now, child),
    }
    period = actions.come_into_care(
        now.family, child, began_on=now.day, need=_need(now, child), code="V2", backing="consent",
        backing_ref=given[-1].ref if given else "Not said", consent_by=[row.person for row in given],
        why=f"{now.what} (The main need is ours: the source does not name one.)", by=now.by, on=now.day,
        entry=now.entry, **told | {name: invented[name] for name in told if name in invented},
    )  # fmt: skip
    if not given:
        actions.change_legal_status(
            period, "V2", since=now.day, backing="consent", by=now.by, on=now.day, entry=now.entry,
            backing_ref=invented.get("backing_ref", "The source does not say"),
            in_plain_words=invented.get("in_plain_words", LAW_NOT_SAID),
        )  # fmt: skip


def _need(now: Moment, child: Person) -> str:
    """The main need at the start, ours: neglect where the pack writes of it, else a parent's illness, else abuse or neglect."""
    key = key_of(now.stage, child)
    if any(row["child"] == key for row in now.stage.pack.data["neglect"]):
        return "N1"
    told = (
        r
        for r in now.stage.pack.data["needs"]
        if r["step"] <= now.step["n"] and role_of(now.stage, r["person"]) == "parent"
    )
    return next((NEEDS[row["need"]] for row in told if row["need"] in NEEDS), "N1")


def _home(now: Moment, period: PeriodOfCare) -> None:
    """Go to a home, or out of one before the next is known."""
    here = Placement.objects.filter(period=period, until__isnull=True).last()
    if ENDED.search(now.detail):
        if here is not None:
            actions.end_placement(
                here, ended_on=now.day, how="OTHER", why=now.what, by=now.by, on=now.day, entry=now.entry
            )
        return
    kind = kind_of_home(now)
    if not kind:
        return
    how, why = _why_moved(now) if here is not None else ("", "")
    apart = now.stage.made.get("apart", [])
    actions.place(
        period, kind, since=now.day, carer=_carer(now) if kind in ("U3", "U4", "U6") else None, why_here=now.what,
        planned=False, with_siblings="none" if apart else "", why_apart=apart[-1] if apart else "", ended_how=how,
        ended_why=why, by=now.by, on=now.day, entry=now.entry,
    )  # fmt: skip


def kind_of_home(now: Moment) -> str:
    """Which kind of home a placement or move step tells of; empty when it tells of none in care."""
    said = f"{now.detail} {now.what}".lower()
    if re.search(r"abroad|shared_care|special_guardian|return|went_home|reunif|adopt", now.detail):
        return ""
    found = next((kind for rule, kind in HOMES if re.search(rule, now.detail)), "")
    found = found or next((kind for rule, kind in HOMES if re.search(rule, said)), "")
    return "U4" if found == "U6" and LONG_TERM.search(said) else found


def _why_moved(now: Moment) -> tuple[str, str]:
    """Why the home before ended, from the step that told of it just before; else that nobody says."""
    told = next((s for s in now.steps_before()[1:3] if CARERS_CANNOT.search(s["what"])), None)
    return ("CREQO", str(told["what"])) if told else ("OTHER", NOT_SAID)


def _carer(now: Moment) -> Carer | None:
    """The carers of the step, put on the register by the name that the pack gives them, once."""
    there = [
        one
        for one in now.people
        if role_of(now.stage, key_of(now.stage, one)) in ("foster_carer", "relative", "friend")
    ]
    if not there:
        return None
    standing = Carer.objects.filter(people=there[0]).first()
    if standing is not None:
        return standing
    fosters = role_of(now.stage, key_of(now.stage, there[0])) == "foster_carer"
    about = now.stage.besides.get("carers", {})
    return actions.register_carer(
        about.get("name", there[0].known_as), "foster" if fosters else "connected", people=there,
        about_us=about.get("about_us", ""), by=now.by, on=now.day,
    )  # fmt: skip


def _for_good(now: Moment) -> None:
    """What is planned for good, when a step says how long a child stays."""
    for child in now.children:
        period = _period(child)
        if period is not None:
            now.attempt("plan for good", lambda period=period: _agree(now, period))  # type: ignore[misc]


def _agree(now: Moment, period: PeriodOfCare) -> None:
    made = actions.agree_permanence(
        period, "long_term_fostering", agreed_on=now.day, why=now.what, by=now.by, on=now.day
    )
    if made.entry is not None:  # the time limit counts by it
        now.stage.extra(now.step, made.entry)


def _leave(now: Moment) -> None:
    """Leave care, when the story gives a child another level. How they live then is ours where the pack does not say."""
    for level, children in now.levels(*LEAVES).items():
        for child in children:
            period = _period(child)
            if period is not None:
                how = "E16" if "abroad" in now.detail else LEAVES[level]
                now.attempt(
                    "leaving care",
                    lambda period=period, how=how: actions.leave_care(  # type: ignore[misc]
                        period, ended_on=now.day, how=how, why=f"{now.what} (The code is ours: the source names none.)",
                        by=now.by, on=now.day, entry=now.entry,
                    ),
                )  # fmt: skip


def _growing_up(now: Moment) -> None:
    """Help with leaving care: begun with its service at sixteen or seventeen, or on the day of leaving."""
    facts = now.step.get("service", {})
    asked = (
        [now.stage.people[k] for k in facts.get("for", []) if k in now.stage.people]
        if "leaving-care" in facts.get("id", "")
        else []
    )
    for person in (*asked, *now.with_level("care_leaver")):
        now.attempt("growing up", lambda person=person: _entitled(now, person))  # type: ignore[misc]


def _entitled(now: Moment, person: Person) -> None:
    adult = person.born_on is not None and age_in_years(person.born_on, now.day) >= 18
    word = "former_relevant" if adult else ("eligible" if _period(person) else "relevant")
    standing = LeavingCare.objects.filter(person=person, until__isnull=True).first()
    if standing is None:
        actions.begin_leaving_care(
            now.family, person, word, since=now.day, by=now.by, on=now.day, entry=now.entry
        )
    elif standing.word != word:
        actions.change_leaving(standing, word=word, since=now.day, by=now.by, on=now.day)


def in_care(child: Person) -> bool:
    """Say whether a child of the story is in care now."""
    return _period(child) is not None


__all__ = ["in_care", "kind_of_home", "take"]
