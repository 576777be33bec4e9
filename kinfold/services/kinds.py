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
]
