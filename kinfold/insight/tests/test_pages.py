"""The pages of figures: who may, what is chosen, what comes back, and that nothing typed is lost."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinfold.insight.models import Change, LookAgain
from kinfold.network.models import Family, FamilyMember
from kinfold.people.models import Address, Person
from kinfold.services import actions as services
from kinfold.sharing import actions as sharing
from kinfold.sharing.models import AccessLog
from kinfold.sharing.tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25
BEFORE = TODAY - timedelta(days=60)


def get(cast: Cast, actor: str, name: str, *args: Any, query: str = "") -> Any:
    return cast.client(actor).get(reverse(name, args=args) + query)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def fathers(cast: Cast, number: int, *, area: str = "ZX5", service: Any = None) -> Iterator[Person]:
    """Fathers of families that nobody of the cast works with, waiting for a service since before last month."""
    for index in range(number):
        family = Family.objects.create(name=f"Family {area} {index}", synthetic=True)
        one = Person.objects.create(known_as=f"Father {area} {index}", sex="M")
        FamilyMember.objects.create(family=family, person=one, part="parent", since=BEFORE)
        Address.objects.create(person=one, lines="1 Elm Road", postcode=f"{area} 1AA", since=BEFORE)
        services.ask_for_service(family, [one], service, asked_on=BEFORE, by=cast.who("OT"), on=TODAY)
        yield one


@pytest.fixture
def group(db: None) -> Any:
    return services.list_service("fathers-group", "Fathers’ group", needs=["parenting"])


@pytest.mark.parametrize(("name", "shown", "refused", "hidden"), [
    ("figures", "AW OT PT AN IG", "SA", "LA2 FAM WF"),
    ("write_change", "MG AN", "SA", "AW OT PT IG LA2 FAM"),
])  # fmt: skip
def test_counts_are_for_who_works_here_and_changes_are_written_by_who_commissions(
    cast: Cast, name: str, shown: str, refused: str, hidden: str
) -> None:
    for status, actors in ((200, shown), (403, refused), (404, hidden)):
        for actor in actors.split():
            assert get(cast, actor, name).status_code == status, actor


def test_a_commissioner_reads_what_fathers_in_an_area_wait_for(cast: Cast, group: Any) -> None:
    list(fathers(cast, 8, service=group))
    list(fathers(cast, 7, area="ZX6", service=group))
    page = text(get(cast, "AN", "figures", query="?whose=fathers&area=ZX5"))
    assert "Fathers, ZX5" in page
    row = page.split("Fathers’ group", 3)[-1].split("</tr>")[0]
    assert row.count("6 to 10") == 1
    assert "Still waiting" in page
    assert "Father ZX5" not in page


def test_fewer_than_six_in_an_area_are_hidden_and_the_area_is_not_even_named(cast: Cast, group: Any) -> None:
    list(fathers(cast, 9, service=group))
    list(fathers(cast, 3, area="ZX7", service=group))
    page = text(get(cast, "AN", "figures"))
    assert "ZX5" in page
    assert "ZX7" not in page
    assert "6 to 10" not in text(get(cast, "AN", "figures", query="?area=ZX5")).split('id="services"', 1)[-1]


def test_what_happened_this_month_is_counted_when_it_is_over(cast: Cast, settings: Any) -> None:
    for index in range(7):
        family = Family.objects.create(name=f"Family {index}", synthetic=True)
        one = Person.objects.create(known_as=f"Mother {index}", sex="F")
        FamilyMember.objects.create(family=family, person=one, part="parent", since=BEFORE)
        services.notice_need(one, family, "mental_health", since=TODAY, by=cast.who("OT"), on=TODAY, met="no")
    assert 'id="needs"' not in text(get(cast, "AN", "figures"))
    settings.KINFOLD_TODAY = "2026-04-01"
    page = text(get(cast, "AN", "figures"))
    assert "31 March 2026" in page
    assert ">7<" in page.split('id="needs"', 1)[1]


def test_a_sealed_family_is_in_no_number(cast: Cast, group: Any) -> None:
    hidden = list(fathers(cast, 6, service=group))
    assert "6 to 10" in text(get(cast, "AN", "figures"))
    family = hidden[0].family_memberships.get().family
    told = {"why": "Witness", "by": cast.who("IG"), "on": TODAY}
    sharing.restrict(
        family, named=[cast.practitioners["MG"], cast.practitioners["IG"]], level="sealed", **told
    )
    page = text(get(cast, "AN", "figures"))
    assert "6 to 10" not in page
    assert "[c]" in page


def test_nonsense_in_the_address_chooses_nothing(cast: Cast) -> None:
    page = get(
        cast,
        "AN",
        "figures",
        query="?whose='%3B--&area=ZX99&period=3000-9&need=zebra&service=%3Cscript%3E",
    )
    assert page.status_code == 200
    assert "Everybody" in text(page)
    assert get(cast, "AN", "export_figures", "zebra").status_code == 404
    assert get(cast, "AW", "figures_behind", "zebra", "x").status_code == 403


def test_every_look_at_figures_is_written_down(cast: Cast) -> None:
    for name in ("figures", "figures_equity", "figures_around", "what_we_changed"):
        get(cast, "AN", name)
        assert AccessLog.objects.filter(row="R1", action=name).count() == 1
    get(cast, "SA", "figures")
    assert AccessLog.objects.filter(row="R1", action="figures", decision="refuse").exists()


def test_a_partner_agency_gets_no_counts_of_the_area(cast: Cast, group: Any) -> None:
    list(fathers(cast, 8, service=group))
    page = text(get(cast, "PT", "figures"))
    assert "You see only the people whose record you may open" in page
    assert "6 to 10" not in page


@pytest.mark.parametrize(("name", "query"), [
    ("figures", ""), ("figures", "?whose=fathers&area=ZX5"), ("figures", "?of=mine&age=25-34&ethnicity=white&disability=no"),
    ("figures_equity", ""), ("figures_around", ""), ("figures_around", "?part=school"), ("figures_around", "?part=hubs"), ("what_we_changed", ""),
])  # fmt: skip
def test_no_page_asks_more_than_25_queries(cast: Cast, group: Any, name: str, query: str) -> None:
    list(fathers(cast, 7, service=group))
    client = cast.client("MG")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(name) + query).status_code == 200
    assert len(captured) <= MOST_QUERIES, len(captured)


# ---- what we changed


def change_sent(**more: Any) -> dict[str, Any]:
    return {
        "token": str(uuid.uuid4()), "table": "waits", "chosen": "whose=fathers", "what_we_saw": "Fathers wait eight months.",
        "what_we_decided": "A second group from April.", "decided_by_words": "Early help board",
        "public_words": "Fathers told us they wait too long.", **day("decided_on", BEFORE),
        **day("look_again_on", TODAY + timedelta(days=90)), **more,
    }  # fmt: skip


def test_a_decision_stands_with_the_figures_that_led_to_it_and_what_came_of_it(cast: Cast) -> None:
    client = cast.client("AN")
    assert client.post(reverse("write_change"), change_sent()).status_code == 302
    change = Change.objects.get()
    assert (change.table, change.chosen, change.as_of) == ("waits", "whose=fathers", date(2026, 2, 28))
    looked = {"token": str(uuid.uuid4()), "what_we_see": "They wait three months.", **day("on_day", TODAY)}
    assert client.post(reverse("look_at_change", args=[change.ref]), looked).status_code == 302
    page = text(get(cast, "AW", "what_we_changed"))
    for words in (
        "Fathers wait eight months.",
        "A second group from April.",
        "They wait three months.",
        "Anselm Nye",
    ):
        assert words in page
    assert f"{reverse('figures')}?whose=fathers#waits" in page
    change.refresh_from_db()
    assert change.look_again_on is None


def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(cast: Cast) -> None:
    client = cast.client("AN")
    answer = client.post(
        reverse("write_change"), change_sent(**day("look_again_on", BEFORE - timedelta(days=1)))
    )
    assert answer.status_code == 422
    assert "This is before it was decided." in text(answer)
    assert "Fathers wait eight months." in text(answer)
    answer = client.post(reverse("write_change"), change_sent(what_we_decided=""))
    assert "Say what was decided." in text(answer)
    answer = client.post(reverse("write_change"), change_sent(chosen="javascript:alert(1)"))
    assert Change.objects.get().chosen == ""
    assert LookAgain.objects.count() == 0


def test_a_change_sent_twice_is_one_change(cast: Cast) -> None:
    once = change_sent()
    client = cast.client("MG")
    client.post(reverse("write_change"), once)
    client.post(reverse("write_change"), once)
    assert Change.objects.count() == 1
