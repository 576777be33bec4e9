"""What stands, and who may read it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinfold.assessment import queries
from kinfold.assessment.tests import made
from kinfold.assessment.tests.made import answer, by_child, by_father, by_mother, put, said, view
from kinfold.people.models import Person
from kinfold.sharing.tests.cast import TODAY, Cast
from kinfold.voice import actions as voice
from kinfold.voice import queries as own_words

WORKERS = ("AW", "TM", "MG", "CH")


def stands(cast: Cast, actor: str) -> list[str]:
    return said(queries.standing(cast.family, view(cast, actor)))


def test_what_was_replaced_or_is_no_longer_true_does_not_stand_and_the_rest_does(cast: Cast) -> None:
    old = put(cast, "Wheezes at night.")
    put(cast, "Wheezes in winter only.", replaces=old)
    gone = put(cast, "Sleeps on a sofa.")
    answer(gone, "no_longer")
    put(cast, "Eats well.")
    assert stands(cast, "AW") == ["Wheezes in winter only.", "Eats well."]
    first = queries.standing(cast.family, view(cast, "AW"))[0]
    assert [row.words for row in first.earlier] == ["Wheezes at night."]


def test_the_newest_answer_decides_and_says_who_confirmed_it_and_since_when(cast: Cast) -> None:
    row = put(cast, "Sleeps badly.")
    answer(row, "no_longer", TODAY - timedelta(days=3))
    assert stands(cast, "AW") == []
    answer(row, "confirmed", TODAY - timedelta(days=1))
    (back,) = queries.standing(cast.family, view(cast, "AW"))
    assert (back.still, back.by_whom, back.since) == (
        "confirmed",
        "Ilse and Amina",
        TODAY - timedelta(days=1),
    )


def test_what_stood_on_an_earlier_day_can_be_read_again(cast: Cast) -> None:
    old = put(cast, "No bed.", on_day=TODAY - timedelta(days=30))
    put(cast, "Has a bed.", replaces=old)
    then = queries.standing(cast.family, view(cast, "AW"), on=TODAY - timedelta(days=20))
    assert said(then) == ["No bed."]


@pytest.mark.parametrize("actor", WORKERS)
def test_workers_with_the_whole_record_read_everything_that_is_not_withheld(cast: Cast, actor: str) -> None:
    by_mother(cast, "I am frightened of him.", sharing="own")
    put(cast, "He waits outside school.", sharing="workers", why_not_shared="It may put Ilse at risk")
    assert len(stands(cast, actor)) == 2


def test_a_partner_reads_what_is_shared_with_the_family_and_what_they_wrote_themselves(cast: Cast) -> None:
    by_mother(cast, "I am frightened of him.", sharing="own")
    put(cast, "He waits outside school.", sharing="workers", why_not_shared="Risk")
    put(
        cast,
        "Wren arrives late.",
        sharing="workers",
        why_not_shared="Not yet talked over",
        author=cast.practitioners["PT"],
    )
    put(cast, "Wren reads well.")
    assert stands(cast, "PT") == ["Wren arrives late.", "Wren reads well."]


def test_a_mother_reads_what_is_shared_and_her_own_part_and_the_father_never_hers(cast: Cast) -> None:
    by_mother(cast, "I am frightened of him.", sharing="own")
    by_mother(cast, "Wren sleeps badly.")
    by_father(cast, "I have never been asked.", sharing="own")
    put(cast, "Wren reads well.")
    assert stands(cast, "FAM") == ["I am frightened of him.", "Wren sleeps badly.", "Wren reads well."]
    assert stands(cast, "WF") == ["I have never been asked.", "Wren reads well."]


def test_what_workers_keep_for_themselves_is_not_read_back_even_by_whoever_said_it(cast: Cast) -> None:
    by_mother(cast, "She said it in tears.", sharing="workers", why_not_shared="Her phone is read by others")
    assert stands(cast, "FAM") == []


def test_a_contribution_that_stops_being_shared_takes_its_earlier_words_with_it(cast: Cast) -> None:
    old = put(cast, "They live at 4 Alder Way.")
    put(cast, "They live in refuge.", replaces=old, sharing="workers", why_not_shared="Safety")
    assert stands(cast, "FAM") == []


def test_an_earlier_version_that_was_not_shared_stays_so_when_the_later_one_is(cast: Cast) -> None:
    old = by_mother(cast, "He hit me on Sunday.", sharing="own")
    by_mother(cast, "Home is tense.", replaces=old)
    made.nothing_withheld()
    (row,) = queries.standing(cast.family, view(cast, "WF"))
    assert (row.contribution.words, row.earlier) == ("Home is tense.", ())


def test_a_parents_own_words_stay_theirs_when_a_worker_writes_over_them(cast: Cast) -> None:
    old = by_mother(cast, "I do my best.")
    put(cast, "Ilse minimises.", replaces=old, sharing="workers", why_not_shared="Not yet talked over")
    assert stands(cast, "FAM") == ["I do my best."]


@pytest.mark.parametrize("what", ["itself", "its source", "its person", "an earlier version"])
def test_what_is_withheld_from_somebody_hides_all_that_derives_from_it(cast: Cast, what: str) -> None:
    old = put(cast, "A new school.")
    row = put(
        cast, "She likes her new school.", replaces=old, source="note", source_ref="R123", person=cast.child
    )
    kept = {
        "itself": ("contribution", row.ref),
        "its source": ("note", "R123"),
        "its person": ("person", cast.child.ref),
        "an earlier version": ("contribution", old.ref),
    }
    assert stands(cast, "WF") == ["She likes her new school."]
    made.keep_from_father(cast, *kept[what])
    assert stands(cast, "WF") == []
    assert stands(cast, "FAM") == ["She likes her new school."]


def test_a_merged_childs_contributions_are_found_under_the_record_that_is_kept(cast: Cast) -> None:
    twin = Person.objects.create(known_as="Ren Ardleigh", merged_into=cast.child)
    put(cast, "Likes drawing.", person=twin)
    columns = queries.accounts(cast.family, cast.child, view(cast, "AW"))
    assert said(columns["worker"]) == ["Likes drawing."]


def test_three_accounts_stand_side_by_side_and_none_is_merged_into_another(cast: Cast) -> None:
    by_child(cast, "I am always hungry.")
    by_mother(cast, "She eats enough.")
    put(cast, "The fridge was empty twice.")
    columns = queries.accounts(cast.family, cast.child, view(cast, "AW"))
    assert {name: said(rows) for name, rows in columns.items()} == {
        "child": ["I am always hungry."],
        "parent": ["She eats enough."],
        "worker": ["The fridge was empty twice."],
    }


def test_sections_come_in_the_order_of_the_triangle_with_who_contributed(cast: Cast) -> None:
    put(cast, "Asthma.", section="health")
    by_mother(cast, "Asthma since two.", section="health")
    rows = queries.sections(cast.family, view(cast, "AW"))
    assert rows[0].section.name == "my_page"
    health = next(row for row in rows if row.section.name == "health")
    assert health.who == ("Amina Yusuf, social worker", "Ilse")
    assert len(rows) >= 21


def test_a_missing_account_is_named_until_it_is_there(cast: Cast) -> None:
    by_mother(cast, "We manage.")
    rows = queries.standing(cast.family, view(cast, "AW"))
    gaps = queries.missing_accounts(cast.family, rows, view(cast, "AW"), TODAY)
    assert [gap.says for gap in gaps] == [
        "There are no words from Wren Ardleigh yet",
        "Tomas Ardleigh’s own account is missing",
    ]
    assert queries.missing_accounts(cast.family, rows, view(cast, "PT"), TODAY) == []


@pytest.mark.parametrize("many", [2, 200])
def test_two_hundred_contributions_take_as_many_queries_as_two(cast: Cast, many: int) -> None:
    for n in range(many):
        put(cast, f"Number {n}", person=cast.child)
    seen = view(cast, "AW")
    with CaptureQueriesContext(connection) as asked:
        assert len(queries.standing(cast.family, seen)) == many
    assert len(asked) <= 6


def test_nobody_is_asked_for_an_account_of_a_family_without_an_assessment(cast: Cast) -> None:
    assert queries.assessment_of(cast.other_family) is None
    assert queries.standing(cast.other_family, None) == []
    assert queries.age_of(cast.other_family, TODAY) is None


def test_what_a_child_said_for_their_worker_only_is_read_by_whoever_reads_such_own_words(cast: Cast) -> None:
    by_child(cast, "Only you.", sharing="own")
    voice.keep_words(
        cast.child,
        cast.family,
        "Only you.",
        said_on=TODAY,
        wrote_down_by="A",
        by=cast.who("AW"),
        only_my_worker=True,
    )
    reads = {actor: bool(stands(cast, actor)) for actor in ("AW", "TM", "MG", "CH", "DU", "LA2")}
    words = {actor: bool(own_words.words_of(cast.child, view(cast, actor, "V3"))) for actor in reads}
    assert reads == words
    assert reads["AW"]
    assert not reads["DU"]
