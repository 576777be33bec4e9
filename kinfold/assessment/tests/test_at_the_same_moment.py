"""Two people press the button at the same moment: the database lets one be first, and the other reads both."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from kinfold.assessment import actions
from kinfold.assessment.models import Assessment, Contribution, Stage
from kinfold.base.errors import Clash, NotNow
from kinfold.chronology.models import Entry
from kinfold.sharing.tests.cast import TODAY, Cast, build


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return build()


def together(*deeds: Callable[[], Any]) -> list[Any]:
    """Do these in as many transactions, none of which ends before all have begun to write or been made to wait."""
    begun = threading.Barrier(len(deeds))
    found: list[Any] = [None] * len(deeds)

    def one(place: int) -> None:
        try:
            with transaction.atomic():
                begun.wait(10)
                found[place] = deeds[place]()
        except (Clash, NotNow) as refused:
            found[place] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(place,)) for place in range(len(deeds))]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    return found


def test_of_two_changes_sent_at_the_same_moment_one_stands_and_the_other_is_handed_back_whole(
    cast: Cast,
) -> None:
    old = actions.contribute(cast.family, "housing", "Damp.", by=cast.who("AW"), on=TODAY)
    told = {"Dry now.": "AW", "Three rooms.": "TM"}
    whos = {words: cast.who(actor) for words, actor in told.items()}
    found = together(
        *(
            lambda words=words: actions.change_contribution(old, words, by=whos[words], on=TODAY)
            for words in told
        )
    )
    (clash,) = (one for one in found if isinstance(one, Clash))
    (made,) = (one for one in found if isinstance(one, Contribution))
    assert {clash.theirs, clash.yours} == set(told)
    assert clash.theirs == made.words
    assert Contribution.objects.count() == 2
    assert Entry.objects.filter(kind="contribution_changed").count() == 1, "what was refused left no trace"


def test_two_who_begin_at_the_same_moment_begin_one_assessment_and_one_stage(cast: Cast) -> None:
    whos = [cast.who("AW"), cast.who("TM")]
    found = together(
        *(
            lambda by=by: actions.begin_stage(
                cast.family, "early_help", in_plain_words="To find out.", begun_on=TODAY, by=by, on=TODAY
            )
            for by in whos
        )
    )
    assert sum(isinstance(one, Stage) for one in found) == 1
    (refused,) = (one for one in found if isinstance(one, NotNow))
    assert "Carry on with it" in refused.message
    assert Assessment.objects.count() == Stage.objects.count() == 1
    assert Entry.objects.filter(kind="assessment_started").count() == 1
