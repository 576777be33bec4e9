"""What the pages of the voice room let somebody do."""

from kinfold.base.abilities import Ability

KEEP_WORDS = Ability("keep_words", "W1", "Keep somebody's own words", audience="signed_in")
RECORD_CONSENT = Ability("record_consent", "W1", "Record what somebody agreed to, or did not")
EXPLAIN_SILENCE = Ability("explain_silence", "W1", "Say why a child's words are missing")
SEE_HEARD = Ability("heard", "V3", "See whether a family was heard, and what came of it")
WHAT_CAME_OF_IT = Ability("what_came_of_it", "V3", "Say what came of somebody’s words")
RECORD_VIEW = Ability(
    "record_view", "W1", "Write what somebody wishes of a decision, or why they were not asked"
)
GIVE_FEEDBACK = Ability("give_feedback", "W1", "Say how the help was", audience="signed_in")
REPLY_TO_FEEDBACK = Ability("reply_to_feedback", "W1", "Say what we changed because of it")
