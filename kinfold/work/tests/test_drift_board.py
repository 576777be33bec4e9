"""The drift board: what stands still, in the child's time, each row with one next thing; only for who manages the team."""

from datetime import timedelta
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from kinfold.agencies.models import TeamMembership
from kinfold.base.dates import plain
from kinfold.network import actions as network
from kinfold.network.models import Family
from kinfold.records import actions as records
from kinfold.services import actions as services
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import Exclusion
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, member, person
from kinfold.work import queries as work
from kinfold.work.queries import Row
from kinfold.work.queries.drift_says import due_said, seen_said
from kinfold.work.queries.next_thing import Next, next_thing
from kinfold.work.tests.families import clock, family, many


def rows(cast: Cast, section: str, actor: str = "MG") -> list[Row]:
    board = work.drift_board(cast.who(actor), TODAY)
    return next((part.rows for part in board.parts if part.section.name == section), [])


def test_the_same_wait_comes_first_for_the_child_whose_life_it_takes_most_of(cast: Cast) -> None:
    for name, age in (("Older", 3000), ("Baby", 100), ("Toddler", 900)):
        made, child, _ = family(cast, name, TODAY - timedelta(days=age))
        clock(cast, made, "service_wait", days=60, person=child)
    found = rows(cast, "waits")
    assert [row.family for row in found] == ["The Babys", "The Toddlers", "The Olders"]
    assert found[0].waited == "60 days: six tenths of Jo Baby's life so far"
    assert found[0].owner == "Amina Yusuf"


def test_a_wait_of_a_whole_family_is_told_in_the_time_of_its_youngest_child(cast: Cast) -> None:
    made, _, _ = family(cast, "Older", TODAY - timedelta(days=3000))
    clock(cast, made, "unanswered_request", days=50, due=-10)
    youngest = person("Nell Older", born=TODAY - timedelta(days=100))
    member(made, youngest, "child")
    assert rows(cast, "waits")[0].waited == "50 days: half of Nell Older's life so far"


def test_a_parents_wait_is_told_in_the_childs_time_and_says_for_which_help(cast: Cast) -> None:
    day = TODAY - timedelta(days=50)
    by = cast.who("AW")
    services.ask_for_service(
        cast.family,
        [cast.mother],
        None,
        named_service="A debt adviser",
        state="waiting",
        asked_on=day,
        by=by,
        on=day,
    )
    [row] = rows(cast, "waits")
    assert row.what == "Waiting for a service: A debt adviser"
    assert row.whom == "Ilse Ardleigh"
    assert row.waited.startswith("50 days: ")
    assert row.waited.endswith("of Wren Ardleigh's life so far")


def test_for_a_baby_not_yet_born_every_day_is_the_whole_of_its_time(cast: Cast) -> None:
    made, child, _ = family(cast, "Older", TODAY - timedelta(days=3000))
    child.born_on, child.born_accuracy, child.expected_on = None, "unknown", TODAY + timedelta(days=30)
    child.save()
    clock(cast, made, "service_wait", days=12, person=child)
    assert rows(cast, "waits")[0].waited == "12 days, before Jo Older is born"


def test_a_plan_past_six_months_is_one_row_however_many_children(cast: Cast) -> None:
    sister = person("Fern Ardleigh", born=TODAY - timedelta(days=1000))
    for child in (cast.child, sister):
        clock(cast, cast.family, "six_month_drift_review", days=210, due=-27, person=child)
    member(cast.family, sister, "child")
    found = rows(cast, "stuck")
    assert [(row.family, row.whom) for row in found] == [
        (cast.family.name, "Fern Ardleigh and Wren Ardleigh")
    ]
    assert found[0].facts == ["Six months were up on 3 February 2026, 3 weeks ago"]
    assert "Fern Ardleigh's life" in found[0].waited


def test_what_is_within_its_six_months_is_not_drift(cast: Cast) -> None:
    clock(cast, cast.family, "six_month_drift_review", days=100, due=80, person=cast.child)
    assert rows(cast, "stuck") == []


def test_a_refusal_stands_there_a_week_before_its_limit(cast: Cast) -> None:
    clock(cast, cast.family, "refusal_time_limit", days=22, due=6)
    other, _, _ = family(cast, "Later", TODAY - timedelta(days=900))
    clock(cast, other, "refusal_time_limit", days=5, due=23)
    found = rows(cast, "refusals")
    assert [row.family for row in found] == [cast.family.name]
    assert found[0].facts == ["To be decided by 8 March 2026, in 6 days"]


def test_a_child_unseen_against_the_agreed_rhythm_is_named_with_the_day_last_seen(cast: Cast) -> None:
    day = TODAY - timedelta(days=40)
    records.record_visit(
        cast.family, "All in.", seen=[records.Seen(cast.child)], happened_on=day, by=cast.who("AW"), on=day
    )
    clock(cast, cast.family, "visit_every", days=40, due=-26, person=cast.child, every_days=14)
    [row] = rows(cast, "unseen")
    assert row.whom == "Wren Ardleigh"
    assert row.facts == ["Wren Ardleigh: last seen 21 January 2026, 5 weeks ago; agreed: every 14 days"]


def test_a_worker_who_leaves_the_team_stands_beside_each_family_and_the_child_who_chose_them(
    cast: Cast,
) -> None:
    network.choose_trusted_adult(
        cast.child,
        practitioner=cast.practitioners["AW"],
        chosen_by_child=True,
        said_on=BEGAN,
        by=cast.who("AW"),
    )
    last = TODAY + timedelta(days=21)
    TeamMembership.objects.filter(practitioner=cast.practitioners["AW"]).update(until=last)
    [row] = rows(cast, "leaving")
    assert row.what == "Amina Yusuf, social worker: last day 23 March 2026, in 3 weeks"
    assert "Wren Ardleigh has chosen Amina as a trusted adult" in row.facts
    assert row.waited.startswith("Amina has been here 182 days: ")
    assert "Nobody who stays holds this family yet" in row.facts


