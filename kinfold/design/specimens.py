"""Invented content for the gallery of components (every person here is invented)."""

from datetime import date, timedelta
from typing import Any

from django import forms

from kinfold.base.dates import PartialDate
from kinfold.base.errors import Clash, NotNow
from kinfold.design import pictures
from kinfold.design.forms import DateField, Form, LongText, PartialDateField, TextField

AGREED = (("yes", "Yes, they agreed"), ("no", "No, they said no"), ("not_asked", "They have not been asked"))
SAW = (("home", "At home"), ("school", "At school"), ("elsewhere", "Somewhere else"))
PLACES = (
    ("", "Choose one"),
    ("kitchen", "The kitchen"),
    ("garden", "The garden"),
    ("room", "Their own room"),
)


class SpecimenForm(Form):
    """One of every field."""

    verb = "specimen"

    name = TextField(
        label="What is the child called?", help_text="The name they use every day.", max_length=100
    )
    words = LongText(
        label="What did they say?",
        help_text="In their own words, as nearly as you can.",
        rows=4,
        required=False,
    )
    seen_on = DateField(
        label="When did you see them?", help_text="For example, 27 3 2026 or 27 March 2026.", not_future=True
    )
    born = PartialDateField(
        label="When were they born?",
        help_text="A year is enough if that is all you know.",
        required=False,
        not_future=True,
    )
    agreed = forms.ChoiceField(label="Do the parents agree?", choices=AGREED, widget=forms.RadioSelect)
    places = forms.MultipleChoiceField(
        label="Where do you see them?", choices=SAW, widget=forms.CheckboxSelectMultiple, required=False
    )
    room = forms.ChoiceField(label="Where did you talk?", choices=PLACES, required=False)
    letter = forms.FileField(label="A letter or a drawing", required=False)
    told = forms.BooleanField(label="I have told them what I wrote", required=False)


def receive(form: SpecimenForm) -> None:
    """Take the form, except from the two names that show how Kinfold says no."""
    if form.answers["name"] == "Not Now":
        raise NotNow("Somebody has to see the child before this can be sent.", field="seen_on")
    if form.answers["name"] == "Clash":
        raise Clash(theirs="Sam wrote: the stairs have a light now.", yours=form.answers["words"])


def months_before(today: date, number: int) -> list[date]:
    """Return the first days of the last months, oldest first, this month included."""
    last = today.year * 12 + today.month - 1
    return [date(place // 12, place % 12 + 1, 1) for place in range(last - number + 1, last + 1)]


def context(today: date) -> dict[str, Any]:
    """Return what the gallery shows."""
    pattern = (1, 0, 2, 0, 0, 1, 3, 1, 0, 0, 0, 2, 1, 0, 4, 2, 1, 0, 1, 5, 3, 2, 1, 2)
    months = [
        (month, {"School": number, "Health": pattern[-place] % 3, "Police": int(number > 3)})
        for place, (month, number) in enumerate(zip(months_before(today, 24), pattern, strict=True))
    ]
    born = date(today.year - 8, 3, 9)
    return {
        "today": today,
        "bars": pictures.month_bars(months, "What was written down each month, by who told us"),
        "ribbon": pictures.ribbon(stretches(born, today), "Jake’s story so far", born=born, today=today),
        "born": PartialDate(born),
        "rough": PartialDate(date(today.year - 31, 1, 1), "year"),
        "days_ago": lambda days: today - timedelta(days=days),
    }


def stretches(born: date, today: date) -> list[pictures.Stretch]:
    """Return an invented life in levels."""
    turns = [born.replace(year=born.year + years) for years in (3, 5, 6)]
    return [
        pictures.Stretch("Nursery and health visitor", "universal", born, turns[0]),
        pictures.Stretch("Early help", "help", turns[0], turns[1]),
        pictures.Stretch("School", "universal", turns[1], turns[2]),
        pictures.Stretch("Child in need", "need", turns[2], today - timedelta(days=200)),
        pictures.Stretch("Early help", "help", today - timedelta(days=200)),
    ]
