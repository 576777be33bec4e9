"""Adult services and children's services both say no. Somebody owns that, takes it up, and the mother reads what came of it."""

from datetime import date, timedelta

from journeys.finding import TODAY, who
from journeys.making import Home
from kinfold.agencies import actions as agencies
from kinfold.services import actions
from kinfold.services.models import Gap, Need, Request

DAY = TODAY - timedelta(days=20)
SAYS = "Letters are hard. I need somebody to go through them with me, not to do it for me."
ANSWER = "The learning disability nurse comes every second Thursday, and reads the letters with you."


def a_family() -> Home:
    """Marisol is a mother who finds letters hard; Emil is Tavi's father and lives elsewhere. Both sign in."""
    home = Home("Marisol and Tavi")
    home.adult("Marisol", signs_in="marisol")
    home.adult("Emil", sex="M", signs_in="emil")
    home.child("Tavi", date(2019, 5, 4), "Marisol", "Emil")
    home.at_level("child_in_need", "Tavi")
    return home


def asked_twice(home: Home, need: Need) -> list[Request]:
    """What was asked of adult services and of children's services, with no answer yet."""
    by, made = who("daniel", DAY), []
    for slug, name, sector in (
        ("adults-learning-team", "Adults’ learning disability team", "adult_health"),
        ("parents-at-home", "Parents at home", "social_care"),
    ):
        gives = agencies.open_organisation(f"{name}, Merebridge", sector)
        service = actions.list_service(slug, name, organisation=gives, needs=["learning_disability"])
        made += actions.ask_for_service(
            home.family, [home["Marisol"]], service, need=need, asked_on=DAY, by=by, on=DAY
        )
    return made


def test_both_say_no_somebody_owns_it_and_the_mother_reads_the_answer(visitor):
    home = a_family()
    daniel = visitor("daniel")
    need = the_need_is_written_down(daniel, home)
    first, second = asked_twice(home, need)
    say_no(daniel, first, "need_too_low", "She is not disabled enough for our team.")
    daniel.does_not_read("who owns this?")
    say_no(daniel, second, "wrong_group", "Parents with a learning disability go to the adults’ team.")
    daniel.reads("Both have said no: who owns this?")
    assert not Gap.objects.filter(person=home["Marisol"]).exists()  # asked, never automatic

    daniel.click("Say who owns this")
    daniel.reads("She is not disabled enough for our team.")  # nothing is typed again
    daniel.fill(meanwhile="Daniel reads the letters with you on Mondays.")
    daniel.click("Save")
    daniel.reads("Nobody gives it yet", "Daniel Okafor")
    gap = Gap.objects.get(person=home["Marisol"])

    marisol = visitor("marisol", width=400, has_touch=True)
    marisol.goto(f"/people/{home['Marisol'].ref}/needs/")
    marisol.reads("Nobody gives this yet. Daniel Okafor is asking.")
    marisol.click("Read more about what nobody gives yet")
    marisol.reads(
        "It is not your fault.", "Daniel Okafor tells you by", "Daniel reads the letters with you on Mondays."
    )
    nobody_else_reads_it(visitor, home, gap)
    the_manager_sees_who_owns_it(visitor, gap)

    daniel.goto(f"/gaps/{gap.ref}/")
    daniel.click("Take it up with those who could")
    daniel.fill(taken_up_with="both heads of service, together")
    daniel.click("Save")
    daniel.reads("Taken up with those who could", "both heads of service, together")
    daniel.click("There is an answer")
    daniel.fill(answer=ANSWER)
    daniel.click("Save the answer")
    daniel.reads(ANSWER)
    marisol.goto(f"/gaps/{gap.ref}/")
    marisol.reads("There is an answer.", ANSWER)


def the_need_is_written_down(daniel, home: Home) -> Need:
    """Marisol asked herself; what it means for Tavi stands beside what she does well."""
    daniel.goto(f"/people/{home['Marisol'].ref}/needs/")
    daniel.reads("Nobody has asked Emil yet what would help.")
    daniel.click("Notice a need")
    daniel.page.get_by_label("What is needed?").select_option("learning_disability")
    daniel.fill(in_their_words=SAYS, strengths="Tavi is never late for school.")
    daniel.choose("named_how", "asked")
    daniel.page.get_by_label("Who asked for help with it?").select_option(home["Marisol"].ref)
    daniel.box(f"child_{home['Tavi'].ref}").fill("Tavi reads the post aloud for his mother.")
    daniel.click("Save")
    daniel.reads(SAYS, "Tavi is never late for school.", "Tavi reads the post aloud", "asked by Marisol")
    return Need.objects.get(person=home["Marisol"])


def say_no(daniel, asked: Request, code: str, why: str) -> None:
    """A service's no, in its own words."""
    daniel.goto(f"/help/{asked.ref}/next/")
    daniel.choose("state", "not_eligible")
    daniel.page.get_by_label("Why?", exact=False).first.select_option(code)
    daniel.fill(why=why)
    daniel.click("Save")
    daniel.reads(why)


def nobody_else_reads_it(visitor, home: Home, gap: Gap) -> None:
    """Tavi's father finds nothing: not the need, not the noes, not the gap."""
    emil = visitor("emil", width=400)
    assert emil.page.goto(f"/gaps/{gap.ref}/").status == 404
    assert emil.page.goto(f"/people/{home['Marisol'].ref}/needs/").status == 404
    emil.goto(f"/families/{home.ref}/services/")
    emil.does_not_read("learning disability", "Parents at home", "Nobody gives")


def the_manager_sees_who_owns_it(visitor, gap: Gap) -> None:
    """Margaret sees whose it is, since when, and the next day."""
    margaret = visitor("margaret")
    margaret.goto("/services/gaps/")
    margaret.reads("Marisol: Help with a learning disability", "Daniel Okafor", "Looks again by")
