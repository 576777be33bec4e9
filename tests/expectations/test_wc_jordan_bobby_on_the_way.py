"""wc-jordan-bobby on the day police tell social care: whoever is kind to the boys tomorrow is to be told."""

from datetime import date

from kinfold.base.dates import plain as said
from kinfold.protection.models import PoliceNotice
from tests.expectations.story import Story, dated, played

stage = played("wc-jordan-bobby", until=6)


def test_wc_jordan_bobby_e9_police_were_there_so_each_childs_nursery_or_health_visitor_is_to_be_told_the_next_working_day(
    story: Story,
) -> None:
    assert "next working day" in story.told_in_full("e9")["what"]
    notice = PoliceNotice.objects.get()
    story.working_with("social_worker")
    page = story.reads("social_worker", "police_notice", ref=notice.ref)
    assert page.count("Tell school, nursery or health visitor") == 2  # Jordan and Bobby
    assert {row.due_on for row in notice.told.all()} == {date(2025, 2, 12)}  # told on a Tuesday
    for row in notice.told.all():
        story.sends(
            "social_worker", "tell_of_notice",
            {"whom": "", "named": "Health visitor, Park Clinic", "family_told": "yes", **dated("told_on", story.day(6))},
            ref=row.ref,
        )  # fmt: skip
    page = story.reads("social_worker", "police_notice", ref=notice.ref)
    assert page.count(f"Told {said(story.day(6))}") == 2
    for father in ("jordan_father", "bobby_father"):
        assert story.finds(father, "police_notice", ref=notice.ref) == ""
