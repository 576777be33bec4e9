"""What nobody gives: it has one owner, who looks again, until it is answered."""

from datetime import date, timedelta
from typing import Any

import pytest

from kinfold.base.errors import Clash, NotNow
from kinfold.base.who import Who
from kinfold.chronology.models import Entry
from kinfold.clocks.models import Clock
from kinfold.people.models import Person
from kinfold.services import actions
from kinfold.services.models import Gap, Need, Request
from kinfold.sharing.tests.cast import TODAY, Cast

LAST_MONTH = TODAY - timedelta(days=30)
LAST_WEEK = TODAY - timedelta(days=7)
AHEAD = TODAY + timedelta(days=14)


@pytest.fixture
def need(cast: Cast, by: Who) -> Need:
    """What the mother needs."""
    return actions.notice_need(
        cast.mother, cast.family, "mental_health", since=LAST_MONTH, by=by, on=TODAY, met="no"
    )


def refused(cast: Cast, by: Who, need: Need | None, state: str = "not_eligible", **more: Any) -> Request:
    """Something that was asked for and refused."""
    told: dict[str, Any] = {
        "asked_on": LAST_MONTH,
        "by": by,
        "on": TODAY,
        "named_service": "Talking help",
    } | more
    person: Person = told.pop("person", cast.mother)
    made = actions.ask_for_service(cast.family, [person], told.pop("service", None), need=need, **told)[0]
    if state == "asked":
        return made
    return actions.move_request(made, state, on_day=LAST_WEEK, by=by, on=TODAY, reason_code="need_too_low")


def opened(cast: Cast, by: Who, noes: list[Request], **more: Any) -> Gap:
    told: dict[str, Any] = {
        "owner": cast.practitioners["AW"], "why": "Both said her need is too small for them.",
        "look_again_on": AHEAD, "opened_on": TODAY, "by": by, "on": TODAY,
    } | more  # fmt: skip
    return actions.open_gap(cast.family, told.pop("person", cast.mother), noes, **told)


def kinds(cast: Cast) -> list[str]:
    rows = Entry.objects.filter(family=cast.family, kind__startswith="gap_").order_by("pk")
    return list(rows.values_list("kind", flat=True))


def running() -> Clock:
    return Clock.objects.get(rule="gap_look_again", state="open")


def test_when_all_said_no_somebody_owns_it_and_a_clock_runs_to_the_day_they_named(
    cast: Cast, by: Who, need: Need
) -> None:
    noes = [refused(cast, by, need), refused(cast, by, need, "unavailable", named_service="Health team")]
    gap = opened(cast, by, noes)
    assert (gap.state, gap.need, [one.request for one in gap.noes.order_by("pk")]) == ("open", need, noes)
    clock = running()
    assert (clock.owner, clock.due_on, clock.matter) == (cast.practitioners["AW"], AHEAD, gap.ref)
    assert kinds(cast) == ["gap_opened"]


def test_the_entry_says_neither_what_is_needed_nor_who_said_no_nor_who_owns_it(
    cast: Cast, by: Who, need: Need
) -> None:
    opened(cast, by, [refused(cast, by, need)])
    said = Entry.objects.get(kind="gap_opened").what
    assert not any(word in said for word in ("Mental", "Talking", "Amina", "too small"))


@pytest.mark.parametrize("still", ["asked", "waiting", "started", "offered"])
def test_while_one_has_not_said_no_there_is_no_gap(cast: Cast, by: Who, need: Need, still: str) -> None:
    no = refused(cast, by, need)
    refused(cast, by, need, still, named_service="Health team")
    with pytest.raises(NotNow, match="Not everybody who was asked has said no"):
        opened(cast, by, [no])
    assert not Gap.objects.exists()


def test_what_the_person_declined_is_theirs_and_no_gap(cast: Cast, by: Who, need: Need) -> None:
    own_no = refused(cast, by, need, "declined", named_service="A group")
    with pytest.raises(NotNow):
        opened(cast, by, [own_no])
    assert opened(cast, by, [refused(cast, by, need)]).state == "open"


def test_a_gap_has_one_owner_and_is_not_opened_twice(cast: Cast, by: Who, need: Need) -> None:
    no = refused(cast, by, need)
    opened(cast, by, [no])
    with pytest.raises(NotNow, match="already"):
        opened(cast, by, [no], owner=cast.practitioners["MG"])


def test_one_persons_no_is_not_anothers_gap(cast: Cast, by: Who, need: Need) -> None:
    no = refused(cast, by, None, person=cast.father)
    with pytest.raises(NotNow, match="Choose only what was asked for Ilse"):
        opened(cast, by, [no])
    with pytest.raises(NotNow, match="Choose who said no"):
        opened(cast, by, [])


