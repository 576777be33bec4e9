"""Is it still true? One tap for each thing that stands; words only where something has changed."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from kinfold.assessment.actions import Answered
from kinfold.assessment.models import StillTrue
from kinfold.assessment.queries import Standing
from kinfold.design.forms import Form, LongText

MOVED = "{who} changed this while you were answering. What stands now is above; look at your answer again."

GONE = "Somebody said meanwhile that this is no longer true. You had written: “{words}” Add it as something new if it matters."


class StillTrueForm(Form):
    """Three answers for each contribution, and none is asked for: what is not tapped stays as it was."""

    verb: ClassVar[str] = "still_true"

    def __init__(
        self,
        *args: Any,
        rows: Sequence[Standing],
        moved: Mapping[str, str],
        gone: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        """Ask about each row. `moved` maps what was answered but has been replaced meanwhile to what replaced it; `gone`
        holds what was typed about things that somebody has said meanwhile to be no longer true."""
        super().__init__(*args, **kwargs)
        self.rows, self.moved, self.gone = rows, dict(moved), list(gone)
        for row in rows:
            ref = row.contribution.ref
            self.fields[f"answer_{ref}"] = forms.ChoiceField(
                label="Is it still true?",
                required=False,
                choices=StillTrue.Answer.choices,
                widget=forms.RadioSelect,
            )
            self.fields[f"words_{ref}"] = LongText(label="What is true now?", required=False, rows=3)
        if self.is_bound and self.moved:
            self._carry_over()

    def _carry_over(self) -> None:
        """Put what was typed about a replaced contribution beside the one that stands now."""
        data = self.data.copy()  # type: ignore[attr-defined]
        for old, new in self.moved.items():
            for part in ("answer", "words"):
                typed = data.get(f"{part}_{old}", "")
                if typed and not data.get(f"{part}_{new}"):
                    data[f"{part}_{new}"] = typed
        self.data = data

    def clean(self) -> dict[str, Any]:
        """Ask for the words of what has changed; show what somebody else changed meanwhile."""
        told = super().clean() or {}
        by_ref = {row.contribution.ref: row for row in self.rows}
        for words in self.gone:
            self.add_error(None, GONE.format(words=words))
        for new in self.moved.values():
            if new in by_ref:
                self.add_error(
                    f"answer_{new}", MOVED.format(who=by_ref[new].contribution.said_by or "Somebody")
                )
        for ref in by_ref:
            changed = told.get(f"answer_{ref}") == StillTrue.Answer.CHANGED
            if changed and not told.get(f"words_{ref}", "").strip():
                self.add_error(f"words_{ref}", "Write what is true now.")
        if not self.errors and not self.given:
            raise forms.ValidationError("Answer at least one, or go back.")
        return told

    @property
    def given(self) -> dict[str, Answered]:
        """The answers that were tapped, by reference."""
        found = {}
        for row in self.rows:
            ref = row.contribution.ref
            answer = self.cleaned_data.get(f"answer_{ref}")
            if answer:
                words = self.cleaned_data.get(f"words_{ref}", "")
                found[ref] = Answered(answer, words=words if answer == StillTrue.Answer.CHANGED else "")
        return found
