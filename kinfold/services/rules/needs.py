"""The words for what a person may need: one for workers, one for the family, who read it about themselves.

The words are those of the fifteen families (seed 000, 001, 002, 004) with the usual ones beside them. A need is never a
fault: money, a home and work stand in the same list as everything else (seed 003: 74-76; seed 001: 239, 557).
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """What workers read, and what the family reads."""

    worker: str
    family: str


NEEDS: dict[str, Label] = {
    # what makes daily life hard or easy
    "money": Label("Money", "Enough money"),
    "debt": Label("Debt", "Help with money I owe"),
    "benefits": Label("Benefits", "Getting the money I have a right to"),
    "housing": Label("Housing", "A good place to live"),
    "home_repairs": Label("Repairs, warmth and power at home", "A warm home where things work"),
    "employment": Label("Work and hours of work", "Work at good times"),
    "training": Label("Training and learning", "Learning for work"),
    "food": Label("Food", "Enough food"),
    "practical_help": Label("Practical help at home", "Help at home"),
    "childcare": Label("Childcare", "Someone to look after the children"),
    "transport": Label("Transport", "A way to get there"),
    "immigration": Label("Immigration status", "Help with papers to stay here"),
    "language": Label("Language", "Somebody who speaks my language"),
    "english": Label("Learning English", "Learning English"),
    "reading_writing": Label("Reading, writing and forms", "Help with reading and forms"),
    "legal_advice": Label("Legal advice", "Someone who knows the law"),
    "prison": Label("Prison: their own, or of somebody close", "Help because somebody is in prison"),
    "staying_out_of_trouble": Label("Staying out of trouble with the law", "Staying out of trouble"),
    # health
    "mental_health": Label("Mental health", "Help when I feel very low or worried"),
    "physical_health": Label("Physical health", "Help with my health"),
    "long_illness": Label("An illness that lasts", "Help with an illness that lasts"),
    "health_care": Label("Health care and appointments", "Going to the doctor and the dentist"),
    "alcohol": Label("Alcohol", "Help with drinking"),
    "substance_misuse": Label("Drugs", "Help with drugs"),
    "disability_support": Label("Help with a disability", "Help with what is hard because of a disability"),
    "learning_disability": Label("Help with a learning disability", "Things explained in an easy way"),
    "parenting_support": Label("Support as a disabled parent", "Help to do things my own way as a parent"),
    "neurodivergence": Label("Help that fits autism or ADHD", "Help that fits how my mind works"),
    "pregnancy": Label("Help in pregnancy", "Help while having a baby"),
    "self_harm": Label("Help with self-harm", "Help when I want to hurt myself"),
    "gambling": Label("Gambling", "Help with betting"),
    # safety and relationships
    "safety": Label("Safety", "To be safe"),
    "domestic_abuse": Label("Safety from abuse at home", "To be safe from somebody who hurts me"),
    "anger": Label("Help to stop hurting others", "Help to stay calm and not hurt anyone"),
    "stopping_abuse": Label("Help to stop abuse at home, for whoever does it", "Help so that nobody at home gets hurt"),
    "separation": Label("Help with separation", "Help when parents live apart"),
    "conflict": Label("Help with conflict at home", "Less arguing at home"),
    "relationship": Label("Help as a couple", "Help to get on better as a couple"),
    "exploitation": Label("Safety from exploitation", "To be safe from people who use me"),
    "own_childhood": Label("Help with what happened in childhood", "Help with what happened when I was young"),
    "bereavement": Label("Bereavement", "Help after somebody died"),
    "child_lives_elsewhere": Label("Help after a child went to live elsewhere", "Help after my child went to live somewhere else"),
    "abuse_recovery": Label("Recovery after abuse", "Help after I was hurt"),
    # being a parent, and rest
    "parenting": Label("Help with being a parent", "Help with looking after children"),
    "child_behaviour": Label("Help with what a child does", "Help when a child finds things hard"),
    "caring_for_others": Label("Help as somebody’s carer", "Help because I look after somebody"),
    "shared_care": Label("Sharing the care", "Sharing the looking after"),
    "respite": Label("A break", "A rest"),
    "social_support": Label("Friends and support", "Friends and people to lean on"),
    "isolation": Label("Being alone", "Not being so alone"),
    # what a child needs to grow
    "physical_care": Label("Physical care", "Clean clothes, food, washing and sleep"),
    "supervision": Label("Supervision", "A grown-up there to look after me"),
    "emotional_support": Label("Emotional support", "Someone to talk to about feelings"),
    "stimulation": Label("Play and stimulation", "Playing and learning"),
    "stability": Label("Stability", "Things staying the same"),
    "routines": Label("Routines", "Bedtimes and mealtimes"),
    "education": Label("Education", "Help at school"),
    "attendance": Label("Getting to school", "Getting to school"),
    "sen_support": Label("Help with special educational needs", "Extra help to learn"),
    "speech_language": Label("Speech and language", "Help with talking"),
    "friendships": Label("Friendships", "Friends"),
    "activities": Label("Activities", "Fun things to do"),
    "young_carer": Label("Young carer", "Help because I look after somebody"),
    "mentor": Label("A trusted adult", "A grown-up I can trust"),
    "identity": Label("Identity and culture", "Being who I am"),
    "family_links": Label("Links with family", "Seeing my family"),
    "sibling_links": Label("Links with brothers and sisters", "Seeing my brothers and sisters"),
    # how help itself should be
    "to_be_heard": Label("To be heard", "To be listened to"),
    "explanation": Label("An explanation", "Someone to explain what happens and why"),
    "advocacy": Label("An advocate", "Someone to speak up for me"),
    "acceptable_help": Label("Help of a kind they would accept", "Help that I would like"),
    "continuity": Label("The same worker", "The same person helping me"),
}  # fmt: skip
"""Every need word with a label for workers and one for the family."""

_MARKS: dict[str, str] = {
    "money": r"money|financ|universal credit|budget|debt|benefit",
    "housing": r"housing|homeless|lodging",
    "food": r"food|breakfast",
    "practical_help": r"practical|furniture|clothes|volunteer|home help|home-start|early-morning",
    "childcare": r"childcare|childmind",
    "transport": r"transport",
    "immigration": r"immigration|asylum|refugee",
    "language": r"translation|interpret|language or status",
    "mental_health": r"mental|psychiatr|camhs|counselling|therap|feelings",
    "physical_health": r"hospital|medication|health condition|health visit|nurse",
    "health_care": r"health|midwi|appointment",
    "alcohol": r"alcohol",
    "substance_misuse": r"drug|substance",
    "disability_support": r"disab|respite",
    "pregnancy": r"pregnan|midwi|antenatal|perinatal|expectant|prenatal|baby|babies",
    "domestic_abuse": r"domestic|abuse",
    "conflict": r"conflict|mediation",
    "separation": r"separat|mediation",
    "abuse_recovery": r"after abuse",
    "own_childhood": r"past trauma",
    "parenting": r"parenting|parents? learning|play worker|mothers|five to thrive|video interactive",
    "respite": r"respite|hosting|short break|support care|needing a break",
    "social_support": r"befriend|group|volunteer|family hub|children's centre|home-start|community",
    "emotional_support": r"feelings|counselling|mentor|talk to|play therapy|resilience",
    "stimulation": r"play|under-fives|toddlers|infant",
    "education": r"school|pupil|education",
    "attendance": r"attendance|early-morning|family liaison",
    "sen_support": r"special needs|special educational|ehc|behaviour needs",
    "speech_language": r"speech",
    "friendships": r"befriend|youth|clubs",
    "activities": r"clubs|arts|music|sport|youth|outing",
    "young_carer": r"young carer|care for family",
    "mentor": r"mentor|alongside|befriend",
    "exploitation": r"organised crime|gangs|violence intervention",
    "family_links": r"kinship|family group|relative",
    "debt": r"debt",
    "english": r"esol|learning english",
    "prison": r"prison",
    "isolation": r"lonel|isolat",
    "relationship": r"couple",
    "child_behaviour": r"behaviour",
    "caring_for_others": r"carers? of adults",
    "physical_care": r"nurture|warm clothes",
    "advocacy": r"advoc|spokes",
}
_LOOKED_FOR = {need: re.compile(rf"\b(?:{words})") for need, words in _MARKS.items()}


def need_says(need: str, *, to_family: bool = False) -> str:
    """Return what to call a need. One written in somebody's own words is called just that."""
    label = NEEDS.get(need)
    if label is None:
        words = need.replace("_", " ").strip()
        return words[:1].upper() + words[1:]
    return label.family if to_family else label.worker


def needs_met_by(words: str) -> list[str]:
    """Guess from a description which needs a service may meet. A first sorting for the search; a person may correct it."""
    text = words.lower().replace("’", "'")
    return [need for need, pattern in _LOOKED_FOR.items() if pattern.search(text)]
