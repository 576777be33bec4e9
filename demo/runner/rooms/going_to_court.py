"""Court in a story: the time before it, applications, orders. A pack seldom says what was asked of whom: entered as not said."""

from demo.runner import words
from demo.runner.rooms import NOT_SAID, Moment, key_of, role_of
from kinfold.clocks import actions as clocks
from kinfold.clocks import queries as clock_queries
from kinfold.court import actions, queries
from kinfold.court.models import PreProceedings
from kinfold.people.models import Person
from kinfold.plan import queries as levels

COURT = ("court", "legal")


def take(now: Moment) -> None:
    """Leave in the court room what a step tells."""
    if now.with_level("pre_proceedings") or (now.kind == "court_step" and "pre_proceedings" in now.detail):
        _decide(now)
    if now.with_level("proceedings") or _sort(now) == "application_issued":
        _issue(now)
    elif _sort(now) == "application_withdrawn":
        _withdraw(now)
    elif now.kind == "court_step" and _sort(now) not in ("pre_proceedings",):
        _orders(now)
    if now.with_level("special_guardianship"):
        _guardians(now)
    _end_before(now)


def _sort(now: Moment) -> str:
    if now.kind != "court_step":
        return ""
    return words.first_match(words.COURT_STEPS, now.detail, now.detail)


def _decide(now: Moment) -> None:
    children = now.with_level("pre_proceedings") or now.children
    if queries.before_now(now.family) is None and children:
        now.attempt(
            "before court",
            lambda: actions.decide_pre_proceedings(
                now.family, children, decided_on=now.day, why=now.what, must_change=NOT_SAID, help_given=NOT_SAID,
                decide_by=None, approved_by=None, by=now.by, on=now.day, entry=now.entry,
            ),
        )  # fmt: skip


def _end_before(now: Moment) -> None:
    """The time before court is over once its children have come into care, or are no longer near court."""
    before = queries.before_now(now.family)
    after = now.with_level(
        "looked_after", "child_in_need", "early_help", "closed", "universal", "kinship_care"
    )
    if before is None or not {child.ref for child in after} & set(before.children):
        return
    now.attempt("end of the time before court", lambda: _end(now, before, after))


def _end(now: Moment, before: PreProceedings, children: list[Person]) -> None:
    why = " ".join(
        f"{child.known_as}: {levels.levels_open([child])[child.pk].get_level_display().lower()}."
        for child in children
    )
    actions.end_before(
        before, "step_down", ended_on=now.day, why=f"{why} {now.what}", by=now.by, on=now.day, entry=now.entry
    )
    for clock in clock_queries.about_matter(now.family, before.ref):
        if clock.state == clock.State.OPEN:
            clocks.stop(clock, on=now.day, why=why[:200], by=now.by, entry=now.entry)


def _issue(now: Moment) -> None:
    children = now.with_level("proceedings") or now.children
    there = {child.pk for child in queries.children_in_court(children)}
    new = [child for child in children if child.pk not in there]
    if not new:
        return
    court = next((one.organisation.name for one in now.workers if one.organisation.sector == "court"), "")
    now.attempt(
        "application",
        lambda: actions.issue_proceedings(
            now.family, new, issued_on=now.day, application=now.what[:200], court=court, why=now.what,
            before=queries.before_now(now.family), by=now.by, on=now.day, entry=now.entry,
        ),
    )  # fmt: skip


def _withdraw(now: Moment) -> None:
    for case in queries.proceedings_of(now.family):
        if case.ended_on is None:
            now.attempt(
                "withdrawal",
                lambda case=case: actions.withdraw_proceedings(  # type: ignore[misc]
                    case, ended_on=now.day, why=now.what, by=now.by, on=now.day, entry=now.entry
                ),
            )


def _orders(now: Moment) -> None:
    """Orders that a step tells of without saying which: kept as told, one for each child."""
    if "order" not in now.what.lower() and _sort(now) != "final_order":
        return
    for child in now.children:
        _make(now, child, "other", in_plain_words=now.what)


def _guardians(now: Moment) -> None:
    """A special guardianship order for each child, in favour of the grown-ups who take them."""
    to = [
        one
        for one in now.people
        if role_of(now.stage, key_of(now.stage, one)) in ("relative", "friend", "other_adult")
    ]
    for child in now.with_level("special_guardianship"):
        _make(now, child, "special_guardianship", to_people=to)


def _make(now: Moment, child: Person, word: str, **facts: object) -> None:
    now.attempt(
        f"{word} order",
        lambda: actions.make_order(
            now.family,
            child,
            word,
            made_on=now.day,
            by=now.by,
            on=now.day,
            entry=now.entry,
            **facts,  # type: ignore[arg-type]
        ),
    )
