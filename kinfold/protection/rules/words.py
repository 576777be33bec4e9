"""Words of the room: who takes part, what a conference is asked about how it was run, how things are said. Pure."""

AGENCIES: dict[str, str] = {
    "social_care": "Children’s social care",
    "police": "Police",
    "health": "Health",
    "education": "School or nursery",
    "early_help": "Early help",
    "probation": "Probation",
    "adult_services": "Adult services",
    "housing": "Housing",
    "voluntary": "Charity or community group",
    "other": "Another agency",
}
"""Who takes part in a strategy discussion. Social care, police and health are expected at every one."""

EXPECTED = ("social_care", "police", "health")

QUALITY: dict[str, str] = {
    "report_before": "Had the family read the report, and had time to answer it?",
    "family_first": "Did the family speak first?",
    "knew_child": "Did everybody who spoke about a child know that child?",
    "child_heard": "Was what each child thinks heard?",
    "fathers_too": "Were fathers and partners asked as much as mothers?",
    "small_room": "Were only those in the room who were needed?",
    "to_them": "Was the family spoken to, and not about?",
    "mental_health": "Was it asked whether a parent needs help with mental health, and was that service there?",
    "substances": "Was it asked whether a parent needs help with alcohol or drugs, and was that service there?",
    "domestic_abuse": "Was it asked whether anybody at home is hurt or afraid, and was help for that there?",
    "probation": "Where a parent has a probation worker, were they there?",
    "clear": "Does the family know what must change, who helps, and what happens otherwise?",
}
"""How well a conference was run: whether parents' own problems were asked about and the right people were there (seed 002:
749), how the family was treated (seed 001: 461-465; seed 004: 1626). For learning: three answers, no number."""

ANSWERED_AS: dict[str, str] = {
    "chair": "The chair",
    "worker": "A worker",
    "family": "The family",
    "child": "A child",
}

CATEGORIES_TO_FAMILY: dict[str, str] = {
    "NEG": "not being looked after well enough",
    "PHY": "being hurt",
    "SAB": "being hurt in a sexual way",
    "EMO": "being made to feel frightened or worthless",
    "MUL": "more than one of these",
}
"""What the plan is to keep the child from, in words for a family."""

CIRCUMSTANCES: tuple[str, ...] = (
    "domestic_abuse", "alcohol", "substance_misuse", "mental_health", "learning_disability", "physical_health",
    "disability_support", "own_childhood", "conflict", "separation", "bereavement", "housing", "money", "immigration",
    "social_support", "parenting",
)  # fmt: skip
"""What may be hard in a parent's own life: words of the list of needs (`services`), because what is hard needs help. Said
apart from the category, and several may hold (seed 002: 271-278)."""


def times(count: int) -> str:
    """Say how many earlier plans there were: a fact, never a score."""
    return {0: "No earlier plan", 1: "One earlier plan"}.get(count, f"{count} earlier plans")


def enquiry_ended_says(following: str) -> str:
    """Say what follows enquiries, in one plain sentence that every reader of the record may see."""
    return {
        "conference": "the enquiries ended; a conference decides whether a plan is needed.",
        "child_in_need": "the enquiries ended; help goes on as a child in need.",
        "early_help": "the enquiries ended; early help goes on.",
        "court": "the enquiries ended; legal advice is asked.",
        "nothing": "the enquiries ended with nothing more from social care.",
    }[following]
