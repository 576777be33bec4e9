"""Police came in the evening; duty tells the school; it reads before the first bell of the next school day. The father finds nothing."""

from datetime import date, timedelta

import pytest

from journeys.finding import TODAY, who, worker
from journeys.making import Home
from kinfold.agencies.models import Team
from kinfold.protection.models import PoliceNoticeTold
from kinfold.school import actions as school
from kinfold.sharing import actions as sharing

MORNING = TODAY + timedelta(days=1)  # a Thursday
POLICE = "Ash Fenn pushed Nell against a door. Robin watched from the stairs."
MINIMUM = "Robin was at home last night when police came. A calm morning will help."
WHY = "Police came to Nell’s home tonight, and nobody of the family’s team is at work before school."
DID = "Breakfast with Priya, and his friend beside him all day."


@pytest.fixture
def home(_django_db_helper) -> Home:
    """Robin goes to Hillside, where Priya leads on safeguarding; she is not in the family's team. Duty has a live contact."""
    made = Home("Nell, Ash and Robin")
    made.adult("Nell", signs_in="nell")
    made.adult("Ash", sex="M", signs_in="ash")
    robin = made.child("Robin", date(2017, 9, 14), "Nell", "Ash")
    hillside, daniel = worker("priya").organisation, {"by": who("daniel", made.since), "on": made.since}
    school.place_at_school(
        made.family, robin, "primary", school=hillside, since=made.since, year_group="Year 4", **daniel
    )
    school.name_school_lead(hillside, worker("priya"), since=made.since, **daniel)
    duty = Team.objects.get(memberships__practitioner=worker("ben"))
    sharing.grant("duty", made.family, team=duty, since=TODAY, why="Police rang", by=who("daniel"))
    return made


def test_school_reads_a_notice_before_the_first_bell_and_the_father_finds_nothing(visitor, home, settings):
    duty_writes_it_down(visitor("ben"), home)
    settings.KINFOLD_TODAY = MORNING.isoformat()
    school_reads_and_helps(visitor("priya", width=400, has_touch=True), home)
    parents_find_nothing(visitor, home)
    told = PoliceNoticeTold.objects.get(child=home["Robin"])
    assert (told.due_on, told.told_on, told.acknowledged_on) == (MORNING, TODAY, MORNING)
    assert told.practitioner == worker("priya")


def duty_writes_it_down(ben, home: Home) -> None:
    """In the evening: what police say is for few; school gets the least that helps. Police information needs a reason."""
    ben.goto(f"/families/{home.ref}/protection/police-notice/new/")
    ben.tick("Robin")
    ben.day("happened_on", TODAY.day, TODAY.month, TODAY.year)
    ben.fill(what_police_say=POLICE, minimum=MINIMUM)
    ben.click("Save, and see whom to tell")
    told = PoliceNoticeTold.objects.get(child=home["Robin"])
    ben.page.goto(f"/school/notices/{told.ref}/tell/")
    ben.reads("Open this record in an emergency")
    ben.choose("category", "out_of_hours")
    ben.fill(why=WHY)
    ben.click("Open the record")
    ben.goto(f"/school/notices/{told.ref}/tell/")
    ben.reads("Tell Hillside Primary School before the first bell", "Priya Nair", MINIMUM)
    ben.does_not_read("pushed")
    ben.choose("family_told", "no")
    ben.click("Send to school")
    ben.reads("Say why the family does not know")
    ben.fill(why_not_told="Ash opens the letters and the telephone. Nell will be told in person.")
    ben.click("Send to school")
    ben.reads("Told 25 November 2026", "Priya Nair")


def school_reads_and_helps(priya, home: Home) -> None:
    """On her telephone, at twenty past eight: the words, and nothing else of the record; then what she did."""
    priya.click("School today")
    priya.reads("Read before the first bell", "Be kind to Robin today", MINIMUM)
    priya.does_not_read("Ash", "Nell", "pushed")
    priya.click(priya.page.locator("main .kf-bell a").first)
    priya.reads("Do not ask Robin what happened", "Do not speak of it to anybody at home")
    priya.click("Send")
    priya.reads("Write what you did, in a sentence.")
    priya.fill(support_given=DID)
    priya.click("Send")
    priya.reads("Thank you: you answered 26 November 2026", DID)
    priya.goto("/school/today/")
    priya.does_not_read("Read before the first bell")
    for path in (f"/families/{home.ref}/", f"/people/{home['Robin'].ref}/school/"):
        assert priya.page.request.get(f"{priya.page.url.split('/school/')[0]}{path}").status == 404


def parents_find_nothing(visitor, home: Home) -> None:
    """Neither of them, on no page and at no address: who did it may be reading over a shoulder."""
    told = PoliceNoticeTold.objects.get(child=home["Robin"])
    robin, secrets = home["Robin"].ref, ("olice", MINIMUM, "pushed", DID, "Priya Nair")
    for name in ("ash", "nell"):
        parent = visitor(name, width=400, has_touch=True)
        for path in ("/", f"/families/{home.ref}/", f"/families/{home.ref}/chronology/", f"/people/{robin}/"):
            parent.goto(path)
            parent.does_not_read(*secrets)
        parent.goto(f"/people/{robin}/school/")
        parent.reads("Hillside Primary School")
        parent.does_not_read(*secrets[:4])
        base = parent.page.url.split("/people/")[0]
        for path in (f"/school/notices/{told.ref}/", "/school/today/", f"/families/{home.ref}/shared/"):
            assert parent.page.request.get(f"{base}{path}").status == 404
