"""The chronology kinds that the plan room declares."""

from kinfold.chronology.kinds import Kind

KINDS = [
    Kind(
        name="level_changed", says="Level of help changed", group="decision", family_says="The help changed"
    ),
    Kind(name="plan_changed", says="Plan changed", group="meeting", family_says="The plan was changed"),
    Kind(name="goal_set", says="Goal agreed", group="meeting", family_says="Something we want was agreed"),
    Kind(name="goal_ended", says="Goal ended", group="meeting", family_says="A goal was reached or let go"),
    Kind(name="action_agreed", says="Action agreed", group="meeting", family_says="Who does what was agreed"),
    Kind(name="action_ended", says="Action ended", group="meeting", family_says="Something was done, or not"),
    Kind(
        name="rhythm_set", says="Visits agreed", group="contact", family_says="How often we come was agreed"
    ),
    Kind(name="rhythm_ended", says="Visits ended", group="contact", family_says="These visits ended"),
    Kind(
        name="window_agreed", says="Time for change agreed", group="decision", family_says="Time was agreed"
    ),
    Kind(
        name="closing_asked",
        says="Ending of help asked for",
        group="decision",
        family_says="We asked whether our help may end",
    ),
    Kind(
        name="closing_sent_back",
        says="Ending of help sent back",
        group="decision",
        family_says="Our help goes on for now",
    ),
    Kind(
        name="handover_read",
        says="Handover read",
        group="help",
        family_says="Your new worker read your story first",
    ),
]
