"""The only writers of own words, consent, tellings and silences; and of what came of them."""

from kinfold.voice.actions.answering import (
    give_feedback,
    record_view,
    reply_to_feedback,
    what_came_of_it,
)
from kinfold.voice.actions.words import explain_silence, keep_words, record_consent, record_telling

__all__ = [
    "explain_silence",
    "give_feedback",
    "keep_words",
    "record_consent",
    "record_telling",
    "record_view",
    "reply_to_feedback",
    "what_came_of_it",
]
