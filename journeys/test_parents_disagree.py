"""A conference where the parents disagree, and it shows: to whoever works with them, and to each on their own page. Nobody is blamed."""

from datetime import date

from journeys.finding import TODAY, who, worker
from journeys.making import Home
from kinfold.chronology.models import Entry
from kinfold.meetings import actions as meetings
from kinfold.meetings import queries as meetings_asked
from kinfold.protection import actions
from kinfold.protection.models import Conference, Dissent

HE_SAYS = "I was there every morning that week."
SHE_SAYS = "I asked for this plan. I want the help."
HE_WOULD = "Help without a plan."
BLAME = ("refuses", "denies", "fails", "failed", "minimis", "hostile", "non-complian", HE_SAYS, SHE_SAYS)


def a_conference() -> tuple[Home, Conference]:
    """Mina and Karl are both asked to a conference about Wilf."""
    home = Home("Wilf Ostrow’s family")
    home.adult("Mina", signs_in="mina")
    home.adult("Karl", sex="M", signs_in="karl")
    home.child("Wilf", date(2018, 3, 3), "Mina", "Karl")
    home.at_level("child_in_need", "Wilf")
    by = who("daniel")
    made = actions.ask_for_conference(
        home.family, [home["Wilf"]], "initial", asked_for_on=TODAY, by=by, on=TODAY, chair=worker("ruth")
    )
    meeting = meetings_asked.meeting(made.meeting)
    for name in ("Mina", "Karl"):
        meetings.invite(meeting, person=home[name], part="family", by=by, on=TODAY)
    return home, made


def test_parents_disagree_at_a_conference_and_it_shows(visitor):
    home, conference = a_conference()
    ruth = visitor("ruth")
    decided(ruth, home, conference)
    ruth.reads("Karl sees it differently for Wilf:", HE_SAYS, HE_WOULD, SHE_SAYS)
    ruth.goto(home.at("protection/"))
    ruth.reads("Child protection plan since", "Karl and Mina see it differently")
    each_reads_their_own(visitor, conference)
    told = Entry.objects.filter(family=home.family).values_list("what", flat=True)
    assert any("Child protection conference" in what or "conference" in what for what in told)
    assert not [(what, word) for what in told for word in BLAME if word in what]
    ruth.goto(home.at("chronology/"))
    ruth.does_not_read(HE_SAYS, SHE_SAYS, "differently")


def decided(ruth, home: Home, conference: Conference) -> None:
    """The chair writes what was decided; the first time the page comes back, because Karl’s reason is missing."""
    number = home["Wilf"].pk
    ruth.goto(f"/conferences/{conference.ref}/decide/")
    ruth.fill(in_the_room="6", must_change="Somebody is home when Wilf comes from school.")
    ruth.choose("quorate", "yes")
    ruth.choose("family_spoke_first", "yes")
    ruth.choose(f"decision_{number}", "plan")
    ruth.choose(f"category_{number}", "NEG")
    ruth.fill(
        **{f"why_{number}": "Wilf was alone after school, three weeks long.", "differs_would_1": HE_WOULD}
    )
    for n, name in ((1, "Karl"), (2, "Mina")):
        ruth.box(f"differs_{n}").select_option(label=name)
    ruth.box("differs_child_1").select_option(label="Wilf")
    ruth.fill(differs_says_2=SHE_SAYS)
    ruth.click("Save what was decided")
    ruth.reads("Write why they see it differently, in their words.")
    assert ruth.box("differs_says_2").input_value() == SHE_SAYS
    assert not Dissent.objects.filter(conference=conference).exists()
    ruth.fill(differs_says_1=HE_SAYS)
    ruth.click("Save what was decided")


def each_reads_their_own(visitor, conference: Conference) -> None:
    """On their own pages both read what was decided, and their own words; not what the other said to the conference."""
    for username, own, other in (("karl", HE_SAYS, SHE_SAYS), ("mina", SHE_SAYS, HE_SAYS)):
        parent = visitor(username, width=400)
        parent.goto(f"/conferences/{conference.ref}/for-us/")
        parent.reads("There is a plan to keep Wilf safe.", "Not everybody thinks the same", own)
        parent.does_not_read(other)
