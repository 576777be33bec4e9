"""The forms of the community coach: a page of the directory, where it is given, who may have it, when it ended."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from kinfold.agencies.models import Organisation, Sector
from kinfold.base.errors import NotNow
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.services import rules
from kinfold.services.actions import Entry, Hours
from kinfold.services.actions.coaching import NewPlace
from kinfold.services.models import Criterion, Place, Service
from kinfold.services.rules.hours import Line, NotHours, read_hours, write_hours

KNOWN = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]
TRUTH: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None, "": None}
ROWS = 6
WHAT_IT_LOOKS_AT = [("", "Nothing that can be looked up: the words only"), *rules.MEASURES.items()]
NEEDS_BY_NAME: list[tuple[str, str]] = sorted(
    ((word, label.worker) for word, label in rules.NEEDS.items()), key=lambda each: each[1]
)
IN_ORDER = "Write a whole number."


def _number(label: str, most: int, **kwargs: Any) -> forms.IntegerField:
    told = {"invalid": IN_ORDER, "max_value": f"The most is {most}.", "min_value": "The least is 0."}
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=most, error_messages=told, **kwargs
    )


class KeepServiceForm(Form):
    """Everything that a page of the directory says, but where and for whom by rule."""

    name = TextField(
        label="Name", max_length=200, error_messages={"required": "Say what the service is called."}
    )
    does = LongText(label="What it does", required=False, rows=3)
    for_whom = forms.MultipleChoiceField(
        label="Whom is it for?", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(word, label.worker) for word, label in rules.FOR_WHOM.items()],
    )  # fmt: skip
    target = LongText(label="More about whom it is for", required=False, rows=2)
    youngest = _number("Youngest age", 120)
    oldest = _number("Oldest age", 120)
    needs = forms.MultipleChoiceField(
        label="Which needs may it meet?", required=False, widget=forms.CheckboxSelectMultiple,
        choices=NEEDS_BY_NAME,
    )  # fmt: skip
    areas = TextField(label="Areas", required=False, max_length=500)
    languages = TextField(label="Languages", required=False, max_length=500)
    childcare = forms.ChoiceField(
        label="Are children minded meanwhile?", required=False, choices=KNOWN, widget=forms.RadioSelect
    )
    travel = TextField(label="Getting there", required=False, max_length=300)
    access = TextField(label="Getting in", required=False, max_length=300)
    hours = LongText(label="Hours", required=False, rows=5)
    opening = TextField(label="Or when it is open, in words", required=False, max_length=300)
    out_of_hours = TextField(label="Outside these hours", required=False, max_length=300)
    how_to_ask = LongText(label="How to ask", required=False, rows=3)
    phone = TextField(label="Telephone", required=False, max_length=40)
    email = TextField(label="E-mail", required=False, max_length=254)
    web = TextField(label="Web page", required=False, max_length=200)
    duration = TextField(label="How long it lasts, in words", required=False, max_length=200)
    usual_days = _number("Usual length in days", 3_660)
    cost_to_family = TextField(label="What it costs the family", required=False, max_length=200)
    cost_per_case = forms.DecimalField(
        label="What one case costs whoever pays for it", required=False, max_digits=10, decimal_places=2, min_value=0,
        error_messages={"invalid": "Write the cost in pounds, such as 450 or 450.50."},
    )  # fmt: skip
    cost_words = TextField(
        label="Of which year, and from where is that cost?", required=False, max_length=300
    )
    caution = LongText(label="What to take care of", required=False, rows=2)
    ask_yourself = forms.BooleanField(label="A family may ask for it without a worker", required=False)
    public = forms.BooleanField(label="Show it to everybody in the public directory", required=False)

    @classmethod
    def standing(cls, service: Service, lines: Iterable[Line]) -> dict[str, Any]:
        """What the page says now."""
        told = {name: getattr(service, name) for name in cls.base_fields if hasattr(service, name)}
        lists = {name: ", ".join(getattr(service, name)) for name in ("areas", "languages")}
        truth = {True: "yes", False: "no", None: "unknown"}[service.childcare]
        return {**told, **lists, "childcare": truth, "hours": write_hours(list(lines))}

    def clean_hours(self) -> list[Line]:
        """Hours as lines; one that cannot be read is shown with how to write it."""
        try:
            return read_hours(self.cleaned_data["hours"])
        except NotHours as why:
            raise forms.ValidationError(str(why)) from why

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        told = self.answers
        for name in ("areas", "languages"):
            told[name] = [word.strip() for word in told[name].split(",") if word.strip()]
        told["childcare"] = TRUTH[told["childcare"]]
        told["hours"] = [
            Hours(one.weekday, one.opens, one.closes, note=one.note[:200]) for one in told["hours"]
        ]
        return told


class AddServiceForm(Form):
    """A service that is not in the directory yet: what it is called, what it is, who gives it."""

    name = TextField(
        label="What is it called?",
        max_length=200,
        error_messages={"required": "Say what the service is called."},
    )
    kind = forms.ChoiceField(
        label="What kind of help is it?", required=False,
        choices=lambda: [("", "Not said"), *rules.KINDS_OF_HELP.items()],
    )  # fmt: skip
    does = LongText(
        label="What it does", required=False, rows=3, help_text="In words that a family understands."
    )
    organisation = forms.ChoiceField(label="Who gives it?", required=False)
    new_organisation = TextField(
        label="If they are not in the list: what are they called?", required=False, max_length=200
    )
    sector = forms.ChoiceField(
        label="And what kind of organisation is that?", required=False,
        choices=lambda: [("", "Choose"), *Sector.choices],
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **kwargs: Any) -> None:
        """Offer the organisations that are known; with none, it is the writer's own that gives it."""
        super().__init__(*args, **kwargs)
        self.known = {one.ref: one for one in organisations}
        if not self.known:
            for name in ("organisation", "new_organisation", "sector"):
                del self.fields[name]
            return
        offered = [
            ("", "Not in this list, or not known"),
            *((ref, one.name) for ref, one in self.known.items()),
        ]
        self.fields["organisation"].choices = offered  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        told = self.answers
        told["organisation"] = self.known.get(told.get("organisation", ""))
        return told


