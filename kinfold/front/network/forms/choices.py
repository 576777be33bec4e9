"""What the forms of the family map have in common: choosing among the people of a family."""

from collections.abc import Sequence

from django import forms

from kinfold.network.queries import Member

Choices = list[tuple[str, str]]
CHOOSE = ("", "Choose")


def people(members: Sequence[Member], *, ages: bool = True) -> Choices:
    """The people of a family as choices: name, and for a child the age."""
    return [
        (m.person.ref, f"{m.person.known_as} ({m.age})" if m.is_child and ages else m.person.known_as)
        for m in members
    ]


def one(label: str, missing: str, *, help_text: str = "", initial: str | None = None) -> forms.ChoiceField:
    """A field with radios, whose choices the form gives. `missing` is said when nothing is chosen."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        initial=initial,
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field its choices."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def only(form: forms.Form, name: str) -> None:
    """Choose the only choice there is, so that nobody is asked what has one answer."""
    choices = form.fields[name].choices  # type: ignore[attr-defined]
    if len(choices) == 1:
        form.initial.setdefault(name, choices[0][0])
