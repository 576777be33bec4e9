"""The chronology kinds that the care room declares."""

from kinfold.chronology.kinds import Kind

OF_PERIODS: list[Kind] = [
    Kind(
        "legal_status_changed", "The law behind being in care", "decision", "Why you are looked after changed"
    ),
    Kind("home_before", "What there was before care", "home", "We asked where you lived before"),
    Kind("placement_ended", "A home ended", "home", "You moved out"),
    Kind("stayed_away", "A short stay somewhere else", "home", "You stayed somewhere else"),
    Kind("care_ended", "Left care", "home", "Living in care ended"),
    Kind("home_sought", "A home is being chosen", "home", "We began to look for a home with you"),
    Kind(
        "home_shown",
        "The child was shown who would care for them",
        "home",
        "You saw who would look after you",
    ),
    Kind("home_chosen", "A home was chosen", "home", "A home was chosen"),
    Kind("carers_told", "Carers were told what they need to know", "home", "Your carers were told about you"),
    Kind("time_not_had", "Promised time did not happen", "life", "A time we promised did not happen"),
    Kind("promise_ended", "Promised time ended", "life", "A promise of time ended"),
    Kind("back_from_missing", "Back after being missing", "worry", "You came back"),
    Kind("return_talk", "Talk after being missing", "voice", "We talked about why you went"),
]
"""Periods of care, homes, matching, promised time, going missing."""

OF_CARING: list[Kind] = [
    Kind("short_break", "Short break", "home", "A short stay away from home"),
    Kind("came_alone", "Came to this country alone", "life", "Came to this country"),
    Kind("life_story_added", "Added to the child’s own book", "voice", "Something new in your own book"),
    Kind("leaving_care", "Growing up out of care", "home", "Help with growing up"),
    Kind("stayed_put", "Stays with their carers", "home", "Staying with the people you live with"),
    Kind("kept_in_touch", "Keeping in touch", "contact", "Keeping in touch"),
    Kind("tie_kept", "A tie that is kept", "voice", "Somebody who stays in your life"),
]
"""Reviews, health, school, carers, going home, breaks, life story, leaving care."""

KINDS: list[Kind] = [*OF_PERIODS, *OF_CARING]
