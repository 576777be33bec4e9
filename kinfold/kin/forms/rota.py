"""The forms of the day itself: who came, the plan in the family's words, and the rota line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from kinfold.design.choosing import offer_choices, past_day, quiet
from kinfold.design.forms import Form, LongText, TextField
from kinfold.kin import rules
from kinfold.kin.actions import RotaDraft
from kinfold.kin.forms.choices import grown_ups, ticks

if TYPE_CHECKING:
    from kinfold.kin.models import NetworkPerson
    from kinfold.network.queries import Member
    from kinfold.people.models import Person

LINES = 6
TIMES = ["%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p", "%I %p", "%I.%M %p", "%I:%M %p"]
A_TIME = {"invalid": "Write the time like 11am or 13:30."}


class RotaForm(Form):
    """A form with lines of a rota: what, who, on which days. Who: somebody on the list or of the family, or a name."""

    def __init__(
        self,
        *args: Any,
        members: Sequence[Member],
        network: Sequence[NetworkPerson],
        lines: int,
        **kwargs: Any,
    ) -> None:
        """Make the boxes of each line."""
        super().__init__(*args, **kwargs)
        self.lines, self.members, self.network = lines, list(members), list(network)
        who = [("", "Choose, or write a name below"), *self._people()]
        for n in range(1, lines + 1):
            self.fields[f"what_{n}"] = TextField(
                label="What will somebody do?", required=False, max_length=300
            )
            self.fields[f"who_{n}"] = forms.ChoiceField(label="Who does it?", required=False, choices=who)
            self.fields[f"name_{n}"] = TextField(
                label="If nobody in the list: name and who they are", required=False, max_length=200
            )
            self.fields[f"days_{n}"] = ticks("On which days?", rules.WEEKDAYS.items(), required=False)
            quiet(self, f"what_{n}", f"who_{n}", f"name_{n}", f"days_{n}")

    def _people(self) -> list[tuple[str, str]]:
        on_the_list = {one.person_id for one in self.network}
        listed = [
            (f"n:{one.ref}", f"{one.person.known_as if one.person else one.named}, {one.tie}")
            for one in self.network
        ]
        family = [
            (f"p:{ref}", words) for (ref, words), one in zip(grown_ups(self.members), self._grown(), strict=True)
            if one.pk not in on_the_list
        ]  # fmt: skip
        return [*listed, *family]

    def _grown(self) -> list[Person]:
        refs = [ref for ref, _ in grown_ups(self.members)]
        by_ref = {one.person.ref: one.person for one in self.members}
        return [by_ref[ref] for ref in refs]

    def clean(self) -> dict[str, Any]:
        """A line that says what says who; one that says who says what."""
        cleaned = super().clean() or {}
        for n in range(1, self.lines + 1):
            what, who = cleaned.get(f"what_{n}", ""), cleaned.get(f"who_{n}") or cleaned.get(f"name_{n}", "")
            if what and not who:
                self.add_error(f"who_{n}", f"Say who does this: “{what[:60]}”.")
            if who and not what:
                self.add_error(f"what_{n}", "Say what they do.")
        return cleaned

    @property
    def rota(self) -> list[RotaDraft]:
        """The lines as the actions take them."""
        got = self.cleaned_data
        return [
            RotaDraft(
                got[f"what_{n}"],
                days=tuple(got[f"days_{n}"]),
                **self._owner(got[f"who_{n}"], got[f"name_{n}"]),
            )
            for n in range(1, self.lines + 1)
            if got[f"what_{n}"]
        ]

    def _owner(self, chosen: str, name: str) -> dict[str, Any]:
        sort, _, ref = chosen.partition(":")
        if sort == "p":
            return {"person": next((one.person for one in self.members if one.person.ref == ref), None)}
        listed = next((one for one in self.network if one.ref == ref), None) if sort == "n" else None
        if listed is None:
            return {"friend": name}
        return (
            {"person": listed.person}
            if listed.person is not None
            else {"friend": f"{listed.named}, {listed.tie}"[:200]}
        )


class HoldFamilyGroupForm(RotaForm):
    """The day: who came, the family's own time, the plan in their words, and the rota."""

    held_on = past_day("On which day did the family meet?")
    attended = ticks("Who came?", required=False)
    private_from = forms.TimeField(
        label="The family’s own time began at", required=False, input_formats=TIMES, error_messages=A_TIME
    )
    private_until = forms.TimeField(
        label="and ended at", required=False, input_formats=TIMES, error_messages=A_TIME
    )
    plan_words = LongText(
        label="The plan, in the family’s words",
        rows=8,
        error_messages={"required": "Write the family’s plan in their own words."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, names: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the list of who may have come."""
        super().__init__(*args, lines=LINES, **kwargs)
        offer_choices(self, "attended", names)

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as `hold_family_group` takes them."""
        got = self.cleaned_data
        came = set(got["attended"])
        plain = {
            name: got[name] for name in ("held_on", "private_from", "private_until", "plan_words", "version")
        }
        return {**plain, "rota": self.rota, "attended": [one for one in self.network if one.ref in came]}


class AddToRotaForm(RotaForm):
    """One line more."""

    agreed_on = past_day("Since when?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One line, which must say what."""
        super().__init__(*args, lines=1, **kwargs)
        self.fields["what_1"].required = True
        self.fields["what_1"].error_messages["required"] = "Write what will be done."
