"""The chronology kinds that the services room declares. The other steps of help are general kinds (`chronology.kinds`)."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind("need_noticed", "A need noticed", "help", "Something you need"),
    Kind("need_read", "How far a need is met", "help", "How well things are going"),
    Kind("service_asked", "Help asked for", "help", "We asked for help"),
    Kind(
        "service_closed_non_engagement",
        "Help closed for not coming",
        "help",
        "The help stopped. You may ask again",
    ),
    Kind("need_effect_said", "What a need means for a child", "help"),
    Kind("gap_opened", "What nobody gives has an owner", "help", "Nobody gives this yet. Somebody is asking"),
    Kind("gap_taken_up", "What nobody gives was taken up", "help", "We asked those who could give it"),
    Kind("gap_handed_on", "What nobody gives has another owner", "help", "Somebody else is asking now"),
    Kind("gap_answered", "What nobody gave was answered", "help", "There is an answer"),
    Kind("gap_stands", "It stays a gap, and is said so", "help", "Nobody can give this now"),
]
