"""The form every page derives from: cleaned text, today's date, a token against sending twice, and drafts."""

import re
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Self

from django import forms
from django.http import HttpRequest, QueryDict

from kinfold.base.dates import PartialDate
from kinfold.base.errors import Clash, NotNow
from kinfold.design.fields import DateField, DatePartsError, DateWidget, LongText, PartialDateField, TextField

__all__ = [
    "DateField",
    "DatePartsError",
    "DateWidget",
    "Form",
    "LongText",
    "PartialDateField",
    "TextField",
    "tidy",
]

TOKEN, DRAFT_FORM, DRAFT_ABOUT = "token", "draft_form", "draft_about"
# Control characters that no keyboard types; PostgreSQL refuses NUL in text, and half a surrogate pair is no text at all.
UNTYPEABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
PLAIN_REQUIRED = "Fill this in."
SENT_ONCE = uuid.UUID(
    "6f0d5a4e-2b57-4e0b-9a53-2f4d1c7f9e10"
)  # under it the marks of forms that are sent off once


def tidy(text: str) -> str:
    """Return text with one kind of line end and without characters that nobody types. Emoji and every script stay."""
    return UNTYPEABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def tidied(data: Mapping[str, Any]) -> QueryDict:
    """Return sent data with every text tidied."""
    made = QueryDict(mutable=True)
    for key in data:
        values = data.getlist(key) if isinstance(data, QueryDict) else data[key]
        values = values if isinstance(values, list | tuple) else [values]
        made.setlist(key, [tidy(value) if isinstance(value, str) else value for value in values])
    return made


class Form(forms.Form):
    """A form on a page of Kinfold.

    `today` is the day against which dates are checked. `about` is the reference of what the form is about, so that a draft
    about one child never comes up for another. `verb` names the form (default: the class name in small letters).
    """

    verb: ClassVar[str] = ""
    autosaves: ClassVar[bool] = True
    same_again_is_one: ClassVar[bool] = False
    """For what is sent off once: the same answers by the same person on the same day are one deed, even when the page was
    fetched afresh (Back in the browser gives a new token)."""

    token = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        today: date,
        about: str = "",
        **kwargs: Any,
    ) -> None:
        """Tidy what was sent, and give every date field its today."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(None if data is None else tidied(data), files, **kwargs)
        self.today, self.about = today, about
        self.clash: Clash | None = None
        self.fields[TOKEN].initial = str(uuid.uuid4())
        for field in self.fields.values():
            if isinstance(field, PartialDateField):
                field.today = today
            if field.error_messages.get("required") == "This field is required.":
                field.error_messages["required"] = PLAIN_REQUIRED

    @classmethod
    def form_name(cls) -> str:
        """Return the form's verb: `RaiseConcernForm` is `raise_concern` unless `verb` says otherwise."""
        if cls.verb:
            return cls.verb
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__.removesuffix("Form")).lower()

    @classmethod
    def of(cls, request: HttpRequest, *, about: str = "", **kwargs: Any) -> Self:
        """Make the form for a request: filled with what was sent, with the draft to be carried on, or empty."""
        from kinfold.design import drafts

        today: date = request.today  # type: ignore[attr-defined]
        if request.method == "POST":
            return cls(request.POST, request.FILES, today=today, about=about, **kwargs)
        kept = drafts.to_carry_on(request, cls.form_name(), about)
        form = cls(today=today, about=about, **kwargs)
        if kept is not None:
            form.fill_from(kept)
        return form

    def fill_from(self, kept: QueryDict) -> None:
        """Show what was typed before, without checking it yet. Files cannot be shown again."""
        for name, field in self.fields.items():
            if name == TOKEN or isinstance(field, forms.FileField):
                continue
            prefixed = self.add_prefix(name)
            if not field.widget.value_omitted_from_data(kept, {}, prefixed):
                self.initial[name] = field.widget.value_from_datadict(kept, {}, prefixed)

    def clean_token(self) -> str:
        """Return the token if it is one of ours, else a new one (nobody is turned away for it)."""
        try:
            return str(uuid.UUID(self.cleaned_data[TOKEN]))
        except ValueError:
            return str(uuid.uuid4())

    def mark_of_what_it_says(self, account_id: int | None) -> str:
        """Return a token made of who sends what about what on which day: the same for the same answers, whatever the page."""
        said = sorted((name, repr(value)) for name, value in self.answers.items())
        return str(uuid.uuid5(SENT_ONCE, repr((account_id, self.form_name(), self.about, self.today, said))))

    def refuse(self, why: NotNow) -> None:
        """Show a refusal from an action beside its field, or above the form."""
        field = why.field if why.field in self.fields else None
        self.add_error(field, why.message)

    @property
    def answers(self) -> dict[str, Any]:
        """Return the cleaned answers without the token: ready to be passed to an action by name."""
        return {name: value for name, value in self.cleaned_data.items() if name != TOKEN}

    def shown(self) -> list[str]:
        """Return the names of the fields to be drawn, in order."""
        return [bound.name for bound in self.visible_fields()]


NO_DATE = PartialDate(None, "unknown")
