"""The demonstration loads whole, once, and keeps away from families that are not invented."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from demo.load import already_loaded, cast, load_demonstration
from kinfold.agencies.models import Account
from kinfold.concerns import queries as concerns
from kinfold.network.models import Family
from kinfold.people.models import Person
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
    duty = sharing.who_is(Account.objects.get(username="ben"), TODAY)
    assert len(concerns.duty_queue(duty, TODAY)) == 1  # the fresh referral, and no story's leftovers


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
