"""How a clock moves, as a table that can be read aloud."""

from kinfold.base.transitions import Move, States

CLOCK = States(
    thing="clock",
    labels={"open": "Running", "met": "Done", "stopped": "No longer applies"},
    moves=[
        Move("meet", "open", "met"),
        Move("stop", "open", "stopped"),
        Move("hand_over", "open", "open"),
        Move("give_reason", "open", "open"),
        Move("give_reason", "met", "met"),
        Move("give_reason", "stopped", "stopped"),
    ],
)
"""Late is not a state: a clock is late while it runs past its last day, or if it was done or stopped after it."""

TABLES: tuple[States, ...] = (CLOCK,)
