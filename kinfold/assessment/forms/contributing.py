"""Adding to the assessment and changing what stands: for workers, and for members of the family."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.assessment import rules
from kinfold.assessment.models import Contribution
from kinfold.design.forms import DateField, Form, LongText, TextField
from kinfold.network.queries import Member
from kinfold.people.models import Person

NOT_SURE = "not_sure"
SOMEBODY_ELSE = "else"


def names(members: Sequence[Member]) -> list[tuple[str, str]]:
    """The people of a family as choices: name and age."""
    return [
        (str(m.person.pk), f"{m.person.known_as} ({m.age})" if m.is_child and m.age else m.person.known_as)
        for m in members
    ]


def sorts_for(section: str) -> list[tuple[str, str]]:
    """What may be added in a section: the child's page has its own four questions, the others have all but those."""
    every = [(str(value), str(says)) for value, says in Contribution.Sort.choices]
    own = [pair for pair in every if pair[0] in rules.ON_MY_PAGE]
    if section == rules.MY_PAGE:
        return own
    return [pair for pair in every if pair not in own] + ([] if section else own)


class OfFamily(Form):
    """A form about people of a family whom the asker may know of."""

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        """Keep the people who may be chosen."""
        super().__init__(*args, **kwargs)
        self.members = members

    def always_answered(self, *fields: str) -> None:
        """Do not say "(optional)" of questions that have an answer from the start."""
        for name in fields:
            self.fields[name].say_optional = False  # type: ignore[attr-defined]

    def offer(self, field: str, choices: Sequence[tuple[str, str]]) -> None:
        """Set what a field offers."""
        chosen = self.fields[field]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = list(choices)

    def member(self, number: str) -> Person | None:
        """The person with this number; None for the family as a whole or somebody else."""
        return next((m.person for m in self.members if str(m.person.pk) == number), None)

    def is_child(self, person: Person | None) -> bool:
        """Say whether this is one of the children."""
        return any(m.is_child and m.person == person for m in self.members)


