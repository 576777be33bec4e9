"""Family and friends in a story: looked for and asked, family in another country."""

import re
from functools import partial

from demo.runner.rooms import NETWORK, NOT_SAID, Moment, family_group, key_of, role_of
from kinfold.kin import actions, queries, rules
from kinfold.kin.models import AbroadCheck, Explored
from kinfold.people.models import Person

KIN = ("parent", "step_parent", "relative", "friend", "neighbour", "volunteer", "other_adult")
SEARCH = re.compile(
    r"\b(relatives?|kin|family|grand\w+|aunts?|uncles?)\b.*\b(looked for|found|searched|asked)\b|kinship_search",
    re.IGNORECASE,
)
NOBODY = re.compile(r"\bnone\b|\bno (relative|one|kin|family)|\bnobody\b|\bcannot\b|not found", re.IGNORECASE)
ABROAD = re.compile(r"abroad|international", re.IGNORECASE)
PLACE = re.compile(r"\bin ([A-Z][a-z]+(?: [A-Z][a-z]+)*)")
TASKS = {
    "court_step": ("court", re.compile(r"orders?", re.IGNORECASE)),
    "placement": ("travel", re.compile(r"\b(flies|flew|travels?) with", re.IGNORECASE)),
}


def take(now: Moment) -> None:
    """Leave in the kin room what a step tells."""
    if now.kind == "decision" and SEARCH.search(f"{now.detail} {now.what}"):
        _search(now)
    if now.kind == "assessment" and (
        ABROAD.search(now.detail) or "kinship" in now.detail or "viability" in now.detail
    ):
        _assess(now)
    if now.kind == "placement" and "shared_care" in now.detail:
        _offers(now, ["for_a_time"])
    if now.with_level("special_guardianship") or (
        "kinship" in now.detail and now.kind in ("placement", "move")
    ):
        _offers(now, ["home"])
    _tasks_done(now)
    family_group.take(now)


def _explored(now: Moment, child: Person, one: Person, country: str = "") -> Explored:
    ties = now.stage.pack.data["relationships"]
    keys = {key_of(now.stage, child), key_of(now.stage, one)}
    tie = next((row for row in ties if {row["a"], row["b"]} == keys), None)
    said = rules.tie_said(tie["type"], one.sex) if tie and now.stage.people.get(tie["a"]) == one else ""
    role = role_of(now.stage, key_of(now.stage, one)).replace("_", " ")
    return actions.explore(
        now.family, child, tie=said or role, found_on=now.day, person=one, country=country, by=now.by, on=now.day,
        entry=now.entry,
    )  # fmt: skip


def _search(now: Moment) -> None:
    """A search for relatives: those whom the step names were asked; none found means that they cannot, at present."""
    kin = now.those(NETWORK) or ([] if NOBODY.search(now.what) is None else _thought_of(now))
    for child in now.children:
        for one in kin:
            now.attempt("search among kin", partial(_asked, now, child, one, ()))


def _thought_of(now: Moment) -> list[Person]:
    """Whoever was asked before for a child, when a later step says only that nobody was found."""
    rows = [row for child in now.children for row in queries.explored_for(child)]
    return [
        row.person for row in rows if row.person is not None and row.state in ("asked", "cannot", "to_ask")
    ]


def _asked(now: Moment, child: Person, one: Person, offers: tuple[str, ...]) -> Explored | None:
    return _answer(now, _explored(now, child, one), offers)


def _answer(now: Moment, row: Explored, offers: tuple[str, ...]) -> Explored | None:
    """Ask anew, and keep what the step says as the answer."""
    if not offers and not NOBODY.search(now.what):
        return None
    if row.state in ("to_ask", "cannot", "not_asked", "not_suitable"):
        row = actions.ask_kin(row, asked_on=now.day, by=now.by, on=now.day, entry=now.entry)
    if row.state not in ("asked", "offers"):
        return row
    return actions.answer_kin(
        row, answer=now.what, offers=offers, answered_on=now.day, by=now.by, on=now.day, entry=now.entry
    )


def _offers(now: Moment, what: list[str]) -> None:
    """Those of the step with whom a child goes to live (for a time) have offered it, as the step tells."""
    roles = (*NETWORK, "parent") if ABROAD.search(now.detail) else NETWORK
    for child in now.with_level("special_guardianship") or now.children:
        for one in now.those(roles):
            now.attempt("offer of kin", partial(_asked, now, child, one, tuple(what)))


def _assess(now: Moment) -> None:
    """A relative is assessed. Whether they were told that it is an assessment, no pack says: it stays open until somebody does."""
    for child in now.children:
        for one in now.those(KIN):
            now.attempt("assessment of kin", lambda child=child, one=one: _begin(now, child, one))  # type: ignore[misc]


def _begin(now: Moment, child: Person, one: Person) -> None:
    country = _country(now, one) if ABROAD.search(now.detail) else ""
    row = _answer(now, _explored(now, child, one, country), ("home",))
    if row is None or row.state != "offers":
        return
    workers = now.workers or [now.worker]
    actions.begin_viability(
        row, begun_on=now.day, assessor=workers[-1], by=now.by, on=now.day, entry=now.entry
    )
    if ABROAD.search(now.detail):
        row.refresh_from_db()
        through = next((w.organisation.name for w in workers if w.organisation.sector == "voluntary"), "")
        actions.begin_abroad_check(
            row, country or "Not said", begun_on=now.day, owner=workers[0], asked_through=through,
            asked_through_on=now.day if through else None, by=now.by, on=now.day, entry=now.entry,
        )  # fmt: skip


def _country(now: Moment, one: Person) -> str:
    """The place in which the story says that somebody lives: read from its words about them."""
    key = key_of(now.stage, one)
    told = [s["what"] for s in now.steps_before() if key in (*s["actors"], *s.get("about", []))]
    names = {person.known_as for person in now.stage.people.values()}
    found = [place for words in (*told, one.note) for place in PLACE.findall(words) if place not in names]
    return next(iter(found), "")


def _tasks_done(now: Moment) -> None:
    """Tasks across borders that a step says were done: the orders, the journey."""
    word, says = TASKS.get(now.kind, ("", re.compile(r"(?!)")))
    for check in (
        AbroadCheck.objects.filter(explored__family=now.family, ended_on=None)
        if says.search(now.what)
        else []
    ):
        for task in check.tasks.filter(word=word, done_on=None):
            now.attempt(
                f"task {task.word}",
                lambda task=task: actions.do_abroad_task(  # type: ignore[misc]
                    task, done_on=now.day, result=now.what, by=now.by, on=now.day, entry=now.entry
                ),
            )


def asked_first(now: Moment, child: Person) -> str:
    """What the story says of family and friends who were asked before a child came to strangers; else that it does not say."""
    rows = [row for row in queries.explored_for(child) if row.answer]
    return " ".join(dict.fromkeys(row.answer for row in rows)) or NOT_SAID


__all__ = ["asked_first", "take"]
