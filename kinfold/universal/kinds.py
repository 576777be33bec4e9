"""The chronology kinds that the universal room declares: each the bare fact, no reasons, nobody by name."""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = [
    Kind("check_done", "A health visitor’s check was done", "life", "A health visitor saw how your child is"),
    Kind(
        "check_missed",
        "A health visitor’s check did not happen",
        "life",
        "A health visitor’s check did not happen yet",
    ),
    Kind(
        "check_offered_again",
        "A health visitor’s check was offered again",
        "life",
        "A health visitor’s check was offered again",
    ),
    Kind("birth_registered", "A birth was registered", "life", "The birth was registered"),
    Kind("offer_made", "Something was offered at a good moment", "help", "Somebody offered something"),
    Kind("offer_answered", "An offer was answered", "help", "You answered an offer"),
    Kind("health_contact", "Seen by a hospital or walk-in unit", "life"),
    Kind("not_brought", "Was not brought to an appointment", "life"),
]
