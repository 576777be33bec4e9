"""The forms of handing the lead over, and of reading what came before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.design.forms import DateField, Form, LongText
from kinfold.plan import rules
from kinfold.plan.forms.steps import Choices, offer, one

NOBODY_OVERSEES = ("nobody", "Nobody yet. The plan says so until somebody is named")
STAYS, FOR_A_TIME, GOES = "stays", "for_a_time", "goes"


class HandOverForm(Form):
    """Who leads next, why, whether the same worker could stay, and how each child is told."""

    verb: ClassVar[str] = "hand_over"

    to = one("Who leads next?", "Choose who leads next.")
    because = one("Why does the lead change?", "Choose why the lead changes.")
    why = LongText(
        label="Say it in a sentence the family would understand",
        rows=2,
        max_length=300,
        error_messages={"required": "Say why the lead changes."},
    )
    same_worker = LongText(
        label="Could the same worker stay?",
        help_text="A new level of help takes no worker away. Ask before you change, and write what was answered.",
        required=False,
        rows=2,
        max_length=2_000,
    )
    part = one("What becomes of the one who leads now?", "Choose whether they stay.")
    overlap_until = DateField(label="If they stay for a time: until when?", required=False, not_past=True)
    promises = LongText(
        label="What was promised to the family and is still owed?",
        help_text="Whoever leads next keeps it, or says to the family why not.",
        required=False,
        rows=3,
        max_length=4_000,
    )
    overseen_by = forms.ChoiceField(
        label="If somebody outside social care leads: which social worker oversees?",
        required=False,
        widget=forms.RadioSelect,
        help_text="They are allocated to the family, if they are not yet. Ask them first.",
    )
    on_day = DateField(
        label="From which day?",
        not_future=True,
        error_messages={"required": "Give the day from which they lead."},
    )

    def __init__(
        self,
        *args: Any,
        workers: Choices,
        led_by: str,
        named_by: Choices,
        outside: Collection[str] = (),
        overseers: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        """Offer who may lead. Each child who named the one who leads now gets a line for the goodbye.

        `outside`: those of the workers who would need a social worker to oversee, who is one of `overseers`.
        """
        super().__init__(*args, **kwargs)
        self.outside = frozenset(outside)
        if self.outside:
            offer(self, "overseen_by", [*overseers, NOBODY_OVERSEES], choose=False)
            self.fields["overseen_by"].say_optional = False  # type: ignore[attr-defined]
        else:
            del self.fields["overseen_by"]
        offer(self, "to", workers, choose=False)
        offer(self, "because", list(rules.BECAUSE.items()))
        self.named_by, self.led_by = named_by, led_by
        self.fields["on_day"].initial = self.today
        if not led_by:
            for name in ("because", "same_worker", "part", "overlap_until"):
                del self.fields[name]
            return
        offer(
            self,
            "part",
            [
                (STAYS, "They stay in the team, so that the relationship lasts"),
                (FOR_A_TIME, "They stay for a time, so that the two overlap"),
                (GOES, "They say goodbye"),
            ],
        )
        self.initial.setdefault("part", STAYS)
        self.fields["part"].label = f"What becomes of {led_by}?"
        for ref, name in named_by:
            self.fields[f"goodbye_{ref}"] = LongText(
                label=f"How is {name} told, and how do they say goodbye?",
                help_text=f"{name} named {led_by} as somebody who matters.",
                required=False,
                rows=2,
                max_length=1_000,
            )

    def clean(self) -> dict[str, Any]:
        """An overlap has its last day; a goodbye is planned with every child who named the one who goes."""
        found = super().clean() or self.cleaned_data
        part = found.get("part")
        if found.get("to") in self.outside and not found.get("overseen_by"):
            self.add_error("overseen_by", "Choose the social worker who oversees, or “Nobody yet”.")
        if part == FOR_A_TIME and not found.get("overlap_until") and "overlap_until" not in self.errors:
            self.add_error("overlap_until", "Give the last day of the one who leads now.")
        if part in (FOR_A_TIME, GOES):
            for ref, name in self.named_by:
                if not found.get(f"goodbye_{ref}", "").strip():
                    self.add_error(f"goodbye_{ref}", f"Say how {name} is told and says goodbye.")
        if found.get("because") == "status" and not found.get("same_worker", "").strip():
            self.add_error("same_worker", "Say whether the same worker could stay, and what was answered.")
        return found

    @property
    def told(self) -> dict[str, Any]:
        """The answers as the action takes them, the goodbyes in one text, a line for each child."""
        got = self.answers
        part = got.get("part", STAYS)
        goodbyes = [
            f"{name}: {got[f'goodbye_{ref}'].strip()}"
            for ref, name in self.named_by
            if got.get(f"goodbye_{ref}", "").strip()
        ]
        kept = ("why", "because", "same_worker", "promises", "on_day")
        return {
            **{name: got[name] for name in kept if name in got},
            "stays": part != GOES,
            "overlap_until": got.get("overlap_until") if part == FOR_A_TIME else None,
            "goodbye": "\n".join(goodbyes),
        }


class ReadHandoverForm(Form):
    """That it was read, and one's own view."""

    verb: ClassVar[str] = "read_handover"

    own_view = LongText(
        label="What do you make of it yourself?",
        help_text="Earlier evidence counts, and so does your own judgement. Where do you see it otherwise? What will you find out first?",
        rows=5,
        max_length=4_000,
        error_messages={"required": "Write what you make of it yourself, having read."},
    )
    met_family_on = DateField(
        label="When did you meet the family with the one who led before?",
        help_text="Leave it empty if you have not met yet.",
        required=False,
        not_future=True,
    )