class KeepPlacesForm(Form):
    """Where a service is given: places that are known, and one more."""

    places = forms.MultipleChoiceField(
        label="Given at", required=False, choices=(), widget=forms.CheckboxSelectMultiple
    )
    place_name = TextField(label="Name of the place", required=False, max_length=200)
    address = TextField(label="Address", required=False, max_length=300)
    town = TextField(label="Town", required=False, max_length=100)
    postcode = TextField(label="Postcode", required=False, max_length=8)
    latitude = forms.DecimalField(
        label="North (latitude)",
        required=False,
        max_digits=9,
        decimal_places=6,
        min_value=Decimal(-90),
        max_value=Decimal(90),
    )
    longitude = forms.DecimalField(
        label="East (longitude)",
        required=False,
        max_digits=9,
        decimal_places=6,
        min_value=Decimal(-180),
        max_value=Decimal(180),
    )
    getting_in = TextField(label="Getting in", required=False, max_length=300)

    def __init__(self, *args: Any, known: Sequence[Place] = (), **kwargs: Any) -> None:
        """Offer the places that are known."""
        super().__init__(*args, **kwargs)
        self.known = {place.ref: place for place in known}
        field = self.fields["places"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (ref, ", ".join(filter(None, (p.name, p.town, p.postcode)))) for ref, p in self.known.items()
        ]

    def clean(self) -> dict[str, Any]:
        """A new place needs a name."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("place_name") and any(
            told.get(name) for name in ("address", "town", "postcode", "latitude")
        ):
            self.add_error("place_name", "Say what the place is called.")
        return told

    @property
    def chosen(self) -> list[Place]:
        """The places that were ticked."""
        return [self.known[ref] for ref in self.cleaned_data["places"]]

    @property
    def new(self) -> NewPlace | None:
        """The place that is new."""
        told = self.cleaned_data
        if not told["place_name"]:
            return None
        return NewPlace(
            told["place_name"], told["address"], told["town"], told["postcode"], told["latitude"], told["longitude"],
            told["getting_in"],
        )  # fmt: skip


class KeepCriteriaForm(Form):
    """Up to six rules of who may have a service, and room for words alone."""

    rows: ClassVar[range] = range(ROWS)

    def __init__(self, *args: Any, standing: Sequence[Criterion] = (), **kwargs: Any) -> None:
        """Lay out the rows: those that stand, and empty ones after them."""
        super().__init__(*args, **kwargs)
        self.rows = range(max(ROWS, len(standing) + 1))  # type: ignore[misc]
        for row in self.rows:
            now = standing[row] if row < len(standing) else None
            self._row(row, now)

    def _row(self, row: int, now: Criterion | None) -> None:
        told = {
            "says": TextField(label="In plain words", required=False, max_length=300),
            "measure": forms.ChoiceField(label="What it looks at", required=False, choices=WHAT_IT_LOOKS_AT),
            "low": _number("From age", 120),
            "high": _number("To age", 120),
            "among": TextField(label="One of these", required=False, max_length=500),
            "must": forms.BooleanField(label="They must fit this", required=False, initial=True),
        }
        for name, field in told.items():
            if now is not None:
                value = getattr(now, name)
                field.initial = ", ".join(value) if name == "among" else value
            self.fields[f"{name}_{row}"] = field

    @property
    def entries(self) -> list[Entry]:
        """The rules that were written. Raises NotNow for a row that has everything but words."""
        found = []
        for row in self.rows:
            told = {
                name: self.cleaned_data[f"{name}_{row}"]
                for name in ("says", "measure", "low", "high", "among", "must")
            }
            if not told["says"]:
                if told["measure"] or told["among"]:
                    raise NotNow("Say in plain words who may have it.", field=f"says_{row}")
                continue
            told["among"] = tuple(word.strip() for word in told["among"].split(",") if word.strip())
            found.append(Entry(**told))
        return found


class WithdrawServiceForm(Form):
    """A service that has ended, or will."""

    ended_on = DateField(label="When does it end?")
