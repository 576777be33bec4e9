"""A commissioner asks what fathers in one area wait for, without a mouse; and writes down what it led to."""

from datetime import timedelta

from journeys.finding import TODAY, who, worker
from journeys.test_by_keyboard import press, to, typed
from kinfold.insight.models import Change
from kinfold.network import actions as network
from kinfold.people import actions as people
from kinfold.services import actions as services
from kinfold.services.models import Service
from kinfold.sharing.models import AccessLog

ASKED = TODAY - timedelta(days=70)
SERVICE = "Saturday group for fathers"


def fathers_wait(service: Service, area: str, number: int) -> None:
    """Fathers of families new to everybody, who asked and still wait."""
    told = {"by": who("daniel", ASKED), "on": ASKED}
    for index in range(number):
        family = network.start_family(f"A family in {area}, {index}", **told)
        father = people.add_person(known_as=f"Father {area} {index}", sex="M", **told)
        network.add_member(family, father, "parent", since=ASKED, by=told["by"])
        people.add_address(father, lines="2 Elm Road", postcode=f"{area} 1AA", since=ASKED, **told)
        network.involve(worker("daniel"), family, "allocated", since=ASKED, by=told["by"])
        services.ask_for_service(family, [father], service, asked_on=ASKED, **told)


def pick(visitor, name: str, begins: str) -> None:
    """Go to a list by Tab, and choose by typing how the choice begins."""
    to(visitor, f"document.activeElement.id === '{name}'")
    visitor.page.keyboard.type(begins)


def test_a_commissioner_finds_out_what_fathers_in_an_area_wait_for_and_writes_down_what_it_led_to(visitor):
    service = services.list_service("saturday-fathers", SERVICE, needs=["parenting"])
    fathers_wait(service, "ZX8", 9)
    fathers_wait(service, "ZX9", 7)
    paul = visitor("paul")
    press(paul, "link", "Figures")
    paul.reads("What families need and do not get", "31 October 2026")
    pick(paul, "whose", "Fathers")
    pick(paul, "area", "ZX8")
    press(paul, "button", "Show")  # three choices, and the answer stands there
    paul.reads("Fathers, ZX8", "Who asked for which help, and who still waits")
    row = paul.page.locator("section", has_text="who still waits").get_by_role("row").filter(has_text=SERVICE)
    assert row.get_by_role("cell").all_text_contents() == ["6 to 10"]
    assert "Father ZX8" not in paul.words()
    assert AccessLog.objects.filter(actor_name="Paul Meadows", row="R1", action="figures").count() >= 2

    press(paul, "link", "Write down what this led to: Who asked for which help, and who still waits")
    typed(paul, "what_we_saw", "Six to ten fathers in ZX8 wait for the Saturday group.")
    typed(paul, "what_we_decided", "A second Saturday group from January.")
    typed(paul, "decided_by_words", "Early help board")
    for part, value in (("day", TODAY.day), ("month", TODAY.month), ("year", TODAY.year)):
        typed(paul, f"decided_on-{part}", str(value))
    typed(paul, "public_words", "Fathers told us that they wait. There will be a second group.")
    press(paul, "button", "Save")
    paul.reads("A second Saturday group from January.", "Fathers told us that they wait.")
    change = Change.objects.get(what_we_decided__startswith="A second Saturday")
    assert (change.table, change.chosen) == ("services", "whose=fathers&area=ZX8")


def test_the_lead_of_these_fathers_sees_who_they_are_and_the_commissioner_does_not(visitor):
    service = services.list_service("sunday-fathers", "Sunday group for fathers", needs=["parenting"])
    fathers_wait(service, "ZX4", 6)
    daniel, paul = visitor("daniel"), visitor("paul")
    daniel.goto("/figures/behind/services/sunday-fathers/")
    daniel.reads("Father ZX4 0", "Father ZX4 5")
    paul.goto("/figures/behind/services/sunday-fathers/", status=403)
    paul.reads("Your work does not include this")
