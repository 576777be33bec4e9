"""Choosing one person: a worker of the team, somebody of the family, or a friend who has no sign-in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from kinfold.design.forms import Form, TextField

if TYPE_CHECKING:
    from kinfold.agencies.models import Practitioner
    from kinfold.network.queries import Member
    from kinfold.people.models import Person

NOBODY = "all"
A_FRIEND = "friend"


def workers_offered(team: Iterable[Practitioner]) -> list[tuple[str, str]]:
    """The workers of a team as choices, once each: name, job and organisation."""
    found: dict[str, str] = {}
    for worker in team:
        found.setdefault(f"w:{worker.ref}", f"{worker.known_as} ({worker.organisation})")
    return list(found.items())


def family_offered(members: Sequence[Member]) -> list[tuple[str, str]]:
    """The people of a family as choices; nobody who is not yet born."""
    return [
        (
            f"p:{member.person.ref}",
            f"{member.person.known_as} ({member.age if member.is_child else member.part_label})",
        )
        for member in members
        if not member.person.is_unborn
    ]


class OwnedForm(Form):
    """A form in which somebody is chosen to see to something."""

    owner = forms.ChoiceField(label="Who sees to it?", required=False, widget=forms.RadioSelect)
    friend = TextField(label="Which friend or neighbour?", required=False)

    def __init__(
        self, *args: Any, team: Sequence[Practitioner], members: Sequence[Member], **kwargs: Any
    ) -> None:
        """Offer the team and the family."""
        super().__init__(*args, **kwargs)
        self.team, self.members = list(team), list(members)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = [
            *workers_offered(self.team),
            *family_offered(self.members),
            (A_FRIEND, "A friend or neighbour, who needs no sign-in"),
        ]

    def clean(self) -> dict[str, Any]:
        """Somebody has to see to it; a friend is written by name."""
        cleaned = super().clean() or {}
        chosen, friend = cleaned.get("owner", ""), cleaned.get("friend", "")
        if "owner" in self.fields and "owner" not in self.errors and not chosen and not friend:
            self.add_error("owner", "Choose who sees to it.")
        if chosen == A_FRIEND and not friend:
            self.add_error("friend", "Write the friend’s name and who they are: “Bea, a neighbour”.")
        return cleaned

    def owner_chosen(self, chosen: str, friend: str = "") -> dict[str, Any]:
        """Return who was chosen, as the actions take it: `owner`, `person` or `friend`."""
        named = friend if chosen in ("", A_FRIEND) else ""
        return {"owner": self._worker(chosen), "person": self.person_chosen(chosen), "friend": named}

    def person_chosen(self, chosen: str) -> Person | None:
        """The person of the family who was chosen, or nobody."""
        ref = chosen.removeprefix("p:") if chosen.startswith("p:") else ""
        return next((member.person for member in self.members if ref and member.person.ref == ref), None)

    def _worker(self, chosen: str) -> Practitioner | None:
        ref = chosen.removeprefix("w:") if chosen.startswith("w:") else ""
        return next((worker for worker in self.team if ref and worker.ref == ref), None)
