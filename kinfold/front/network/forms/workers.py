"""Forms about workers: who comes, who goes and how the goodbye is planned, who leads."""

from datetime import timedelta
from typing import Any

from django import forms

from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.front.network.forms.choices import Choices, offer, one, only
from kinfold.network.models import Involvement

Role = Involvement.Role
INVITED = (Role.PARTNER, Role.VOLUNTEER)  # theirs always has a last day
NOBODY_YET = "nobody"
A_YEAR = timedelta(days=366)


class InvolveForm(Form):
    """Who comes to the family, as what, to do what, until when."""

    practitioner = one("Who?", "Choose a worker.")
    role = one("What will they be to this family?", "Choose what they will be.")
    person = one("For whom?", "Choose for whom.", initial="family")
    does = TextField(
        label="What will they do?",
        help_text="In words the family would use: “Helps Sue with mornings”.",
        error_messages={"required": "Say what they will do."},
    )
    reason = TextField(
        label="Why are they needed?", max_length=300, error_messages={"required": "Say why they are needed."}
    )
    until = DateField(
        label="Until when?",
        help_text="Somebody in the team around the family, or a volunteer, has a last day within a year. It can be extended.",
        required=False,
        not_past=True,
    )

    def __init__(
        self, *args: Any, workers: Choices, people: Choices, roles: Choices, invited: set[str], **kwargs: Any
    ) -> None:
        """Offer the workers found, the roles that are free, the whole family or one child."""
        super().__init__(*args, **kwargs)
        self.volunteers = invited
        offer(self, "practitioner", workers)
        offer(self, "role", roles)
        offer(self, "person", [("family", "The whole family"), *people])
        only(self, "practitioner")

    def clean(self) -> dict[str, Any]:
        """A partner's or volunteer's part has a last day; a volunteer is a volunteer."""
        found = super().clean() or self.cleaned_data
        if found.get("practitioner") in self.volunteers and found.get("role") not in (None, Role.VOLUNTEER):
            self.add_error("role", "This person is a volunteer. Choose “Volunteer”.")
        elif found.get("role") == Role.VOLUNTEER and found.get("practitioner") not in (
            None,
            *self.volunteers,
        ):
            self.add_error("role", "This person is a worker, not a volunteer.")
        if found.get("role") in INVITED and not found.get("until") and "until" not in self.errors:
            self.add_error("until", "Give a last day within the next year. It can be extended.")
        if found.get("until") and found["until"] > self.today + A_YEAR:
            self.add_error("until", "Choose a last day within the next year. It can be extended.")
        return found


class EndInvolvementForm(Form):
    """When and why a worker's part ends, how the goodbye is planned, and who comes next."""

    until = DateField(
        label="What is their last day?",
        help_text="A day in the next weeks leaves time for a goodbye.",
        error_messages={"required": "Give the last day."},
    )
    reason = TextField(
        label="Why does it end?",
        max_length=300,
        error_messages={"required": "Say why this worker’s part ends."},
    )
    goodbye = LongText(
        label="How is the goodbye planned?",
        help_text="Who tells the children, when do they meet once more, may they keep in touch?",
        max_length=2_000,
        rows=4,
    )
    to = one("Who takes over what they were doing?", "Choose who takes over.")

    def __init__(self, *args: Any, team: Choices, leads: bool, would_be_lost: bool, **kwargs: Any) -> None:
        """Offer the others in the team. Where a child loses somebody, the goodbye is asked for."""
        super().__init__(*args, **kwargs)
        nobody = [] if leads else [(NOBODY_YET, "Nobody yet")]
        offer(self, "to", [*team, *nobody])
        self.fields["to"].label = "Who leads next?" if leads else "Who takes over what they were doing?"
        self.fields["goodbye"].required = would_be_lost
        self.fields["goodbye"].error_messages["required"] = "Say how the goodbye is planned."

    def clean_until(self) -> Any:
        """A day that has been, or one within a year."""
        until = self.cleaned_data["until"]
        if until and until > self.today + A_YEAR:
            raise forms.ValidationError("Choose a last day within the next year.")
        return until


class HandOverLeadForm(Form):
    """Who leads next, why, and whether the one before stays in the team."""

    to = one("Who leads next?", "Choose who leads next.")
    reason = TextField(label="Why?", max_length=300, error_messages={"required": "Say why the lead changes."})
    stays = one("Does the one who led until now stay in the team?", "Choose yes or no.", initial="yes")

    def __init__(self, *args: Any, team: Choices, led_by: str, **kwargs: Any) -> None:
        """Offer those who work with the family; ask about the one who leads now, if there is one."""
        super().__init__(*args, **kwargs)
        offer(self, "to", team)
        offer(self, "stays", [("yes", "Yes, so that the relationship lasts"), ("no", "No")])
        self.fields["stays"].label = f"Does {led_by} stay in the team?"
        only(self, "to")
        if not led_by:
            del self.fields["stays"]


__all__ = ["INVITED", "NOBODY_YET", "EndInvolvementForm", "HandOverLeadForm", "InvolveForm"]
