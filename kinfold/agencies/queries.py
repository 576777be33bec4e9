"""The reading door to organisations, teams and practitioners."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from kinfold.agencies.models import Account, Organisation, Practitioner, Team, TeamMembership
from kinfold.base.who import Who


def in_force(on: date) -> Q:
    """The condition that a dated row holds on a day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def practitioner(ref: str) -> Practitioner:
    """Return a worker or volunteer by reference. Raises `Practitioner.DoesNotExist`."""
    return Practitioner.objects.select_related("organisation").get(ref=ref)


def practitioner_of(who: Who) -> Practitioner | None:
    """Return the practitioner who is asking, or None for a member of a family or nobody."""
    if who.practitioner_id is None:
        return None
    return Practitioner.objects.select_related("organisation").get(pk=who.practitioner_id)


def practitioners(ids: Iterable[int]) -> dict[int, Practitioner]:
    """Return practitioners by their numbers, with their organisations."""
    return Practitioner.objects.select_related("organisation").in_bulk(list(ids))


def account(username: str) -> Account | None:
    """Return the account with this sign-in name, if there is one."""
    return Account.objects.filter(username=username).first()


def accounts(usernames: Iterable[str]) -> dict[str, Account]:
    """Return those of some accounts that exist and are open, by sign-in name, with whose they are."""
    rows = Account.objects.filter(username__in=list(usernames), is_active=True)
    return {row.username: row for row in rows.select_related("practitioner__organisation")}


def organisation(ref: str) -> Organisation:
    """Return an organisation by reference. Raises `Organisation.DoesNotExist`."""
    return Organisation.objects.get(ref=ref)


def organisations() -> QuerySet[Organisation]:
    """Return every organisation that is open, by name."""
    return Organisation.objects.filter(closed_on__isnull=True)


def team_of_kind(kind: str) -> Team | None:
    """Return the first team of a kind (an authority has one duty team and one consultation line)."""
    return Team.objects.filter(kind=kind).order_by("pk").first()


def any_team_of_kind(team_ids: Iterable[int], kinds: Iterable[str]) -> bool:
    """Say whether one of these teams is of one of these kinds."""
    return Team.objects.filter(pk__in=list(team_ids), kind__in=list(kinds)).exists()


def duty_team() -> Team | None:
    """Return the duty team, if one has been set up."""
    return team_of_kind(Team.Kind.DUTY)


def consultation_team() -> Team | None:
    """Return the consultation line, if one has been set up; otherwise duty answers."""
    return team_of_kind(Team.Kind.CONSULTATION) or duty_team()


def team_of(worker: Practitioner, on: date) -> Team | None:
    """Return the team in which somebody works on a day (the newest, if several)."""
    row = (
        TeamMembership.objects.filter(in_force(on), practitioner=worker)
        .select_related("team")
        .order_by("-since")
        .first()
    )
    return row.team if row else None


def members_of(team_ids: Iterable[int], on: date) -> list[TeamMembership]:
    """Everybody who is in one of these teams on a day, with who they are, by name."""
    rows = TeamMembership.objects.filter(in_force(on), team_id__in=list(team_ids))
    return list(rows.select_related("practitioner", "team").order_by("practitioner__name", "pk"))


def managers_of(team_ids: Iterable[int], on: date) -> list[Practitioner]:
    """Return those who manage any of these teams on a day."""
    rows = TeamMembership.objects.filter(in_force(on), team_id__in=list(team_ids), is_manager=True)
    return [row.practitioner for row in rows.select_related("practitioner__organisation").order_by("pk")]


def find_practitioners(words: str, on: date, *, limit: int = 20) -> list[Practitioner]:
    """Return workers whose name, job or organisation holds every word, by name; nobody for no words."""
    rows = Practitioner.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=on))
    for word in words.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(title__icontains=word) | Q(organisation__name__icontains=word)
        )
    return list(rows.select_related("organisation").order_by("name", "pk")[:limit]) if words.split() else []


def workers_of(organisation_ids: Iterable[int], on: date) -> list[Practitioner]:
    """Who works for some organisations on a day, by organisation and name. Not volunteers."""
    rows = Practitioner.objects.filter(organisation_id__in=list(organisation_ids), is_volunteer=False)
    here = rows.filter(Q(left_on__isnull=True) | Q(left_on__gt=on)).select_related("organisation")
    return list(here.order_by("organisation__name", "name", "pk"))
