"""A father in the record of a family with two fathers meets, on no page, the half-brother of his child."""

from typing import Any

from django.urls import reverse

from kinfold.agencies import actions as agencies
from kinfold.network import actions as network
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.plan import actions as plans
from kinfold.plan import queries as plan_queries
from kinfold.sharing.tests.cast import PASSWORD, TODAY, Cast, member, person
from tests.pages import expected

ANYBODYS = {"help_near_you", "print_help", "help_service", "sign_in", "sign_in_as"}


def with_another_father(cast: Cast) -> Person:
    """Add Rowan with his son Jay, and a goal of each half-brother."""
    by = cast.who("AW")
    Family.objects.filter(pk=cast.family.pk).update(name="The Ardleighs")
    cast.family.refresh_from_db()
    rowan, jay = person("Rowan Flint"), person("Jay Flint")
    member(cast.family, rowan, "parent")
    member(cast.family, jay, "child")
    network.relate(rowan, jay, "father_of", by=by, on=TODAY)
    network.relate(cast.mother, jay, "mother_of", by=by, on=TODAY)
    rowan.account = agencies.open_account("cast-rowan", rowan.known_as, password=PASSWORD)
    rowan.save()
    cast.accounts["rowan"] = rowan.account
    plan = plan_queries.plan_of(cast.family)
    told = {"how_we_will_know": "He says so.", "by": by, "on": TODAY}
    plans.set_goal(plan, "Jay has a quiet room.", person=jay, **told)
    plans.set_goal(plan, "Somebody has a canary called Percival.", person=cast.child, **told)
    return rowan


def shown_to_another_father(cast: Cast, parts: dict[str, dict[str, Any]]) -> tuple[set[str], list[str]]:
    """Open, as Rowan, every page that anybody of the family may open: those that open, and where one says "Wren"."""
    with_another_father(cast)
    client = cast.client("rowan")
    client.raise_request_exception = False
    read, met = set(), []
    for name, row in expected().items():
        if name in ANYBODYS or not {"y", ">"} & {row["FAM"], row["WF"]}:
            continue
        answer = client.get(reverse(name, kwargs=parts[name]), follow=True)
        if answer.status_code != 200 or answer.streaming:
            continue
        read.add(name)
        shown = answer.content.decode(errors="replace")
        met += [f"{name}: {word}" for word in ("Wren", "Percival", cast.child.ref) if word in shown]
    return read, met
