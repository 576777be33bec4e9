"""The sheet a family gets before a meeting: what to expect, in words a nine-year-old can read (seed 001: 1441-1445)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a family reads before a meeting of some kind."""

    title: str
    what_it_is: str
    what_happens: tuple[str, ...]
    what_you_can_do: tuple[str, ...]
    afterwards: tuple[str, ...]


YOU_CAN = (
    "You can say which day and time suit you.",
    "You can bring somebody to sit with you: a friend, a sister, a helper.",
    "You can ask for a break, or stop, at any time.",
    "You can say “I do not know that word”.",
    "You can say no to a question. We will not be cross.",
    "You can tell us before the day if you do not want somebody to come.",
)
AFTERWARDS = (
    "We read out what we wrote. You tell us if it is wrong.",
    "Everybody gets the same notes on the same day. You get them too.",
    "The notes say who does what, and by which day.",
)
START = (
    "First, each person says who they are and how they know your children.",
    "Then you speak. You go first.",
    "Then we hear what your children have said.",
)
END = ("At the end we say who will do what.", "Then we ask when you want to meet again.")

WHAT_IT_IS: dict[str, tuple[str, str]] = {
    "team_around_family": (
        "Our meeting",
        "You and the people who help you sit down together. We talk about what would make things better at home.",
    ),
    "team_around_child": (
        "Our meeting",
        "You and the people who help your child sit down together. We talk about what would help.",
    ),
    "strategy": (
        "A meeting to get things moving",
        "Help has been slow to come. We meet to find out why, and to put it right. It is not your fault.",
    ),
    "child_in_need_review": (
        "A meeting about how the plan is going",
        "We look at the plan together. Is it helping your children? Is it quick enough?",
    ),
    "core_group": (
        "The group that works on the plan",
        "You and a few people meet to look at each part of the plan. We ask what is done and what is not.",
    ),
    "child_protection_conference": (
        "A big meeting about keeping your children safe",
        "People are worried that a child may be hurt. We meet to decide if your children need a safety plan. "
        "The person in charge of the meeting does not work with your family. They will meet you first.",
    ),
    "review_conference": (
        "A meeting to look at the safety plan",
        "We look at the plan that keeps your children safe. What has changed for each child? Is the plan still needed? "
        "The person in charge of the meeting does not work with your family.",
    ),
    "care_review": (
        "A meeting about how it is for your child",
        "We look at how your child is, where they live, at school and with you. Your child says first what they want.",
    ),
    "before_court": (
        "A meeting before anybody goes to court",
        "We talk about what must change so that nobody needs to go to court, and what help you get. "
        "You can bring a lawyer. It costs you nothing.",
    ),
    "education_plan": (
        "A meeting about school",
        "We talk about how school is for your child, and what would help. You and your child say it first.",
    ),
    "family_group_conference": (
        "Your family’s own meeting",
        "This meeting is yours. Your family and friends come together to make a plan. Workers come at the start to "
        "tell you what they know. Then they go out.",
    ),
    "transition": (
        "A meeting about a move",
        "Your child is about to move to a new school or a new helper. We meet so that nothing gets lost.",
    ),
    "other": ("Our meeting", "You and some of the people who help you sit down together and talk."),
}
MORE: dict[str, tuple[str, ...]] = {
    "strategy": (
        "We ask what was promised, and what came of it.",
        "We say what will be different, and when.",
    ),
    "core_group": ("We go through the plan, one part at a time.",),
    "child_protection_conference": (
        "Each person says what they have seen.",
        "Each person says if they think a safety plan is needed, and why. You can answer.",
        "The person in charge then says what was decided, and why.",
    ),
    "review_conference": (
        "Each person says what has changed for your child since last time.",
        "Each person says if they think the safety plan is still needed, and why. You can answer.",
        "The person in charge then says what was decided, and why.",
    ),
    "care_review": (
        "We ask what was promised last time, and what came of it.",
        "We talk about time with brothers, sisters and you.",
    ),
    "before_court": (
        "We say in plain words what must change, and by when.",
        "We write down what you and we agree.",
    ),
    "family_group_conference": (
        "Workers say what they know, in plain words. You can ask them anything.",
        "Then they go out. Your family talks on its own. Nobody takes notes.",
        "When you are ready, you tell us your plan.",
    ),
    "transition": ("We say what will change and what will stay the same.",),
}
NEXT = "Then each person says, in a few words, what they have seen."


def sheet(kind: str) -> Sheet:
    """Return what a family is told about a meeting of some kind, before they come."""
    title, what = WHAT_IT_IS.get(kind, WHAT_IT_IS["other"])
    middle = MORE.get(kind, ())
    spoken = () if kind in ("family_group_conference", "child_protection_conference") else (NEXT,)
    return Sheet(title, what, (*START, *spoken, *middle, *END), YOU_CAN, AFTERWARDS)
