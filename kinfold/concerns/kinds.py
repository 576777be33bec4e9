"""The chronology kinds that the concerns room declares."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind(name="noticed", says="Something was noticed", group="worry", family_says="Somebody was worried"),
    Kind(
        name="consultation_asked",
        says="Advice was asked",
        group="worry",
        family_says="Somebody asked for advice",
    ),
    Kind(
        name="consultation_answered",
        says="Advice was given",
        group="worry",
        family_says="Somebody got advice",
    ),
    Kind(
        name="help_requested",
        says="The family asked for help",
        group="help",
        family_says="You asked for help",
    ),
    Kind(
        name="help_answered", says="The family got an answer", group="help", family_says="You got an answer"
    ),
    Kind(
        name="report_received",
        says="A report came in",
        group="worry",
        family_says="Somebody told us something",
    ),
    Kind(
        name="report_looked_at",
        says="A report was looked at",
        group="worry",
        family_says="We looked at what we were told",
    ),
    Kind(
        name="referral_made",
        says="Referred to social care",
        group="worry",
        family_says="Social care was asked",
    ),
    Kind(
        name="referral_decided",
        says="A referral was decided",
        group="worry",
        family_says="Social care decided what to do",
    ),
    Kind(
        name="outcome_told",
        says="Whoever raised it was told",
        group="worry",
        family_says="We told the person who was worried what happened",
    ),
]
