"""Pure rules about words, consent, being asked again, wishes and feedback."""

from kinfold.base.errors import NotNow

FAMILY_PARTS = frozenset(
    {"child", "young_person", "parent", "step_parent", "relative", "friend", "neighbour"}
)

DECISION_WORDS = {
    "given": "agreed to",
    "given_reluctantly": "agreed, reluctantly, to",
    "refused": "said no to",
    "withdrawn": "withdrew agreement to",
    "not_sought": "was not asked about",
}


def consent_in_words(name: str, decision: str, purpose: str) -> str:
    """Say a decision as a sentence: "Pat said no to CAF and team meeting"."""
    return f"{name} {DECISION_WORDS[decision]} {purpose}"


def told_in_words(times: int) -> str:
    """Say how often somebody has had to give their account to somebody new."""
    if times == 0:
        return "has not yet been asked to tell their story"
    if times == 1:
        return "has told their story once"
    if times == 2:
        return "has had to tell their story twice, to somebody new each time"
    return f"has had to tell their story {times} times, to somebody new each time"


def interpreter_is_family(interpreter: str, family_names: list[str]) -> bool:
    """Say whether the interpreter named is one of the family (never allowed: principle 29, seed 002: 343)."""
    given = interpreter.casefold().strip()
    if not given:
        return False
    kin = ("mother", "father", "mum", "dad", "sister", "brother", "son", "daughter", "husband", "wife")
    return any(given == name.casefold().strip() for name in family_names if name.strip()) or any(
        word in given.split() for word in kin
    )


AFTER_WHAT: dict[str, tuple[str, str]] = {
    "stage": ("An assessment", "When we wrote things down about your family"),
    "meeting": ("A meeting", "A meeting"),
    "review": ("A review of the plan", "When we looked at your plan"),
    "step": ("A step up or down", "When the help changed"),
    "closing": ("The end of our help", "When the help ended"),
    "help": ("The help in between", "The help you get"),
}
"""After what feedback is given (seed: a return after each stage, 001: 2334-2340): for workers, for the family."""

WAYS_TO_ASK: dict[str, tuple[str, str]] = {
    "talk": (
        "Talk",
        "Somewhere they choose, doing something together. Listen first and write afterwards, not while they speak.",
    ),
    "drawing": (
        "Draw",
        "Ask what is in the picture and where they are in it. Keep their words about it, not what you see in it.",
    ),
    "cards": (
        "Cards or play",
        "Feelings cards, three houses, small figures. Write what they chose and what they said.",
    ),
    "own_entry": (
        "Let them write it",
        "With their own sign-in, or on your screen. Nobody puts it into other words.",
    ),
    "showed": (
        "Watch",
        "A baby, or a child without words: whom they turn to, what comforts and what frightens them.",
    ),
}
"""Ways in which children are heard, with what each asks of the grown-up (seed 001: 379, 1403-1409; seed 002: 405-502)."""

SAY_FIRST = (
    "Before they speak, say what you would have to pass on: that somebody hurts them or might, or that somebody else is in "
    "danger. Say whom you would tell, and that you would tell them first if you can."
)
"""What children ask to be told beforehand (seed 001: 487-496, 546)."""


def check_view(*, has_words: bool, not_asked_why: str, followed: str, why: str) -> None:
    """Refuse a wish without words and without a reason, or one that is set aside without saying why."""
    if followed not in ("yes", "partly", "no", "open"):
        raise NotNow("Choose whether it was followed.", field="followed")
    if not has_words and not not_asked_why:
        raise NotNow("Write what they wished, or why they were not asked.", field="words")
    if has_words and followed in ("no", "partly") and not why:
        raise NotNow("Say why their wish was not followed, as you told them.", field="why")
