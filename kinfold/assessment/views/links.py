"""Where the reading pages lead on to: only to what this reader may do."""

from dataclasses import dataclass, field

from kinfold.assessment.models import Stage
from kinfold.assessment.queries import MissingAccount
from kinfold.design.environment import url
from kinfold.network.models import Family
from kinfold.sharing.queries import View

DOINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "open": (
        ("get_ready", "Say that it is ready"),
        ("sign_stage", "Sign it"),
        ("review_stage", "Look how it is going"),
        ("stop_stage", "Stop it"),
    ),
    "ready": (("sign_stage", "Sign it"), ("open_again", "Go back to writing"), ("stop_stage", "Stop it")),
}
"""What may be done with a stage in each state (`states.STAGE`), by URL name."""

REF, SECTION, CHILD = "CONTRIBUTION", "SECTION", "CHILD"
"""Stand-ins that a template replaces, so that one address serves many rows. No reference holds an I or an O (`base.ids`)."""


@dataclass(slots=True)
class AssessmentLinks:
    """What may be done from the assessment."""

    add: str = ""
    section: str = ""  # with SECTION in it
    begin: str = ""
    ask_again: str = ""
    ask_for_help: str = ""
    acts: list[tuple[str, str]] = field(default_factory=list)  # beside each contribution, with REF, SECTION
    gaps: list[tuple[str, ...]] = field(default_factory=list)


def from_assessment(
    family: Family, view: View, child_ref: str, missing: list[MissingAccount]
) -> AssessmentLinks:
    """Links for whoever may add; for others the gaps alone, in words."""
    add = url("contribute", ref=family.ref)
    found = AssessmentLinks(gaps=[gap_said(gap, view, add) for gap in missing])
    if not view.can("W1"):
        return found
    about = f"person={child_ref}" if child_ref else ""
    found.add = f"{add}?{about}" if about else add
    found.section = f"{add}?section={SECTION}&{about}".rstrip("&")
    if view.whole("W1") and view.whole("V3"):
        found.begin = url("begin_stage", ref=family.ref)
    found.ask_again = url("still_true", ref=family.ref)
    found.ask_for_help = f"{url('ask_for_service', ref=family.ref)}?came_from=assessment"
    found.acts = [
        ("Add beside", f"{add}?section={SECTION}"),
        ("Change", url("change_contribution", ref=REF)),
    ]
    return found


def gap_said(gap: MissingAccount, view: View, add: str) -> tuple[str, ...]:
    """A missing voice: why, how they will be asked, and where to write down what they say."""
    says = gap.says
    if gap.because:
        says = f"{says}: {gap.because.rstrip('.')}."
    if gap.asked_next:
        says = f"{says.rstrip('.')}. Next: {gap.asked_next}"
    if not view.can("W1"):
        return (says,)
    if gap.is_child:
        return (says, url("keep_words", ref=gap.person.ref), "Write down what they say")
    return (says, f"{add}?person={gap.person.ref}", "Write down what they say")


@dataclass(slots=True)
class StageLinks:
    """What may be read and done from a stage."""

    read: list[tuple[str, str]] = field(default_factory=list)
    do: list[tuple[str, str]] = field(default_factory=list)
    analysis: str = ""  # with CHILD in it
    signature: str = ""


def from_stage(stage: Stage, family: Family, view: View) -> StageLinks:
    """Links from a stage; what its state no longer allows is not offered."""
    ref = {"ref": stage.ref}
    found = StageLinks(
        read=[
            (
                "What changed since",
                f"{url('compare_stages', ref=family.ref)}?first={stage.ref}",
            ),
            ("The family’s copy", f"{url('family_copy', ref=family.ref)}?stage={stage.ref}"),
        ]
    )
    if not (view.whole("W1") and view.whole("V3")):
        return found
    names = DOINGS.get(stage.state, ())
    found.do = [(words, url(name, **ref)) for name, words in names]
    if stage.state == Stage.State.SIGNED and not stage.approved_on and view.whole("W4"):
        found.do.append(("Approve it, or ask for more", url("approve_stage", **ref)))
    if stage.state in (Stage.State.OPEN, Stage.State.READY):
        found.do.insert(0, ("Ask again what is still true", url("still_true", ref=family.ref)))
        asking = f"{url('ask_for_service', ref=family.ref)}?came_from=assessment&of={stage.ref}"
        found.do.append(("Ask a service for help", asking))
        found.analysis = url("write_analysis", ref=f"{stage.ref}.{CHILD}")
        found.signature = url("record_signature", **ref)
    return found
