"""What the pages of the insight room let somebody do."""

from kinfold.base.abilities import Ability

SEE_FIGURES = Ability("figures", "R1", "See what families need and do not get, counted")
SEE_EQUITY = Ability("figures_equity", "R1", "See whether help reaches everybody alike, counted")
SEE_AROUND = Ability(
    "figures_around", "R1", "See checks, school, hubs and what follows when a child goes, counted"
)
SEE_BEHIND = Ability("figures_behind", "R2", "See by name whom a number counts, where each record opens")
SEE_TAKINGS = Ability("takings", "X2", "See which tables somebody asks to take away, and answer")
ANSWER_TAKING = Ability("answer_taking", "X2", "Say whether somebody else may take a table away")
FETCH_TAKING = Ability("fetch_taking", "X2", "Fetch a table that somebody else agreed to")
EXPORT_FIGURES = Ability("export_figures", "X2", "Take a table of counts away")
SEE_CHANGES = Ability("what_we_changed", "R1", "Read what was changed because of the figures")
WRITE_CHANGE = Ability("write_change", "R1", "Write down what figures led to")
LOOK_AGAIN = Ability("look_at_change", "R1", "Say what is seen when somebody looks again")
