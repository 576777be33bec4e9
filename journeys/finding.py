"""Who and what journeys are about, found by name in the demonstration."""

from datetime import date

from django.test import Client

from journeys import stage
from kinfold.agencies.models import Account
from kinfold.base.who import Who
from kinfold.network.models import Family
from kinfold.people.models import Person
from kinfold.sharing import queries as sharing

TODAY = stage.TODAY
NOBODYS = "F" + "0" * 9 + "X"  # a reference that looks right and belongs to nothing


def family(name: str) -> Family:
    return Family.objects.get(name=name)


def roberts() -> Family:
    return family("The Roberts family")


def jordan_and_bobby() -> Family:
    return family("Jordan and Bobby")


def person(of: Family, name: str) -> Person:
    return Person.objects.get(family_memberships__family=of, known_as=name)


def who(username: str, on: date = TODAY) -> Who:
    return sharing.who_is(Account.objects.get(username=username), on)


def worker(username: str):
    return Account.objects.get(username=username).practitioner


def client(username: str) -> Client:
    """A browser without windows, signed in: for asking hundreds of addresses."""
    found = Client()
    found.force_login(Account.objects.get(username=username))
    return found
