"""Where the reading pages lead on to: only to what this reader may do, and to pages that exist."""

from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse

from kinfold.assessment.models import Stage
from kinfold.assessment.queries import MissingAccount
from kinfold.network.models import Family
from kinfold.sharing.queries import View

REF, SECTION, CHILD = (
    "REF",
    "SECTION",
    "CHILD",
)  # stand-ins that a template replaces, so that one address serves many rows


def address(name: str, **parts: str) -> str:
    """Return the address of a page, or nothing when no room offers it."""
    try:
        return reverse(name, kwargs=parts or None)
    except NoReverseMatch:
        return ""


def existing(*asked: tuple[str, str]) -> list[tuple[str, str]]:
    """Keep those of (words, address) that lead somewhere."""
    return [(words, href) for words, href in asked if href]


@dataclass(slots=True)
class AssessmentLinks:
    """What may be done from the assessment."""

    add: str = ""
    section: str = ""  # with SECTION in it
    begin: str = ""
    acts: list[tuple[str, str]] = field(
        default_factory=list
    )  # beside each contribution, with REF and SECTION in them
    gaps: list[tuple[str, ...]] = field(default_factory=list)


def from_assessment(
    family: Family, view: View, child_ref: str, missing: list[MissingAccount]
) -> AssessmentLinks:
    """Links for whoever may add; for others the gaps alone, in words."""
    add = address("contribute", ref=family.ref)
    found = AssessmentLinks(gaps=[gap_said(gap, view, add) for gap in missing])
    if not view.can("W1"):
        return found
    about = f"person={child_ref}" if child_ref else ""
    found.add = f"{add}?{about}" if about else add
    found.section = f"{add}?section={SECTION}&{about}".rstrip("&")
    found.begin = address("begin_stage", ref=family.ref) if view.whole("W1") else ""
    found.acts = existing(
        ("Add beside", f"{add}?section={SECTION}&beside={REF}" if add else ""),
        ("Still true?", address("still_true", ref=REF)),
        ("Change", address("change_contribution", ref=REF)),
    )
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
        return (says, address("keep_words", ref=gap.person.ref), "Write down what they say")
    return (
        says,
        f"{add}?account=parent&said_by_person={gap.person.ref}" if add else "",
        "Write down what they say",
    )


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
        read=existing(
            ("What changed since", f"{address('compare_stages', ref=family.ref)}?first={stage.ref}"),
            ("The family’s copy", f"{address('family_copy', ref=family.ref)}?stage={stage.ref}"),
        )
    )
    is_open = stage.state in (Stage.State.OPEN, Stage.State.READY)
    if is_open and view.whole("W1"):
        found.do = existing(
            ("Ask again what is still true", address("still_true", **ref)),
            ("Sign it", address("sign_stage", **ref)),
        )
        found.analysis = address("write_analysis", ref=stage.ref, child=CHILD)
        found.signature = address("record_signature", **ref)
    return found
