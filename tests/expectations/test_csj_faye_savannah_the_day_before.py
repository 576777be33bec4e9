"""csj-faye-savannah on the day before the family meets: nothing that is said in their own time has a place here."""

import re

from kinfold.kin.models import FamilyGroup
from tests.expectations.story import Story, dated, played

stage = played("csj-faye-savannah", until=8)
ON_THE_PAGE = re.compile(r'<(?:input|textarea|select)[^>]*\bname="([^"]+)"')
OF_THE_PLAN = re.compile(
    r"csrf|token|version|^draft_|held_on|attended|private_(from|until)|plan_words|(what|who|name|days)_[1-6]$"
)


def test_csj_faye_savannah_e2_what_is_said_in_the_familys_own_time_can_be_written_nowhere_and_only_the_plan_leaves_the_room(
    story: Story,
) -> None:
    assert "private family time" in story.told_in_full("e2")["what"]
    group = FamilyGroup.objects.get()
    answer = story.get("social_worker", "hold_family_group", ref=group.ref)
    names = set(ON_THE_PAGE.findall(answer.content.decode()))
    assert {"plan_words", "private_from", "what_1"} <= names
    assert [name for name in names if not OF_THE_PLAN.search(name)] == []
    plan = "We do the school run between us."
    story.sends(
        "social_worker", "hold_family_group",
        {"plan_words": plan, "private_from": "11:00", "private_until": "13:00", "version": group.version,
         "notes": "Faye cried.", **dated("held_on", story.today)},
        ref=group.ref,
    )  # fmt: skip
    page = story.reads("social_worker", "family_group", ref=group.ref)
    assert "nobody takes notes" in page
    assert plan in page
    assert "Faye cried." not in page + story.reads("social_worker", "family_chronology")
    assert plan in story.reads("faye", "family_group_for_family", ref=group.ref)
