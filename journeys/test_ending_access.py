"""When somebody's part in a family's team ends, the page they have open is their last."""

from journeys.finding import TODAY, roberts, who, worker
from kinfold.network import actions as network
from kinfold.network.models import Involvement


def test_when_an_involvement_ends_the_next_click_is_refused_and_what_was_read_cannot_be_read_again(visitor):
    marcus = visitor("marcus")
    family = roberts()
    marcus.goto(f"/families/{family.ref}/")
    marcus.reads("Jason")
    child = family.members.filter(part="child").first().person
    for mine in Involvement.objects.filter(family=family, practitioner=worker("marcus"), until=None):
        network.end_involvement(
            mine, until=TODAY, reason="His work with the family is done.", by=who("daniel")
        )
    marcus.page.get_by_role("link", name=child.known_as, exact=True).first.click()
    marcus.look()
    marcus.does_not_read("Jason")
    assert marcus.page.goto(f"/families/{family.ref}/").status == 404
    marcus.page.go_back()
    marcus.does_not_read("Daniel Okafor")
    marcus.goto("/")
    marcus.does_not_read("Roberts")
