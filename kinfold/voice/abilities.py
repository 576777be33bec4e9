"""What the pages of the voice room let somebody do."""

from kinfold.base.abilities import Ability

KEEP_WORDS = Ability("keep_words", "W1", "Keep somebody's own words", audience="signed_in")
RECORD_CONSENT = Ability("record_consent", "W1", "Record what somebody agreed to, or did not")
EXPLAIN_SILENCE = Ability("explain_silence", "W1", "Say why a child's words are missing")