def test_an_invitation_that_runs_out_is_no_goodbye(cast: Cast) -> None:
    row = cast.family.involvements.get(practitioner=cast.practitioners["PT"])
    row.until = TODAY + timedelta(days=5)
    row.save()
    assert rows(cast, "leaving") == []
    row.reason_ended = "A new school"
    row.save()
    assert [found.owner for found in rows(cast, "leaving")] == ["Petra Tolliver"]


def test_what_no_worker_owns_and_what_was_owned_by_one_who_left_has_nobody(cast: Cast) -> None:
    clock(cast, cast.family, "promised_contact", days=5, due=2, owner=None, about="Ring Ilse back")
    gone = cast.practitioners["TM"]
    clock(cast, cast.family, "promised_contact", days=5, due=1, owner=gone, about="Send the letter")
    assert [row.what for row in rows(cast, "nobody")] == ["Ring Ilse back"]
    gone.left_on = TODAY - timedelta(days=1)
    gone.save()
    found = rows(cast, "nobody")
    assert {row.what: row.owner for row in found} == {
        "Ring Ilse back": "nobody yet",
        "Send the letter": "Tess Marlow, who has left",
    }


def test_only_who_manages_the_team_has_a_board(cast: Cast) -> None:
    clock(cast, cast.family, "service_wait", days=60, person=cast.child)
    for actor in cast.accounts:
        assert len(rows(cast, "waits", actor)) == (1 if actor == "MG" else 0), actor


def test_a_family_behind_a_label_or_an_exclusion_is_not_named(cast: Cast) -> None:
    clock(cast, cast.family, "service_wait", days=60, person=cast.child)
    Exclusion.objects.create(
        practitioner=cast.practitioners["MG"], family=cast.family, why="Her brother", since=BEGAN
    )
    assert work.drift_board(cast.who("MG"), TODAY).nothing


def test_a_child_whose_name_is_kept_from_the_manager_is_not_named(cast: Cast) -> None:
    sharing.restrict(
        cast.family, person=cast.child, named=[cast.practitioners["AW"]], why="Father works in the council",
        by=cast.who("AW"), on=TODAY,
    )  # fmt: skip
    clock(cast, cast.family, "service_wait", days=60, person=cast.child)
    said = repr(rows(cast, "waits"))
    assert "Wren" not in said.replace(cast.family.name, "")


def test_a_family_that_the_team_no_longer_holds_leads_to_no_record(cast: Cast) -> None:
    made = Family.objects.create(name="The Unheld", synthetic=True)
    made.members.create(person=person("Ash", born=TODAY - timedelta(days=900)), part="child", since=BEGAN)
    clock(cast, made, "allocation_wait", days=10, due=-3, owner=None)
    [row] = rows(cast, "waits")
    assert (row.family, row.ref, row.waited) == ("The Unheld", "", "10 days")


def test_every_row_leads_to_one_page_that_opens_for_the_manager(cast: Cast, settings: Any) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()
    many(cast, 1)
    many(cast, 1, planned=True)
    board = work.drift_board(cast.who("MG"), TODAY)
    client, seen = cast.client("MG"), []
    for part in board.parts:
        for row in part.rows:
            assert row.next is not None, part.section.name
            assert client.get(row.next.href).status_code == 200, (part.section.name, row.next.href)
            seen.append(part.section.name)
    assert seen == [
        name for name in ("waits", "stuck", "refusals", "unseen", "leaving", "nobody") for _ in range(2)
    ]
    stuck = {row.next.text for row in rows(cast, "stuck") if row.next}
    assert stuck == {
        "Ask what is in the way, and decide",
        "There is no plan yet: talk over what is in the way",
    }


def counted(cast: Cast, read: Any) -> int:
    from django.db import connection

    with CaptureQueriesContext(connection) as found:
        read(cast.who("MG"), TODAY)
    return len(found)


@pytest.mark.parametrize("read", [work.drift_board, work.caseload, work.my_work])
def test_sixty_families_take_no_more_queries_than_two(cast: Cast, read: Any) -> None:
    many(cast, 2)
    before = counted(cast, read)
    many(cast, 58)
    assert counted(cast, read) == before
    assert before <= 21


def test_a_day_that_is_still_to_come_was_not_due() -> None:
    assert due_said("waits", TODAY + timedelta(days=7), TODAY).startswith("Due on ")
    assert due_said("waits", TODAY - timedelta(days=7), TODAY).startswith("Was due on ")


def test_a_month_keeps_its_capital_letter(cast: Cast) -> None:
    made, _, _ = family(cast, "Robin", TODAY - timedelta(days=900))
    found = seen_said(clock(cast, made, "visit_every", days=20, every_days=14), None, TODAY)
    assert found.startswith(f"No visit since {plain(TODAY - timedelta(days=20))}")


def test_a_late_education_plan_leads_to_the_childs_school_page(cast: Cast) -> None:
    made, child, _ = family(cast, "Robin", TODAY - timedelta(days=900))
    late = clock(cast, made, "ehcp_not_completed", days=200)
    assert next_thing("waits", late, made.ref).text.startswith("See what was asked for")
    late.person = child
    assert next_thing("waits", late, made.ref) == Next(
        "See where the education, health and care plan stands", f"/people/{child.ref}/school/"
    )
