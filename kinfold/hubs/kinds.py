"""The chronology kinds that the hubs room declares.

Coming to a hub writes none: a story is not a list of mornings at a playgroup. Meetings in a programme with walls write none either:
whoever reads the chronology must not learn how often one parent meets their worker, nor about what.
"""

from kinfold.chronology.kinds import Kind

KINDS: list[Kind] = [
    Kind("hub_known", "Agreed to be known at a family hub", "help"),
    Kind("hub_not_known", "No longer known by name at a family hub", "help"),
    Kind("mentor_asked_for", "A mentor was asked for", "help", "You asked for a mentor"),
    Kind("mentor_matched", "A mentor was found", "help", "You have a mentor"),
    Kind("mentor_answered", "Told about a mentor", "help", "We told you about a mentor"),
    Kind("mentor_met", "Met with a mentor", "contact", "You met your mentor"),
    Kind(
        "mentor_looked_at",
        "Asked how it goes with the mentor",
        "help",
        "We asked how it goes with your mentor",
    ),
    Kind("mentor_said", "Said something about the mentor", "help"),
    Kind("mentoring_ended", "Mentoring ended", "help", "You and your mentor said goodbye"),
    Kind("volunteer_checked", "A volunteer’s check came", "help"),
    Kind("programme_began", "Began a programme with a worker of their own", "help"),
    Kind("programme_ended", "A programme ended", "help"),
]