@pytest.mark.parametrize(
    "wrong",
    [
        {"look_again_on": TODAY},
        {"look_again_on": TODAY + timedelta(days=400)},
        {"why": "  "},
        {"opened_on": TODAY + timedelta(days=1)},
        {"why": "x" * 5_001},
    ],
)
def test_a_wrong_gap_is_refused_in_words(cast: Cast, by: Who, need: Need, wrong: dict[str, Any]) -> None:
    no = refused(cast, by, need)
    with pytest.raises(NotNow):
        opened(cast, by, [no], **wrong)
    assert (Gap.objects.count(), kinds(cast)) == (0, [])


def test_nobody_who_has_left_owns_anything(cast: Cast, by: Who, need: Need) -> None:
    gone = cast.practitioners["TM"]
    gone.left_on = LAST_WEEK
    gone.save()
    with pytest.raises(NotNow, match="has left"):
        opened(cast, by, [refused(cast, by, need)], owner=gone)


def test_taking_it_up_names_a_new_day_and_answering_it_ends_the_looking(
    cast: Cast, by: Who, need: Need
) -> None:
    gap = opened(cast, by, [refused(cast, by, need)])
    later = AHEAD + timedelta(days=14)
    gap = actions.take_up_gap(
        gap, taken_up_with="Both heads of service", look_again_on=later, on_day=TODAY, by=by, on=TODAY
    )
    assert (gap.state, running().due_on) == ("taken_up", later)
    gap = actions.answer_gap_of_help(gap, answer="The health team takes her.", on_day=TODAY, by=by, on=TODAY)
    assert (gap.state, gap.answered_on) == ("answered", TODAY)
    assert [c.state for c in Clock.objects.filter(rule="gap_look_again").order_by("pk")] == ["met", "met"]
    assert kinds(cast) == ["gap_opened", "gap_taken_up", "gap_answered"]
    with pytest.raises(NotNow, match="Answered"):
        actions.take_up_gap(gap, taken_up_with="x", look_again_on=later, on_day=TODAY, by=by, on=TODAY)


def test_a_gap_that_stands_keeps_its_owner_and_may_be_taken_up_again(cast: Cast, by: Who, need: Need) -> None:
    gap = opened(cast, by, [refused(cast, by, need)])
    gap = actions.let_gap_stand(gap, why="No money for it this year.", on_day=TODAY, by=by, on=TODAY)
    assert (gap.state, gap.answered_on, gap.owner) == ("stands", None, cast.practitioners["AW"])
    assert not Clock.objects.filter(rule="gap_look_again", state="open").exists()
    again = actions.take_up_gap(
        gap, taken_up_with="The board", look_again_on=AHEAD, on_day=TODAY, by=by, on=TODAY
    )
    assert (again.state, running().due_on) == ("taken_up", AHEAD)


def test_a_gap_that_stands_can_have_a_day_to_look_again(cast: Cast, by: Who, need: Need) -> None:
    gap = opened(cast, by, [refused(cast, by, need)])
    actions.let_gap_stand(
        gap, why="Not this year.", on_day=TODAY, by=by, on=TODAY, look_again_on=date(2026, 6, 1)
    )
    assert running().due_on == date(2026, 6, 1)


def test_handing_it_over_moves_the_clock_too(cast: Cast, by: Who, need: Need) -> None:
    gap = opened(cast, by, [refused(cast, by, need)])
    gap = actions.hand_over_gap(
        gap, cast.practitioners["MG"], on_day=TODAY, by=by, on=TODAY, version=gap.version
    )
    assert gap.owner == running().owner == cast.practitioners["MG"]
    assert kinds(cast) == ["gap_opened", "gap_handed_on"]
    with pytest.raises(NotNow, match="already"):
        actions.hand_over_gap(gap, cast.practitioners["MG"], on_day=TODAY, by=by, on=TODAY)


def test_two_who_write_at_once_are_shown_both(cast: Cast, by: Who, need: Need) -> None:
    gap = opened(cast, by, [refused(cast, by, need)])
    read = gap.version
    actions.take_up_gap(
        gap, taken_up_with="The board", look_again_on=AHEAD, on_day=TODAY, by=by, on=TODAY, version=read
    )
    with pytest.raises(Clash) as clash:
        actions.answer_gap_of_help(gap, answer="They take her.", on_day=TODAY, by=by, on=TODAY, version=read)
    assert "The board" in clash.value.theirs
    assert clash.value.yours == "They take her."
    gap.refresh_from_db()
    assert gap.state == "taken_up"


def test_a_later_no_after_an_answer_is_a_new_gap(cast: Cast, by: Who, need: Need) -> None:
    no = refused(cast, by, need)
    actions.answer_gap_of_help(opened(cast, by, [no]), answer="Found.", on_day=TODAY, by=by, on=TODAY)
    assert opened(cast, by, [no]).state == "open"
    assert Gap.objects.count() == 2
