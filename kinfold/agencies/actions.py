"""The only writers of organisations, teams, practitioners and accounts."""

from datetime import date

from django.db import transaction

from kinfold.agencies.models import Account, Organisation, Practitioner, RoleHeld, Team, TeamMembership
from kinfold.base.errors import NotNow, RefusedOpenly
from kinfold.base.who import Who


@transaction.atomic
def open_organisation(
    name: str, sector: str, *, phone: str = "", hours: str = "", is_other_authority: bool = False
) -> Organisation:
    """Add a service that helps families."""
    return Organisation.objects.create(
        name=name, sector=sector, phone=phone, hours=hours, is_other_authority=is_other_authority
    )


@transaction.atomic
def open_team(
    organisation: Organisation, name: str, kind: str = Team.Kind.LOCALITY, *, phone: str = "", hours: str = ""
) -> Team:
    """Add a team to an organisation."""
    return Team.objects.create(organisation=organisation, name=name, kind=kind, phone=phone, hours=hours)


@transaction.atomic
def take_on(
    organisation: Organisation,
    title: str,
    *,
    name: str = "",
    phone: str = "",
    email: str = "",
    hours: str = "",
    about_me: str = "",
    is_volunteer: bool = False,
    registration_number: str = "",
    on: date | None = None,
) -> Practitioner:
    """Add a worker or volunteer to an organisation. Without a name they are known by their job."""
    return Practitioner.objects.create(
        organisation=organisation,
        title=title,
        name=name,
        phone=phone,
        email=email,
        hours=hours,
        about_me=about_me,
        is_volunteer=is_volunteer,
        registration_number=registration_number,
        started_on=on,
    )


@transaction.atomic
def open_account(username: str, display_name: str, *, password: str | None = None) -> Account:
    """Make a sign-in. Without a password it can be used only through the council's own sign-in or demo cards."""
    account = Account(username=username, display_name=display_name)
    account.set_password(password)
    account.save()
    return account


@transaction.atomic
def give_account(practitioner: Practitioner, account: Account) -> None:
    """Let a practitioner sign in with an account."""
    practitioner.account = account
    practitioner.save(update_fields=["account"])


@transaction.atomic
def join_team(
    practitioner: Practitioner, team: Team, *, on: date, is_manager: bool = False
) -> TeamMembership:
    """Put a practitioner in a team from a day."""
    return TeamMembership.objects.create(
        practitioner=practitioner, team=team, since=on, is_manager=is_manager
    )


@transaction.atomic
def leave_team(membership: TeamMembership, *, on: date) -> None:
    """End a membership; `on` is its last day. What it gave access to closes on the next request."""
    if membership.until is not None:
        raise NotNow("This person has already left the team.")
    membership.until = on
    membership.save(update_fields=["until"])


@transaction.atomic
def give_role(practitioner: Practitioner, role: str, *, on: date, by: Who) -> RoleHeld:
    """Give a practitioner a role. Nobody may give a role to themselves (matrix row G2)."""
    if by.practitioner_id == practitioner.pk:
        raise RefusedOpenly("Nobody can give a role to themselves. Ask another administrator.")
    return RoleHeld.objects.create(
        practitioner=practitioner, role=role, since=on, granted_by_id=by.account_id
    )


@transaction.atomic
def end_role(held: RoleHeld, *, on: date) -> None:
    """End a role; `on` is its last day."""
    held.until = on
    held.save(update_fields=["until"])


@transaction.atomic
def close_account(account: Account, *, on: date) -> None:
    """Suspend a sign-in at once: the next click is refused."""
    account.is_active = False
    account.suspended_on = on
    account.save(update_fields=["is_active", "suspended_on"])