class ContributeForm(OfFamily):
    """One thing to add: where it belongs, about whom, who says so, and who may read it."""

    verb: ClassVar[str] = "contribute"

    section = forms.ChoiceField(label="Where does it belong?")
    person = forms.ChoiceField(label="Who is it about?", widget=forms.RadioSelect, required=False)
    sort = forms.ChoiceField(
        label="What are you adding?",
        choices=Contribution.Sort.choices,
        widget=forms.RadioSelect,
        initial=Contribution.Sort.FACT,
    )
    words = LongText(
        label="Write it down",
        help_text="What is so, in plain words that the family can read. What you saw and heard goes apart, below.",
        error_messages={"required": "Write what you want to add."},
    )
    evidence = LongText(label="What did you see or hear that shows it?", required=False, rows=3)
    strength = LongText(
        label="What is going well beside this?",
        required=False,
        rows=3,
        help_text="A strength stands beside each worry. Kept with it, and shown with it.",
    )
    domain = forms.ChoiceField(label="If care falls short: in which way?", required=False)
    speaker = forms.ChoiceField(label="Who says so?", widget=forms.RadioSelect, required=False)
    said_by = TextField(label="If somebody else: their name and job", required=False, max_length=200)
    on_day = DateField(label="When was it said or seen?", not_future=True)
    heard_afresh = forms.MultipleChoiceField(
        label="Did somebody have to tell their story again, to somebody new?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick who had to. We count it, so that it happens less.",
    )
    sharing = forms.ChoiceField(
        label="Who may read it?",
        choices=[
            ("family", "Everybody in the family, and the workers"),
            ("own", "Only whoever said it, and the workers, until they share it"),
            ("workers", "Only the workers"),
        ],
        widget=forms.RadioSelect,
        required=False,
        help_text="Your own words can be read by the family unless you say otherwise. For what somebody in the family says, ask them.",
    )
    why_not_shared = TextField(
        label="If only the workers: why may the family not read it?", required=False, max_length=300
    )

    def __init__(self, *args: Any, section: str = "", person: str = "", **kwargs: Any) -> None:
        """Offer the sections side by side of the triangle, and the people of the family."""
        super().__init__(*args, **kwargs)
        shown = [(one.name, f"{rules.SIDES[one.side]}: {one.says}") for one in rules.SECTIONS.values()]
        self.offer("section", shown if section else [("", "Choose"), *shown])
        self.offer(
            "speaker",
            [("me", "I do, from what I know"), *names(self.members), (SOMEBODY_ELSE, "Somebody else")],
        )
        self.offer("heard_afresh", names(self.members))
        self.offer("domain", [("", "Does not apply"), *((n, d.says) for n, d in rules.DOMAINS.items())])
        self.offer("sort", sorts_for(section))
        children = [m for m in self.members if m.is_child]
        whole = [] if section == rules.MY_PAGE else [("family", "The family as a whole")]
        self.offer("person", [*whole, *names(self.members if whole else children)])
        self.always_answered("person", "speaker", "said_by", "sharing", "why_not_shared")
        self.fields["section"].initial = section
        self.fields["sort"].initial = sorts_for(section)[0][0]
        self.fields["person"].initial = self._number_of(person) or ("family" if whole else "")
        self.fields["speaker"].initial = "me"
        self.fields["on_day"].initial = self.today
        self.fields["section"].error_messages["required"] = "Choose where it belongs."

    def _number_of(self, ref: str) -> str:
        return next((str(m.person.pk) for m in self.members if ref and m.person.ref == ref), "")

    def clean(self) -> dict[str, Any]:
        """Ask for the name of somebody else, and whose page it is."""
        told = super().clean() or {}
        if told.get("sort") != Contribution.Sort.WORRY and told.get("strength", "").strip():
            self.add_error(
                "sort", "What goes well stands beside a worry. Choose “What worries us”, or leave it out."
            )
        if not told.get("sharing"):
            speaker = self.member(told.get("speaker", ""))
            if speaker is not None and "sharing" not in self.errors:
                self.add_error(
                    "sharing", f"Choose who may read what {speaker.known_as} said. Ask them if you can."
                )
            told["sharing"] = "family"
        if told.get("speaker") == SOMEBODY_ELSE and not told.get("said_by", "").strip():
            self.add_error("said_by", "Write who said it: their name and job.")
        if told.get("sort") in rules.ON_MY_PAGE and not self.is_child(self.member(told.get("person", ""))):
            self.add_error("person", "Choose which child’s page this is for.")
        return told

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes besides section and words."""
        told = self.cleaned_data
        speaker = self.member(told["speaker"])
        account = "worker" if speaker is None else "child" if self.is_child(speaker) else "parent"
        heard = [person for number in told["heard_afresh"] if (person := self.member(number)) is not None]
        kept = ("sort", "evidence", "strength", "domain", "on_day", "sharing", "why_not_shared")
        return {name: told[name] for name in kept} | {
            "person": self.member(told["person"]),
            "account": account,
            "said_by": told["said_by"] if told["speaker"] == SOMEBODY_ELSE else "",
            "said_by_person": speaker,
            "heard_afresh": heard,
        }


class MyAccountForm(OfFamily):
    """A member of the family adds their own account: one question after the other, in plain words."""

    verb: ClassVar[str] = "contribute"

    words = LongText(
        label="What would you like to say?", error_messages={"required": "Write what you would like to say."}
    )
    person = forms.ChoiceField(label="Who is it about?", widget=forms.RadioSelect, required=False)
    sort = forms.ChoiceField(
        label="What is it?",
        choices=[
            ("fact", "How things are"),
            ("strength", "Something that goes well"),
            ("worry", "Something that worries me"),
            ("tried", "Help we tried, and how it went"),
            ("disagree", "Where I see it differently"),
        ],
        widget=forms.RadioSelect,
        initial="fact",
    )
    section = forms.ChoiceField(label="Is it about one of these?", required=False)
    sharing = forms.ChoiceField(
        label="Who may read it?",
        choices=[
            ("own", "Only me and the people who work with us"),
            ("family", "Everybody in my family, and the people who work with us"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may read it."},
    )

    def __init__(self, *args: Any, me: int | None, section: str = "", **kwargs: Any) -> None:
        """Offer oneself first, then the others; the sections as they are said to families."""
        super().__init__(*args, **kwargs)
        others = [m for m in self.members if m.person.pk != me]
        mine = [(str(m.person.pk), "Me") for m in self.members if m.person.pk == me]
        self.offer("person", [("family", "All of us"), *mine, *names(others)])
        shown = [(one.name, one.to_family) for one in rules.SECTIONS.values()]
        self.offer("section", [(NOT_SURE, "I am not sure"), *shown])
        self.fields["person"].initial = "family"
        self.fields["section"].initial = section or NOT_SURE
        self.always_answered("person", "section")

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes besides section and words."""
        told = self.cleaned_data
        return {"person": self.member(told["person"]), "sort": told["sort"], "sharing": told["sharing"]}

    @property
    def place(self) -> str:
        """The section: the one chosen, else the child's page for a child and the family's story for all others."""
        chosen = str(self.cleaned_data["section"])
        if chosen not in ("", NOT_SURE):
            return chosen
        return rules.MY_PAGE if self.is_child(self.member(self.cleaned_data["person"])) else "family_history"


class ChangeContributionForm(Form):
    """Say it anew. `replaces` is what was read, so that two who write at once are shown both."""

    changed_by: str = ""  # who wrote meanwhile, after a clash
    verb: ClassVar[str] = "change_contribution"

    replaces = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    words = LongText(label="What is true now?", error_messages={"required": "Write what is true now."})
    evidence = LongText(label="What did you see or hear that shows it?", required=False, rows=3)
    on_day = DateField(label="When was it said or seen?", not_future=True)
    why = LongText(label="Why does it change?", required=False, rows=2)
    sharing = forms.ChoiceField(label="Who may read it?", widget=forms.RadioSelect)
    why_not_shared = TextField(
        label="If only the workers: why may the family not read it?", required=False, max_length=300
    )

    def __init__(self, *args: Any, old: Contribution, own: bool, **kwargs: Any) -> None:
        """Begin with what stands. A member of the family (`own`) changes their own words only."""
        super().__init__(*args, **kwargs)
        choices = list(ContributeForm.base_fields["sharing"].choices)  # type: ignore[attr-defined]
        if own:
            choices = list(MyAccountForm.base_fields["sharing"].choices)  # type: ignore[attr-defined]
            for name in ("evidence", "on_day", "why", "why_not_shared"):
                del self.fields[name]
        sharing = self.fields["sharing"]
        assert isinstance(sharing, forms.ChoiceField)
        sharing.choices = choices
        first = {
            "replaces": old.ref, "words": old.words, "evidence": old.evidence, "on_day": self.today,
            "sharing": old.sharing, "why_not_shared": old.why_not_shared,
        }  # fmt: skip
        for name, value in first.items():
            if name in self.fields:
                self.fields[name].initial = value

    def now_replaces(self, ref: str) -> None:
        """After a clash: what is sent next replaces what stands now."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["replaces"] = ref
        self.data = data

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes besides the words."""
        return {name: value for name, value in self.answers.items() if name not in ("replaces", "words")}
