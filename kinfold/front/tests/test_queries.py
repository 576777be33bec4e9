"""How many queries a page takes: the same for a family of three and for one of eight with five hundred entries."""

from datetime import timedelta
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from kinfold.assessment import actions as assessment
from kinfold.chronology.models import About, Entry
from kinfold.meetings import actions as meetings
from kinfold.network import actions as network
from kinfold.people.models import Person
from kinfold.plan import actions as plan
from kinfold.services import actions as services
from kinfold.sharing.tests.cast import BEGAN, TODAY, Cast, involve, member, person
from kinfold.voice import actions as voice

FIXED = 3  # every page: the session, the account, who is asking
MOST = FIXED + 26  # one asks the rooms of protection, kin, care and court at once whether they hold anything


@pytest.fixture
def big(cast: Cast) -> Cast:
    """Eight people, two homes, five workers, five hundred entries, words, levels and ties."""
    by = cast.who("AW")
    people = [cast.child, cast.mother, cast.father]
    for number in range(5):
        people.append(person(f"Sibling {number}", born=TODAY - timedelta(days=900 + 700 * number)))
        member(cast.family, people[-1], "child")
    children = [cast.child, *people[3:]]
    network.set_up_household(
        cast.family, "Home", members=[(p, False) for p in people[:6]], since=BEGAN, by=by
    )
    network.set_up_household(
        cast.family, "Nan's", members=[(p, True) for p in people[6:]], since=BEGAN, by=by
    )
    for child in children:
        network.relate(cast.mother, child, "mother_of", by=by, on=TODAY)
        network.choose_trusted_adult(child, person=cast.mother, chosen_by_child=True, said_on=BEGAN, by=by)
        plan.change_level(
            child, cast.family, "child_in_need", on=BEGAN, by=by, reason="Agreed with the family"
        )
    for number in range(4):
        voice.keep_words(
            cast.child,
            cast.family,
            f"I like it when Mum sings ({number}).",
            said_on=TODAY,
            wrote_down_by="Amina",
            by=by,
        )
    for actor in ("TM", "OT", "PX"):
        involve(cast.practitioners[actor], cast.family, "partner")
    add_entries(cast, children)
    add_what_is_agreed(cast, children)
    return cast


def add_what_is_agreed(cast: Cast, children: list[Person]) -> None:
    """A plan, waits, a meeting, the children's own pages, a silence: everything that the front pages bring together."""
    by, family = cast.who("AW"), cast.family
    made = plan.make_plan(family, made_on=BEGAN, by=by, on=BEGAN)
    for child in children:
        goal = plan.set_goal(
            made, f"I wish ({child})", how_we_will_know="They say so", person=child, by=by, on=BEGAN
        )
        plan.agree_action(made, "Read together", person=cast.mother, goal=goal, by=by, on=BEGAN)
        plan.agree_action(
            made, "Come on Fridays", owner=cast.practitioners["AW"], by_when=TODAY, by=by, on=BEGAN
        )
        services.ask_for_service(
            family, [child], None, named_service="Clinic", state="waiting", asked_on=BEGAN, by=by, on=BEGAN
        )
        for sort in ("day", "grow", "think", "do"):
            assessment.contribute(
                family,
                "my_page",
                f"It is so ({sort})",
                sort=sort,
                person=child,
                by=by,
                on=TODAY,
                on_day=BEGAN,
            )
    meeting = meetings.arrange(family, "team_around_family", "So that all know", by=by, on=BEGAN)
    meetings.invite(meeting, person=cast.mother, part="family", by=by, on=BEGAN)
    meetings.invite(meeting, practitioner=cast.practitioners["PT"], part="worker", by=by, on=BEGAN)
    voice.explain_silence(children[1], family, "Asleep", on_day=TODAY, by=by)


def add_entries(cast: Cast, children: list[Person]) -> None:
    entries = Entry.objects.bulk_create(
        Entry(
            family=cast.family,
            kind=("incident", "school_step", "conversation")[n % 3],
            happened_on=BEGAN + timedelta(days=n % 180),
            what=f"Something happened ({n}).",
            organisation=cast.organisations["school"],
            recorded_on=TODAY,
        )
        for n in range(500)
    )
    About.objects.bulk_create(
        About(
            entry_id=e.pk, happened_on=e.happened_on, person=children[n % len(children)], meant="It mattered."
        )
        for n, e in enumerate(entries)
    )


def counted(cast: Cast, actor: str, path: str, connection: Any) -> tuple[int, list[str]]:
    """Queries of one page, without those that only mark a place in the transaction."""
    client = cast.client(actor)
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(path).status_code == 200
    said = [str(q["sql"]) for q in found.captured_queries if "SAVEPOINT" not in str(q["sql"])]
    return len(said), said


@pytest.mark.parametrize("page", ["family", "child", "adult", "home"])
@pytest.mark.parametrize("actor", ["AW", "PT", "FAM", "MG"])
def test_a_page_takes_few_queries_however_big_the_family(big: Cast, actor: str, page: str) -> None:
    from django.db import connection

    path = {
        "family": f"/families/{big.family.ref}/",
        "child": f"/people/{big.child.ref}/",
        "adult": f"/people/{big.mother.ref}/",
        "home": "/",
    }[page]
    number, said = counted(big, actor, path, connection)
    assert number <= MOST, "\n".join([f"{number} queries:", *(sql[:160] for sql in said)])


def test_nothing_on_the_page_is_read_child_by_child(big: Cast) -> None:
    from django.db import connection

    path = f"/families/{big.family.ref}/"
    before, _ = counted(big, "AW", path, connection)
    for number in range(4):
        member(big.family, person(f"Cousin {number}", born=TODAY - timedelta(days=500)), "child")
    after, _ = counted(big, "AW", path, connection)
    assert after == before


@pytest.mark.parametrize("kind", ["families", "people"])
def test_a_miss_asks_the_database_as_much_as_a_refusal(cast: Cast, kind: str) -> None:
    from django.db import connection

    client, ref = cast.client("PX"), cast.family.ref if kind == "families" else cast.child.ref
    asked = []
    for path in (f"/{kind}/{ref}/", f"/{kind}/F0000000000/"):
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 404
        asked.append(len(found))
    assert asked[0] == asked[1], "the time would tell a hidden record from none"
