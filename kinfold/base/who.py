"""Who is asking: the one value that every action and every decision about access takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """The signed-in person, as they stand on this request's date.

    A practitioner has `practitioner_id`; a child, parent or relative with a sign-in has `person_id`.
    Roles (duty, consultation, chair, analyst, governance, administrator) open nothing by themselves:
    access is a dated relationship row (see the sharing room).
    """

    account_id: int | None
    name: str
    practitioner_id: int | None = None
    organisation_id: int | None = None
    sector: str = ""  # of that organisation (`agencies.models.Sector`)
    other_authority: bool = False  # works for another council
    team_ids: tuple[int, ...] = ()
    managed_team_ids: tuple[int, ...] = ()
    roles: frozenset[str] = frozenset()
    person_id: int | None = None
    person_ids: tuple[int, ...] = ()  # the person and every record merged with theirs

    @property
    def is_nobody(self) -> bool:
        """True when nobody is signed in, or the account is no longer active."""
        return self.account_id is None

    @property
    def is_family(self) -> bool:
        """True for a child, parent or relative using their own sign-in."""
        return self.person_id is not None and self.practitioner_id is None


NOBODY = Who(account_id=None, name="")
