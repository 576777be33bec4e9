"""The worded expectations of csj-david: his own pages, in words he knows."""

from datetime import timedelta
from io import BytesIO

from kinfold.base.dates import plain as said
from kinfold.kin import actions as kin
from kinfold.kin import rules
from kinfold.kin.models import AbroadCheck
from kinfold.records import actions as records
from tests.expectations.story import Story, dated, played
from tests.expectations.story import plain as plain_text

stage = played("csj-david")
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(32)


def test_csj_david_e3_davids_own_pages_say_what_happens_show_his_photos_and_whom_he_can_ask(
    story: Story,
) -> None:
    assert len(story.told("e3")["shows"]) == 4
    david, by = story.person("david"), story.who("anne")
    records.keep_document(
        story.family, BytesIO(PHOTO), file_name="lagos.jpg", size=len(PHOTO), title="Dad, your brother and sisters, and your room",
        about=[david], happened_on=story.today, shared_with_family=True, by=by, on=story.today,
    )  # fmt: skip
    happening = "You live with Dad now. Anne rings on Sundays."
    story.sends(
        "anne", "make_plan", {"in_short": happening, "who_to_ring": "Anne", **dated("made_on", story.today)}
    )
    assert happening in story.reads("david", "fridge_page")
    assert "Dad, your brother and sisters, and your room" in story.reads("david", "documents")
    own = story.reads("david", "person", ref=david.ref)
    for told in story.stage.pack.data["voices"]:
        assert told["says"] in own
    assert story.worker("anne").known_as in own + story.reads("david", "home")


def check_in_nigeria() -> AbroadCheck:
    """What is found out about David's father."""
    return AbroadCheck.objects.get()


def test_csj_david_e1_family_abroad_is_asked_about_and_each_relative_stands_there_with_country_and_outcome(
    story: Story,
) -> None:
    assert "each relative logged with country" in story.told("e1")["what"]
    refused = story.write("anne", "come_into_care", {}, ref=story.person("brother").ref)
    assert "here and abroad" in plain_text(refused.content.decode())
    aunt = {
        "children": [story.person("david").ref],
        "whom": "named",
        "named": "Auntie Ngozi",
        "tie": "Aunt",
        "country": "Ghana",
    }
    story.sends("anne", "explore_kin", aunt | {"found_how": "David named her", "child_says": ""})
    page = story.reads("anne", "kin")
    assert "lives in Ghana. Has anybody there been asked?" in page
    assert "Aunt, lives in Ghana" in page
    assert f"{story.person('father').known_as} in {check_in_nigeria().country}, for David" in page
    assert "Father, lives in Nigeria" in page


def test_csj_david_e2_what_must_be_found_out_across_borders_is_a_list_each_with_who_sees_to_it_and_by_when(
    story: Story,
) -> None:
    asked = story.told("e2")["what"].split("(")[1].split(")")[0].split(", ")
    page, tasks = (
        story.reads("anne", "abroad_check", ref=check_in_nigeria().ref),
        check_in_nigeria().tasks.all(),
    )
    assert {word.replace("_", " ") for word in tasks.values_list("word", flat=True)} >= set(asked)
    for task in tasks:
        assert task.what in page
        if not task.done_on:
            assert f"{story.worker('anne').known_as}. It was due" in page
    assert story.says(9) in page  # the orders, written where they were asked for


def test_csj_david_e8_once_he_lives_abroad_the_record_says_that_nobody_watches_and_asks_who_visits(
    story: Story,
) -> None:
    assert "no authority here monitors" in story.told("e8")["what"]
    ref, charity = check_in_nigeria().ref, "The children's charity in Lagos"
    page = story.reads("anne", "abroad_check", ref=ref)
    assert rules.NOBODY_HERE_WATCHES in page
    assert "Nobody is to visit yet" in page
    due = story.today + timedelta(days=30)
    story.sends("anne", "plan_abroad_visit", {"by_whom": charity, **dated("due_on", due)}, ref=ref)
    page = story.reads("anne", "abroad_check", ref=ref)
    assert charity in page
    assert "Nobody is to visit yet" not in page


def test_csj_david_e9_no_check_ends_before_forced_marriage_cutting_and_trafficking_were_asked_about(
    story: Story,
) -> None:
    assert "forced marriage, FGM, trafficking" in story.told("e9")["what"]
    check, by = check_in_nigeria(), story.who("anne")
    page = story.reads("anne", "abroad_check", ref=check.ref)
    for risk in rules.risks():
        assert risk.ask in page
    assert {"forced_marriage", "fgm", "trafficking"} <= {risk.word for risk in rules.risks()}
    for task in check.tasks.filter(done_on=None):
        kin.do_abroad_task(task, not_needed_why="For this test.", by=by, on=story.today)
    check.refresh_from_db()
    end = {"result": "He could live there.", "version": check.version, **dated("ended_on", story.today)}
    refused = story.write("anne", "end_abroad_check", end, ref=check.ref)
    assert "Write what was found about risks" in plain_text(refused.content.decode())


def test_csj_david_e11_one_home_in_care_is_counted_before_he_moved_to_his_father(story: Story) -> None:
    david = story.person("david")
    assert story.told("e11")["value"] == 1
    assert "one home in care, no moves" in story.reads("anne", "continuity", ref=david.ref)
    care = story.reads("anne", "care", ref=david.ref)
    assert said(story.day(3)) in care
    assert "moved abroad" in care
