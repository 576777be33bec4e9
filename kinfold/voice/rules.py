"""Pure rules about words, consent and being asked again."""

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
