"""The need words in groups: a core that every council could collect about parents' and children's needs alike.

Seed 002: 949, 956, 975-977 asks for such a "minimum data set" and gives no list: its groups here are ours, drawn from what
the reports name. The six lines of its table 4.2 (333-341) and the five outcomes (202-223) are its own.
"""

from kinfold.services.rules.needs import Label

NEED_GROUPS: dict[str, tuple[str, ...]] = {
    "mental_health": ("mental_health", "self_harm"),
    "alcohol_and_substances": ("alcohol", "substance_misuse"),
    "gambling": ("gambling",),
    "abuse_at_home_safety": ("domestic_abuse",),
    "abuse_at_home_stopping": ("stopping_abuse", "anger"),
    "safety": ("safety", "exploitation", "abuse_recovery"),
    "learning_disability": ("learning_disability",),
    "disability_and_illness": (
        "disability_support", "parenting_support", "physical_health", "long_illness", "health_care",
    ),
    "neurodivergence": ("neurodivergence",),
    "pregnancy": ("pregnancy",),
    "housing": ("housing", "home_repairs"),
    "money_and_debt": ("money", "debt", "benefits", "food"),
    "work": ("employment", "training"),
    "immigration": ("immigration",),
    "english": ("english", "language", "reading_writing"),
    "law": ("legal_advice", "prison", "staying_out_of_trouble"),
    "parenting": ("parenting", "child_behaviour", "shared_care"),
    "own_childhood": ("own_childhood",),
    "bereavement": ("bereavement", "child_lives_elsewhere"),
    "isolation": ("isolation", "social_support"),
    "relationships": ("conflict", "relationship", "separation"),
    "caring": ("caring_for_others", "young_carer"),
    "practical": ("practical_help", "childcare", "transport", "respite"),
    "a_childs_care": ("physical_care", "supervision", "routines", "stability"),
    "a_childs_feelings": ("emotional_support", "mentor"),
    "learning": ("stimulation", "education", "attendance", "sen_support", "speech_language"),
    "friends_and_fun": ("friendships", "activities"),
    "identity_and_ties": ("identity", "family_links", "sibling_links"),
    "how_help_is": ("to_be_heard", "explanation", "advocacy", "acceptable_help", "continuity"),
}  # fmt: skip
"""Each word of `NEEDS` in exactly one group."""

OTHER_GROUP = "other"
GROUP_LABELS: dict[str, Label] = {
    "mental_health": Label("Mental health", "Feeling low or worried"),
    "alcohol_and_substances": Label("Alcohol and drugs", "Drink and drugs"),
    "gambling": Label("Gambling", "Betting"),
    "abuse_at_home_safety": Label("Safety from abuse at home", "Being safe at home"),
    "abuse_at_home_stopping": Label("Help to stop hurting others", "Not hurting anyone"),
    "safety": Label("Safety and recovery", "Being safe"),
    "learning_disability": Label("Learning disability", "Things explained in an easy way"),
    "disability_and_illness": Label("Disability and illness", "Health and disability"),
    "neurodivergence": Label("Autism and ADHD", "Help that fits how my mind works"),
    "pregnancy": Label("Pregnancy", "Having a baby"),
    "housing": Label("Housing", "A place to live"),
    "money_and_debt": Label("Money and debt", "Money"),
    "work": Label("Work and training", "Work"),
    "immigration": Label("Immigration", "Papers to stay here"),
    "english": Label("English, language and reading", "Language and reading"),
    "law": Label("The law and prison", "The law"),
    "parenting": Label("Being a parent", "Looking after children"),
    "own_childhood": Label("What happened in their own childhood", "What happened when I was young"),
    "bereavement": Label("Bereavement and loss", "Losing somebody"),
    "isolation": Label("Being alone", "Not being so alone"),
    "relationships": Label("Relationships at home", "Getting on at home"),
    "caring": Label("Caring for somebody", "Looking after somebody"),
    "practical": Label("Practical help and rest", "Help at home, and a rest"),
    "a_childs_care": Label("A child’s daily care", "Being looked after"),
    "a_childs_feelings": Label("A child’s feelings", "Feelings"),
    "learning": Label("Play and learning", "Playing and learning"),
    "friends_and_fun": Label("Friends and activities", "Friends and fun"),
    "identity_and_ties": Label("Identity and family ties", "Being who I am"),
    "how_help_is": Label("How help itself should be", "How people help me"),
    OTHER_GROUP: Label("Another need, in other words", "Something else"),
}  # fmt: skip
"""What each group is called; `other` holds needs written in somebody's own words."""

_CHILDS = ("a_childs_care", "a_childs_feelings", "learning", "friends_and_fun", "identity_and_ties")
_ADULTS = ("parenting", "work", "relationships", "own_childhood", "gambling", "abuse_at_home_stopping")
PARENTS_MINIMUM: tuple[str, ...] = tuple(group for group in NEED_GROUPS if group not in _CHILDS)
"""The groups of the data set on parents' needs."""
CHILDREN_MINIMUM: tuple[str, ...] = tuple(group for group in NEED_GROUPS if group not in _ADULTS)
"""The groups of the data set on children's needs."""

TABLE_LINES: dict[str, tuple[str, ...]] = {
    "alcohol_and_substances": ("alcohol_and_substances",),
    "learning_disability": ("learning_disability",),
    "housing_finance": ("housing", "money_and_debt"),
    "mental_health": ("mental_health",),
    "parenting": ("parenting",),
    "domestic_violence": ("abuse_at_home_safety", "abuse_at_home_stopping"),
}
"""The lines of table 4.2 (seed 002: 333-341), in its order, and the groups that make each."""

OUTCOMES: dict[str, Label] = {
    "being_healthy": Label("Being healthy", "Being well"),
    "staying_safe": Label("Staying safe", "Being safe"),
    "enjoying_achieving": Label("Enjoying and achieving", "Having fun and learning"),
    "contribution": Label("Making a positive contribution", "Having a say and helping others"),
    "economic_wellbeing": Label("Economic well-being", "Having enough"),
}
"""The five outcomes of the Children Act 2004 (seed 002: 202-223): what meeting a need is for."""

_GROUP = {word: group for group, words in NEED_GROUPS.items() for word in words}
_LINE = {
    word: line for line, groups in TABLE_LINES.items() for group in groups for word in NEED_GROUPS[group]
}


def group_of(need: str) -> str:
    """Return the group of a need word; `other` for one in somebody's own words."""
    return _GROUP.get(need, OTHER_GROUP)


def line_of(need: str) -> str:
    """Return the line of table 4.2 on which a need is counted; nothing when it is on none."""
    return _LINE.get(need, "")


def group_says(group: str, *, to_family: bool = False) -> str:
    """Return what to call a group of needs."""
    label = GROUP_LABELS[group]
    return label.family if to_family else label.worker


def outcome_says(outcome: str, *, to_family: bool = False) -> str:
    """Return what to call one of the five outcomes; nothing for none."""
    label = OUTCOMES.get(outcome)
    if label is None:
        return ""
    return label.family if to_family else label.worker
