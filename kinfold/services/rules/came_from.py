"""Where asking for help came from: a plan, an assessment, a meeting, the family themselves."""

CAME_FROM: dict[str, str] = {
    "family": "They asked for it themselves",
    "public_page": "They asked on the public page",
    "plan": "The plan",
    "assessment": "The assessment",
    "meeting": "A meeting around the family",
    "family_plan": "The family’s own plan",
    "after_child_went": "A child left home, and the parent still needs help",
    "another_service": "Another service suggested it",
    "worker": "A worker thought of it",
}
"""Words of `Request.came_from`, and how each is said."""


def came_from_says(word: str) -> str:
    """Return where asking came from in words; nothing when nobody said."""
    return CAME_FROM.get(word, "")
