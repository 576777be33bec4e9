"""The domains of neglect (Horwath 2007, as quoted in seed 001: 1979-1986): where care falls short, with evidence.

A domain says which need of the child is not met. It is never a label on a parent's page, and nothing is added up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain: how workers read it, the need behind it in plain words, what it covers, and the lines it comes from."""

    says: str
    need: str
    covers: str
    source: str


DOMAINS: dict[str, Domain] = {
    "medical": Domain(
        "Medical",
        "To be seen by a doctor, dentist or nurse when it is needed",
        "A child’s health needs are made little of or denied.",
        "seed 001: 1981",
    ),
    "nutritional": Domain(
        "Food and growth",
        "Enough good food, and to grow well",
        "Often with failure to thrive; lately also obesity and lack of exercise.",
        "seed 001: 1982",
    ),
    "emotional": Domain(
        "Emotional",
        "Somebody who answers to how the child feels",
        "The child’s basic need for emotional interaction and support is not answered, which may hurt self-esteem.",
        "seed 001: 1983",
    ),
    "educational": Domain(
        "Learning",
        "To play, learn and go to school",
        "Little stimulation in early years; attendance not ensured and learning not supported later.",
        "seed 001: 1984",
    ),
    "physical": Domain(
        "Home, food and clothes",
        "A home, food and clothes that are good enough",
        "Living conditions, food and clothing are not what the child needs.",
        "seed 001: 1985",
    ),
    "supervision": Domain(
        "Supervision and guidance",
        "Somebody who keeps watch, and explains what is dangerous",
        "Not enough supervision to keep the child safe; later, no word about common risks such as alcohol.",
        "seed 001: 1986",
    ),
}
