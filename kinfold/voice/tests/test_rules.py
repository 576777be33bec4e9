"""Words about words: pure."""

import pytest

from kinfold.voice import rules


def test_a_refusal_reads_as_a_sentence() -> None:
    assert rules.consent_in_words("Pat", "refused", "the team meeting") == "Pat said no to the team meeting"


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (0, "has not yet been asked to tell their story"),
        (1, "has told their story once"),
        (4, "has had to tell their story 4 times, to somebody new each time"),
    ],
)
def test_how_often_somebody_had_to_tell_it_is_said_plainly(times: int, words: str) -> None:
    assert rules.told_in_words(times) == words


@pytest.mark.parametrize("interpreter", ["Her husband", "the daughter", "Sue", "  sue "])
def test_a_relative_never_interprets(interpreter: str) -> None:
    assert rules.interpreter_is_family(interpreter, ["Sue", "Bob"])


@pytest.mark.parametrize("interpreter", ["", "A. Khan, interpreting service", "Susan Gray"])
def test_a_professional_interpreter_is_accepted(interpreter: str) -> None:
    assert not rules.interpreter_is_family(interpreter, ["Sue", "Bob"])
