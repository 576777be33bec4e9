"""A team meeting on the mother's chosen evening, with her sister beside her and a report from the nurse who could not come."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journeys.finding import TODAY, family, person, who, worker
from kinfold.chronology.models import Entry
from kinfold.meetings import queries as meetings
from kinfold.meetings.models import Meeting, Told
from kinfold.network import actions as network
from kinfold.network import queries as families
from kinfold.plan import queries as plans

EVENING = TODAY + timedelta(days=6)
SIX = datetime(EVENING.year, EVENING.month, EVENING.day, 18, tzinfo=ZoneInfo("Europe/London"))
WORDS = "Sue said the nights are the hardest. Petra comes on Thursdays from now on. Bob tries the group once."


@pytest.fixture
def curtis(_django_db_helper):
    """The family, led by Petra, who helps with the day-to-day; Joan is the nurse who visits."""
    found, petra = family("The Curtis family"), worker("petra")
    lead = families.lead(found, TODAY)
    if lead is None or lead.practitioner_id != petra.pk:
        network.hand_over_lead(found, petra, on=TODAY, reason="Petra is there most", by=who("margaret"))
    return found


def test_a_team_meets_on_the_mothers_evening_with_her_sister_beside_her_and_the_nurses_report(
    visitor, curtis, settings
):
    petra = visitor("petra")
    meeting = arranged(petra, curtis)
    the_mother_chooses(visitor, meeting)
    the_day_is_set_and_her_sister_asked(petra, meeting)
    the_nurse_cannot_come(visitor, meeting)
    petra.goto(f"/meetings/{meeting.ref}/")
    petra.reads("The family’s own time", "Report in", "Talked with before", "Kim, Sue’s sister")
    petra.does_not_read(
        "Ask the family whether they would like somebody to sit beside them", "Report missing"
    )
    settings.KINFOLD_TODAY = EVENING.isoformat()
    held_and_told(petra, visitor, meeting, curtis)


def arranged(petra, curtis) -> Meeting:
    petra.goto(f"/families/{curtis.ref}/meetings/")
    petra.click("Arrange a meeting")
    petra.choose("kind", "team_around_family")
    petra.fill(why="To agree who helps with the nights.")
    petra.choose("chair", worker("petra").ref)
    petra.click("Go on")
    petra.reads("Ask the family first: when can they come?", "Nobody has asked the family yet")
    for ref, part, knows in (
        (person(curtis, "Sue").ref, "family", ""),
        (worker("joan").ref, "worker", "Has visited Jake and Kelly every two weeks since the spring."),
        (worker("petra").ref, "chair", "Plays with Jake and Kelly at home every other week."),
    ):
        petra.click("Ask somebody")
        petra.choose("whom", ref)
        petra.choose("part", part)
        petra.fill(knows_child=knows)
        petra.choose("family_agrees", "yes")
        petra.click("Ask them")
    return Meeting.objects.get(family=curtis, why="To agree who helps with the nights.")


def the_mother_chooses(visitor, meeting: Meeting) -> None:
    """Sue, on her telephone, says which evening is good for her, before any worker has named a time."""
    sue = visitor("sue", width=400)
    sue.goto(f"/families/{meeting.family.ref}/meetings/")
    sue.click("A meeting with the people who help you")
    sue.reads("No day yet. You choose first.", "Has visited Jake and Kelly every two weeks")
    sue.click("Say a time that is good for you")
    sue.day("day", EVENING.day, EVENING.month, EVENING.year)
    sue.fill(at="6pm")
    sue.click("Save this time")
    sue.reads("You said this is good.")
    sue.click("What will it be like?")
    sue.reads("You go first.", "You can bring somebody to sit with you")
    offered = meeting.times.get()
    assert offered.family_first
    assert offered.starts_at == SIX


def the_day_is_set_and_her_sister_asked(petra, meeting: Meeting) -> None:
    petra.goto(f"/meetings/{meeting.ref}/")
    petra.click("Set day and place")
    petra.tick("Tuesday 1 December 2026 at 6pm: Sue’s time")
    petra.fill(place="Children’s Centre, the small room", how="A lift, and somebody to play with Kelly")
    petra.click("Set it")
    petra.reads("The family’s own time", "Tuesday 1 December 2026, in 6 days, at 6:00pm")
    petra.click("Ask somebody")
    petra.choose("whom", "named")
    petra.fill(named="Kim, Sue’s sister")
    petra.choose("part", "supporter")
    petra.click("Ask them")
    petra.click("Talk before with Sue")
    petra.fill(
        talked_with="Petra Novak, family support worker", wants_said="I want the nights talked about first."
    )
    petra.fill(beside_them="Kim, my sister")
    petra.tick("They have the sheet")
    petra.day("on_day", TODAY.day, TODAY.month, TODAY.year)
    petra.click("Save")


def the_nurse_cannot_come(visitor, meeting: Meeting) -> None:
    """Joan is asked for a report the moment she says that she cannot come."""
    joan = visitor("joan")
    joan.goto(f"/meetings/{meeting.ref}/")
    joan.click("Say whether you come of Joan Whitfield, specialist health visitor")
    joan.choose("coming", "no")
    joan.click("Save")
    joan.fill(report="Kelly has put on weight. Jake sleeps badly. I will ask about the cot.")
    joan.click("Send the report")
    joan.reads("Report in")


def held_and_told(petra, visitor, meeting: Meeting, curtis) -> None:
    """The evening itself, written down without scripts, and everybody told at once."""
    typist = visitor("petra", java_script_enabled=False)
    typist.goto(f"/meetings/{meeting.ref}/")
    typist.click("Begin the meeting")
    typist.reads(
        "The family speaks first", "I want the nights talked about first.", "Kelly has put on weight"
    )
    for name in ("Sue", "Kim, Sue’s sister"):
        typist.click(f"Here: {name}")
    typist.click("Report: Joan Whitfield, specialist health visitor")
    typist.box("sort").select_option("decided")
    line = typist.page.locator("form", has=typist.page.get_by_role("button", name="Keep this line"))
    line.locator('[name="what"]').fill("Petra comes on Thursdays.")
    line.locator('[name="why"]').fill("The nights are the hardest.")
    typist.click("Keep this line")
    typist.reads("Why: The nights are the hardest.")
    agreed = typist.page.locator("form", has=typist.page.get_by_role("button", name="Put it in the plan"))
    agreed.locator('[name="what"]').fill("Ask about a second cot.")
    agreed.locator('[name="owner"]').select_option(label="Joan Whitfield, specialist health visitor")
    typist.click("Put it in the plan")
    typist.reads("Ask about a second cot.")
    petra.goto(f"/meetings/{meeting.ref}/held/")
    petra.page.get_by_role("group", name="Petra Novak").get_by_label("In person").check()
    petra.click("Save, and write the words")
    petra.fill(words=WORDS)
    petra.click("Keep these words")
    petra.reads("They all get it now, at the same moment", "Kim, Sue’s sister", "Joan Whitfield")
    petra.click("Send to everybody now")
    petra.reads("Notes sent")
    everybody_has_the_same(visitor, meeting, curtis)


def everybody_has_the_same(visitor, meeting: Meeting, curtis) -> None:
    told = Told.objects.filter(meeting=meeting, what_about="notes")
    assert {(row.invitation_id, row.on_day) for row in told} == {
        (one.pk, EVENING) for one in meeting.invitations.all()
    }
    entry = Entry.objects.get(kind="meeting_held", source_ref=meeting.ref)
    assert entry.what == "Team around the family. There: 2 of the family, 1 worker, 1 report sent."
    plan = plans.plan_of(curtis)
    assert plan is not None
    assert [row.what for row in plans.actions_of_meeting(meeting.ref)] == ["Ask about a second cot."]
    assert [one.meeting for one in meetings.notes_for(worker("joan"), EVENING)] == [meeting]
    for username, width in (("sue", 400), ("joan", 1200)):
        reader = visitor(username, width=width)
        reader.goto(f"/meetings/{meeting.ref}/notes/")
        reader.reads(WORDS, "Petra comes on Thursdays.", "Ask about a second cot.")
        reader.does_not_read("Kelly has put on weight")
