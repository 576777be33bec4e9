"""The demonstration loads whole, once, and keeps away from families that are not invented."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from demo.load import already_loaded, cast, load_demonstration
from kinfold.agencies.models import Account
from kinfold.care import queries as care
from kinfold.clocks import queries as clocks
from kinfold.concerns import queries as concerns
from kinfold.kin import queries as kin
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.protection import queries as protection
from kinfold.sharing import queries as sharing

TODAY = date(2026, 11, 22)


@pytest.mark.django_db
def test_every_card_signs_in_and_sees_its_own_first_page(settings: object) -> None:
    settings.KINFOLD_TODAY = TODAY.isoformat()  # type: ignore[attr-defined]
    load_demonstration(TODAY, say=lambda _: None)
    assert already_loaded()
    assert Family.objects.filter(synthetic=True).count() == 15
    for card in cast()["cards"]:
        client = Client()
        answer = client.post(reverse("sign_in_as"), {"username": card["username"]}, follow=True)
        assert answer.status_code == 200, card
        assert "Sign out" in answer.content.decode(), card
    the_living_families_go_on()
    duty = sharing.who_is(Account.objects.get(username="ben"), TODAY)
    assert len(concerns.duty_queue(duty, TODAY)) == 1  # the fresh referral, and no story's leftovers


def the_living_families_go_on() -> None:
    """A conference at which both parents see it differently, a review ahead, a family's own plan, a child in care."""
    roberts = Family.objects.get(name="The Roberts family")
    (held,) = [row for row in protection.conferences_of(roberts) if row.state == "held"]
    assert sorted(one.person.known_as for one in held.dissents.all() if one.person) == ["Chris", "Sarah"]
    assert [row.kind for row in protection.conferences_of(roberts) if row.state == "preparing"] == ["review"]
    jason, mark = (
        Person.objects.get(known_as=name, family_memberships__family=roberts) for name in ("Jason", "Mark")
    )
    late = [
        c
        for c in clocks.open_for(roberts)
        if c.rule == "child_protection_visit" and c.due_on and c.due_on < TODAY
    ]
    assert late == []
    assert all(protection.plan_now(child, TODAY) for child in (jason, mark))
    boys = Family.objects.get(name="Jordan and Bobby")
    assert all(
        one.told_on == one.due_on
        for notice in protection.notices_of(boys)
        for one in protection.told_of(notice)
    )
    (group,) = kin.family_groups(Family.objects.get(name="Alicia, Sarah and Ben"))
    assert (group.state, len(kin.rota_of(group))) == ("agreed", 4)
    diane = Person.objects.get(known_as="Diane")
    review = care.review_due(diane, TODAY)
    assert review is not None
    assert review.due_on > TODAY


@pytest.mark.django_db
def test_the_demonstration_keeps_away_from_a_database_with_other_families() -> None:
    Family.objects.create(name="Not invented")
    with pytest.raises(CommandError, match="not invented"):
        already_loaded()


def test_no_pack_holds_a_real_looking_identifier() -> None:
    for path in Path(__file__).parents[1].glob("families/*.yaml"):
        text = path.read_text(encoding="utf-8").lower()
        assert "nhs number" not in text
        assert "@" not in text


@pytest.mark.django_db
def test_people_without_a_name_are_people_with_a_description() -> None:
    from demo.runner.play import play
    from demo.runner.reader import all_families, read

    play(read(next(p for p in all_families() if p.stem == "wc-jordan-bobby")))
    assert not Person.objects.get(known_as="Bobby's father").name_known
    assert Person.objects.get(known_as="Tina").name_known
