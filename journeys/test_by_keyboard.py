"""Without a mouse: a worry, what is known together, a meeting, a plan. Tab, Enter, Space, arrows, and typing."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from journeys.finding import TODAY, family, person, roberts, who, worker
from journeys.making import Home
from kinfold.assessment.models import Contribution
from kinfold.concerns.models import Concern
from kinfold.meetings.models import Meeting, Told
from kinfold.network import actions as network
from kinfold.plan.models import Goal, PlanAction, Review
from kinfold.protection import actions as protection
from kinfold.protection.models import CoreGroupMember, ProtectionPlan

MOST_TABS, MOST_CHOICES = 120, 40
ASLEEP = "He was asleep, and nobody woke him."


def test_a_worry_is_raised_with_the_keyboard_alone(visitor):
    amina = visitor()
    amina.goto("/sign-in/")
    press(amina, "button", "Be Amina Yusuf")
    press(amina, "link", "Skip to main content")  # the first thing that Tab reaches
    assert amina.page.evaluate("document.activeElement.id") == "main-content"
    press(amina, "link", "Raise a worry")
    if amina.page.get_by_text("Start afresh").count():
        press(amina, "link", "Start afresh")
    typed(amina, "name-0", "Wilf Okonjo")
    press(amina, "button", "Continue")
    typed(amina, "saw", "Hid under the table when the door banged.")
    press(amina, "button", "Continue")
    press(amina, "button", "Continue")
    to(amina, "document.activeElement.name === 'wish'")
    amina.page.keyboard.press("Space")
    press(amina, "button", "Continue")
    press(amina, "button", "Send")
    amina.reads("Your worry is kept")
    assert Concern.objects.filter(saw__startswith="Hid under the table").count() == 1


def test_an_error_leads_by_keyboard_to_its_box(visitor):
    amina = visitor("amina")
    amina.goto("/worry/new?afresh=yes")
    press(amina, "button", "Continue")
    assert "govuk-error-summary" in amina.page.evaluate("document.activeElement.className")
    amina.page.keyboard.press("Tab")
    amina.page.keyboard.press("Enter")
    assert amina.page.evaluate("document.activeElement.name") == "name-0"


def test_words_are_added_to_what_is_known_and_asked_again_with_the_keyboard_alone(visitor):
    said = "Mark counts to twenty, and laughs when he gets there."
    daniel = at(visitor, "daniel", f"/families/{roberts().ref}/assessment/")
    press(daniel, "link", "Add something")
    choose(daniel, "section", "education")
    choose(daniel, "person", str(person(roberts(), "Mark").pk))
    typed(daniel, "words", said)
    choose(daniel, "sort", "strength")
    press(daniel, "button", "Add")
    row = Contribution.objects.get(words=said)
    assert (row.section, row.sort) == ("education", "strength")
    press(daniel, "link", "Ask again what is still true")
    choose(daniel, f"answer_{row.ref}", "confirmed")
    press(daniel, "button", "Keep these answers")
    daniel.reads(said, "Still true")


def test_a_meeting_goes_from_the_familys_time_to_the_notes_with_the_keyboard_alone(visitor):
    curtis = family("The Curtis family")
    network.hand_over_lead(
        curtis, worker("petra"), on=TODAY, reason="Petra is there most", by=who("margaret")
    )
    petra = at(visitor, "petra", f"/families/{curtis.ref}/meetings/")
    press(petra, "link", "Arrange a meeting")
    choose(petra, "kind", "team_around_family")
    typed(petra, "why", "To agree who fetches Jake.")
    press(petra, "button", "Go on")
    press(petra, "link", "Ask somebody")
    choose(petra, "whom", person(curtis, "Sue").ref)
    choose(petra, "part", "family")
    press(petra, "button", "Ask them")
    meeting = Meeting.objects.get(why="To agree who fetches Jake.")
    the_familys_time_is_set(petra, meeting, person(curtis, "Sue").ref)
    held_and_sent(petra, meeting)
    assert Told.objects.filter(meeting=meeting, what_about="notes").count() == 1


def the_familys_time_is_set(petra, meeting: Meeting, mother: str) -> None:
    press(petra, "link", "Write down a time")
    choose(petra, "whose", mother)
    for part, value in (("day", TODAY.day), ("month", TODAY.month), ("year", TODAY.year)):
        typed(petra, f"day-{part}", str(value))
    typed(petra, "at", "6pm")
    press(petra, "button", "Save this time")
    press(petra, "link", "Set day and place")
    choose(petra, "when", str(meeting.times.get().pk))
    typed(petra, "place", "Children’s Centre")
    press(petra, "button", "Set it")
    meeting.refresh_from_db()
    assert meeting.starts_at == datetime(*TODAY.timetuple()[:3], 18, tzinfo=ZoneInfo("Europe/London"))


def held_and_sent(petra, meeting: Meeting) -> None:
    press(petra, "link", "Begin the meeting")
    choose(petra, "sort", "decided")
    typed(petra, "what", "Petra fetches Jake on Fridays.")
    typed(petra, "why", "Sue has the baby clinic.")
    press(petra, "button", "Keep this line")
    press(petra, "link", "The meeting is over")
    choose(petra, f"came_{meeting.invitations.get().pk}", "in_person")
    press(petra, "button", "Save, and write the words")
    typed(petra, "words", "Petra fetches Jake on Fridays, and Sue goes to the clinic.")
    press(petra, "button", "Keep these words")
    press(petra, "button", "Send to everybody now")
    petra.reads("Notes sent")


def test_a_goal_an_action_and_a_review_with_the_keyboard_alone(visitor):
    jason, mark = person(roberts(), "Jason"), person(roberts(), "Mark")
    daniel = at(visitor, "daniel", f"/families/{roberts().ref}/plan/")
    press(daniel, "link", "Set a goal")
    choose(daniel, "whose", f"p:{mark.ref}")
    typed(daniel, "words", "A lamp that I can reach.")
    typed(daniel, "how_we_will_know", "He puts it on by himself.")
    press(daniel, "button", "Set this goal")
    press(daniel, "link", "Agree who does what")
    typed(daniel, "what", "Buy the lamp.")
    choose(daniel, "owner", "friend")
    typed(daniel, "friend", "Bea, a neighbour")
    press(daniel, "button", "Agree this")
    press(daniel, "link", "Review the plan")
    for child, how_far in ((jason, "partly"), (mark, "not_yet")):
        typed(daniel, f"silent_why_{child.pk}", ASLEEP)
        typed(daniel, f"changed_{child.pk}", "He has a lamp.")
        choose(daniel, f"how_far_{child.pk}", how_far)
        choose(daniel, f"quickly_{child.pk}", "unknown")
    typed(daniel, "what_we_saw", "The lamp is bought.")
    choose(daniel, "outcome", "go_on")
    typed(daniel, "why", "It begins to work.")
    for part, value in (("day", 16), ("month", 12), ("year", TODAY.year)):
        typed(daniel, f"next_on-{part}", str(value))
    press(daniel, "button", "Keep this review")
    daniel.does_not_read("There is a problem")
    assert Goal.objects.get(words="A lamp that I can reach.").person == mark
    assert PlanAction.objects.get(what="Buy the lamp.").friend == "Bea, a neighbour"
    held = Review.objects.get(what_we_saw="The lamp is bought.")
    assert {row.child.known_as: row.how_far for row in held.reached.all()} == {
        "Jason": "partly",
        "Mark": "not_yet",
    }


def test_a_conference_is_written_down_with_the_keyboard_alone(visitor):
    home = Home("Tamsin and Ned")
    home.adult("Tamsin")
    ned, tamsin = home.child("Ned", date(2018, 4, 4), "Tamsin"), home["Tamsin"]
    asked = protection.ask_for_conference(
        home.family, [ned], "initial", asked_for_on=TODAY, chair=worker("ruth"), by=who("daniel"), on=TODAY
    )
    ruth = at(visitor, "ruth", f"/conferences/{asked.ref}/")
    press(ruth, "link", "Write down what was decided")
    typed(ruth, "in_the_room", "6")
    choose(ruth, "quorate", "yes")
    choose(ruth, "family_spoke_first", "yes")
    choose(ruth, f"decision_{ned.pk}", "plan")
    press(
        ruth, "button", "Save what was decided"
    )  # too early: the page says what is missing, and leads there
    assert "govuk-error-summary" in ruth.page.evaluate("document.activeElement.className")
    ruth.page.keyboard.press("Tab")
    ruth.page.keyboard.press("Enter")
    assert ruth.page.evaluate("document.activeElement.name") == f"why_{ned.pk}"
    ruth.page.keyboard.type("Ned was alone after school.")
    choose(ruth, f"category_{ned.pk}", "NEG")
    typed(ruth, "must_change", "Somebody is at home when Ned comes.")
    choose(ruth, "differs_1", f"p:{tamsin.ref}")
    typed(ruth, "differs_says_1", "My shift ended at four.")
    to(
        ruth,
        f"document.activeElement.name === 'core_group' && document.activeElement.value === 'p:{tamsin.ref}'",
    )
    ruth.page.keyboard.press("Space")
    press(ruth, "button", "Save what was decided")
    ruth.reads("A child protection plan", "My shift ended at four.", "Somebody is at home when Ned comes.")
    assert ProtectionPlan.objects.get(person=ned).category == "NEG"
    assert CoreGroupMember.objects.get(family=home.family).person == tamsin


def at(visitor, username: str, path: str):
    """Somebody who is signed in, at a page."""
    someone = visitor()
    someone.bring_session(username)
    someone.goto(path)
    return someone


def to(someone, condition: str) -> None:
    """Press Tab until something has the focus; what has it can be seen to have it."""
    for _ in range(MOST_TABS):
        someone.page.keyboard.press("Tab")
        if someone.page.evaluate(condition):
            shown = someone.page.evaluate(
                "(() => { const s = getComputedStyle(document.activeElement);"
                " return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || s.backgroundColor === 'rgb(255, 221, 0)' })()"
            )
            radio = someone.page.evaluate("['radio', 'checkbox'].includes(document.activeElement.type)")
            assert shown or radio, f"{condition}: nothing shows where the focus is"
            return
    raise AssertionError(f"{MOST_TABS} times Tab did not lead to {condition}")


def press(someone, role: str, words: str) -> None:
    """Go to a button or link by Tab and press Enter."""
    tag = {"button": "BUTTON", "link": "A"}[role]
    to(
        someone,
        f"document.activeElement.tagName === '{tag}' && document.activeElement.textContent.trim() === '{words}'",
    )
    someone.clicks += 1
    if words == "Skip to main content":
        someone.page.keyboard.press("Enter")
        return
    with someone.page.expect_navigation():
        someone.page.keyboard.press("Enter")
    someone.look()


def typed(someone, name: str, words: str) -> None:
    to(someone, f"document.activeElement.name === '{name}'")
    someone.page.keyboard.type(words)


def choose(someone, name: str, value: str) -> None:
    """Go to a list or a group of radio buttons by Tab, and to one of its answers by the arrows."""
    to(someone, f"document.activeElement.name === '{name}'")
    for _ in range(MOST_CHOICES):
        if someone.page.evaluate("document.activeElement.value") == value:
            if someone.page.evaluate("document.activeElement.checked === false"):
                someone.page.keyboard.press("Space")
            return
        someone.page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows did not lead to {value} of {name}")
