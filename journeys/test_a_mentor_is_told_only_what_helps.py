"""A girl asks for a mentor; the hub finds one by what she asked for; he is told what helps, and nothing of what was."""

from datetime import date, timedelta

from journeys.finding import TODAY, who
from journeys.making import Home
from kinfold.hubs.models import MentoringMatch, MentoringSession, MentorWish
from kinfold.records import actions as records

SAYS = "Somebody who fixes things and does not ask about Dad."
LIKES = "Old radios, and chips with vinegar."
WANTS = "To take the bus to the new school on my own."
RING = "Ring Daniel Okafor on 01632 960220; at night the duty team, 01632 960100."
PAST = "Police came in the night. Her father was taken away."
NOT_FOR_A_MENTOR = (SAYS, PAST, "Police", "father", "Pemberton", "Ottoline", "child in need", "early help")


def a_girl() -> Home:
    """Nia, her mother, and a night that everybody who works with them knows of."""
    home = Home("Ottoline and Nia")
    home.adult("Ottoline Pemberton")
    home.child("Nia Pemberton", date(2014, 5, 4), "Ottoline Pemberton")
    home.at_level("early_help", "Nia Pemberton")
    day = TODAY - timedelta(days=30)
    records.write_note(
        home.family, PAST, about=[home["Nia Pemberton"]], happened_on=day, by=who("daniel", day), on=day
    )
    return home


def test_a_mentor_is_told_what_helps_and_nothing_of_what_was(visitor):
    home = a_girl()
    daniel = visitor("daniel")
    she_asks(daniel, home)
    wish = MentorWish.objects.get(family=home.family)
    the_hub_looks(visitor, wish)
    match = MentoringMatch.objects.get(wish=wish)
    both_say_yes(daniel, match)
    marek = visitor("marek", width=400, has_touch=True)
    he_reads(marek, match)
    for shut in (
        f"/families/{home.family.ref}/",
        f"/person/{home['Nia Pemberton'].ref}/",
        f"/mentoring/{match.ref}/",
    ):
        assert marek.page.goto(shut).status == 404, shut
    they_meet(marek, match)
    daniel.goto(f"/mentoring/{match.ref}/")
    daniel.reads("The Roberts radio hums again.", "Get off at the right stop")


def she_asks(daniel, home):
    """Daniel writes it as she says it; her family name is not for a mentor, and nothing typed is lost."""
    daniel.goto(f"/families/{home.family.ref}/mentoring/")
    daniel.click("Somebody would like a mentor")
    daniel.choose("person", home["Nia Pemberton"].ref)
    daniel.fill(
        says=SAYS,
        wants_interests="old radios",
        called="Nia Pemberton",
        likes=LIKES,
        working_on=WANTS,
        if_worried=RING,
    )
    daniel.choose("wants_times", "saturday")
    daniel.click("Keep this wish")
    daniel.reads("Leave out the family name", LIKES)
    daniel.fill(called="Nia")
    daniel.click("Keep this wish")
    daniel.reads("Who could it be?", SAYS)


def the_hub_looks(visitor, wish):
    """Hattie reads what Nia asked for, and no record; why somebody suits is said in sentences."""
    hattie = visitor("hattie")
    hattie.goto(f"/hubs/{wish.hub.ref}/volunteers/")
    hattie.reads(SAYS, "Nell Osei", "has not come")
    hattie.goto(f"/mentor-wishes/{wish.ref}/")
    hattie.reads("Also likes old radios.", "Free when it was asked for: Saturdays.")
    hattie.does_not_read("Pemberton", PAST)
    hattie.tick("Marek Dunmore")
    hattie.click("Propose")
    hattie.reads("Proposed")


def both_say_yes(daniel, match):
    """Nia met him over tea with Daniel there, and says so."""
    daniel.goto(f"/mentoring/{match.ref}/")
    daniel.click("What did they say?")
    daniel.choose("says_yes", "yes")
    daniel.fill(child_says="He has oil on his hands. Yes.")
    until = TODAY + timedelta(days=700)
    daniel.day("planned_until", until.day, until.month, until.year)
    daniel.click("Save")
    daniel.reads("He has oil on his hands. Yes.", "They meet since")


def he_reads(marek, match):
    """On his telephone: what she likes and wants, whom to ring; nothing of what was."""
    marek.goto("/mentoring/")
    marek.click("Nia")
    marek.reads("Nia", LIKES, WANTS, RING, "You are not told what was.")
    marek.does_not_read(*NOT_FOR_A_MENTOR)


def they_meet(marek, match):
    """He writes down a Saturday, and what she wants in her words."""
    marek.goto(f"/mentoring/{match.ref}/mentor/")
    marek.click("We met")
    marek.choose("met", "yes")
    marek.click("Keep this")
    marek.reads("Write what you did.")
    marek.fill(did="The Roberts radio hums again.", minutes="90")
    marek.click("Keep this")
    marek.reads("The Roberts radio hums again.")
    marek.click("Write down what Nia wants")
    marek.fill(words="Get off at the right stop")
    marek.click("Keep this")
    marek.reads("Get off at the right stop")
    assert MentoringSession.objects.filter(match=match).count() == 1
