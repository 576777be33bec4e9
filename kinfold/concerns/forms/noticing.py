"""The four short pages of a worry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from kinfold.base.dates import PartialDate
from kinfold.concerns.models import Concern
from kinfold.concerns.rules import TypedAdult, TypedChild
from kinfold.design.forms import DateField, Form, LongText, PartialDateField, TextField

MOST_CHILDREN = 8
YES_NO = (("yes", "Yes"), ("no", "No"))


def how_many(typed: Mapping[str, Any]) -> int:
    """Read how many children the page has boxes for."""
    try:
        more = 1 if "secondary" in typed else 0  # the button "Add another child"
        return min(max(int(str(typed.get("how_many") or 1)) + more, 1), MOST_CHILDREN)
    except ValueError:
        return 1


class WhoForm(Form):
    """Page one: which child or children. A first name is enough."""

    verb: ClassVar[str] = "raise_concern_who"

    chosen = forms.MultipleChoiceField(
        label="Children you already know", required=False, widget=forms.CheckboxSelectMultiple
    )
    mother = TextField(label="Mum’s name, if you know it", required=False)
    others = TextField(label="Anybody else who is important to them", required=False, max_length=300)
    address = TextField(label="Where do they live? As much as you know", required=False, max_length=250)
    postcode = TextField(label="Postcode", required=False, max_length=10)
    how_many = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        known: Sequence[tuple[str, str, str]] = (),
        count: int = 1,
        **kwargs: Any,
    ) -> None:
        """Make boxes for `count` children; `known` are those who may be chosen instead: (reference, name, how known)."""
        super().__init__(data, *args, **kwargs)
        self.count = how_many(data) if data is not None else count
        self.fields["how_many"].initial = str(self.count)
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = [(ref, f"{name} ({how})") for ref, name, how in known]
        self.known = {ref: name for ref, name, _ in known}
        for number in range(self.count):
            self.fields |= self._child(number)
        for field in self.fields.values():
            field.say_optional = False  # type: ignore[attr-defined]  # the page says once that a first name is enough

    def fill_from(self, kept: QueryDict) -> None:
        """Show what was typed before, with one more child's boxes when they were asked for."""
        super().fill_from(kept)
        self.initial["how_many"] = str(self.count)

    def _child(self, number: int) -> dict[str, forms.Field]:
        born = PartialDateField(label="When were they born?", required=False)
        born.today = self.today
        return {
            f"name-{number}": TextField(label="What is the child called?", required=False),
            f"born-{number}": born,
            f"unborn-{number}": forms.BooleanField(
                label="Not born yet: this is the due date", required=False
            ),
            f"father-{number}": TextField(label="Dad’s name, if you know it", required=False),
            f"school-{number}": TextField(label="School, nursery or childminder", required=False),
        }

    @property
    def has_more(self) -> bool:
        """Say whether anything is typed, or wrong, among what is folded away."""
        folded = ["others", "address", "postcode", *(f"school-{n}" for n in range(self.count))]
        return any(self[name].value() or self[name].errors for name in folded)

    @property
    def rows(self) -> list[dict[str, str]]:
        """The names of the boxes, child by child, for the template."""
        parts = ("name", "born", "unborn", "father", "school")
        return [{part: f"{part}-{n}" for part in parts} for n in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one child, and for birth dates that fit."""
        cleaned = super().clean() or {}
        if not cleaned.get("chosen") and not any(
            cleaned.get(f"name-{n}", "").strip() for n in range(self.count)
        ):
            self.add_error("name-0", "Tell us which child this is about. A first name is enough.")
        for number in range(self.count):
            self._check_birth(cleaned, number)
        return cleaned

    def _check_birth(self, cleaned: dict[str, Any], number: int) -> None:
        born: PartialDate | None = cleaned.get(f"born-{number}")
        if born is None or born.day is None:
            return
        if born.day > self.today and not cleaned.get(f"unborn-{number}"):
            self.add_error(
                f"born-{number}",
                "This date has not come yet. If the baby is not born, tick the box below it.",
            )

    def children(self, words: Mapping[str, str]) -> list[TypedChild]:
        """Return the children as typed; `words` holds each child's own words by the name of its box."""
        got = self.cleaned_data
        found = [
            TypedChild(name=self.known.get(ref, "") or "Child", person_ref=ref, own_words=words.get(ref, ""))
            for ref in got["chosen"]
        ]
        for number in range(self.count):
            name = got[f"name-{number}"].strip()
            if name:
                found.append(self._typed(number, name, words.get(str(number), "")))
        return found

    def _typed(self, number: int, name: str, own_words: str) -> TypedChild:
        got = self.cleaned_data
        ties = ((got["mother"], "mother_of"), (got[f"father-{number}"], "father_of"), (got["others"], ""))
        return TypedChild(
            name=name,
            born=got[f"born-{number}"],
            address=got["address"],
            postcode=got["postcode"],
            school=got[f"school-{number}"],
            adults=tuple(TypedAdult(said.strip()[:200], tie) for said, tie in ties if said.strip()),
            own_words=own_words,
            unborn=got[f"unborn-{number}"],
        )

    def names(self) -> list[tuple[str, str]]:
        """Return (box, name) of each child on the page, whether or not the page is whole yet."""
        data = self.data if self.is_bound else self.initial
        chosen = data.getlist("chosen") if hasattr(data, "getlist") else data.get("chosen") or []
        found = [(ref, self.known[ref]) for ref in chosen if ref in self.known]
        typed = [(str(n), str(data.get(f"name-{n}") or "").strip()) for n in range(self.count)]
        return found + [(box, name) for box, name in typed if name]


class SawForm(Form):
    """Page two: what I saw and heard, apart from what it may mean; and each child's own words."""

    verb: ClassVar[str] = "raise_concern_saw"

    seen_on = DateField(label="When was this?", not_future=True)
    saw = LongText(label="What did you see and hear?")

    def __init__(self, *args: Any, names: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        """Make a box for the own words of each child on page one."""
        super().__init__(*args, **kwargs)
        self.fields["seen_on"].initial = self.today
        self.fields["saw"].error_messages["required"] = "Write what you saw or heard. One sentence is enough."
        self.words_of = {f"words-{box}": name for box, name in names}
        for field, name in self.words_of.items():
            self.fields[field] = LongText(
                label=f"{name}’s own words", required=False, rows=3, max_length=5000
            )

    def own_words(self) -> dict[str, str]:
        """Return each child's own words by the child's box on page one."""
        return {field.removeprefix("words-"): self.cleaned_data.get(field, "") for field in self.words_of}


class ThinkForm(Form):
    """Page three: what I think it may mean, what I feel and cannot explain, what I have done."""

    verb: ClassVar[str] = "raise_concern_think"

    may_mean = LongText(label="What do you think it may mean?", required=False, rows=4)
    instinct = LongText(label="A feeling that you cannot explain yet", required=False, rows=3)
    done_already = LongText(label="What have you already done?", required=False, rows=4)
    family_told = forms.ChoiceField(
        label="Have you talked about it with the family?",
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )

    def told(self) -> bool | None:
        """Return whether the family was talked with; None when that was not answered."""
        return {"yes": True, "no": False}.get(self.cleaned_data["family_told"])


class WishForm(Form):
    """Page four: what I would like."""

    verb: ClassVar[str] = "raise_concern_wish"

    wish = forms.ChoiceField(
        label="What would you like to happen?", choices=Concern.Wish.choices, widget=forms.RadioSelect
    )
    question = LongText(label="What would you like to ask?", required=False, rows=3, max_length=2000)
    service_wanted = TextField(label="Which service?", required=False)
    not_to_be_named = forms.BooleanField(label="Do not tell the family that it was me", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(*args, **kwargs)
        self.fields["wish"].error_messages["required"] = "Choose what you would like to happen."

    def clean(self) -> dict[str, Any]:
        """A request for a service names it."""
        cleaned = super().clean() or {}
        if cleaned.get("wish") == "service" and not cleaned.get("service_wanted", "").strip():
            self.add_error("service_wanted", "Name the service that you are asking for.")
        return cleaned


class CheckForm(Form):
    """The last look before it is sent: nothing to fill in."""

    verb: ClassVar[str] = "raise_concern_check"
    autosaves: ClassVar[bool] = False
