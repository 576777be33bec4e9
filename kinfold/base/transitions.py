"""State machines as tables that can be read aloud, and from which the pictures are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinfold.base.errors import NotNow


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move: from a state, by a verb, to a state."""

    verb: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class States:
    """The states of one thing, in order, with plain-words labels, and its allowed moves."""

    thing: str
    labels: dict[str, str]
    moves: Sequence[Move]

    def may(self, verb: str, state: str) -> bool:
        """Say whether `verb` is possible from `state`."""
        return any(m.verb == verb and m.source == state for m in self.moves)

    def after(self, verb: str, state: str) -> str:
        """Return the state that follows `verb`, or raise `NotNow` in plain words."""
        for move in self.moves:
            if move.verb == verb and move.source == state:
                return move.target
        label = self.labels.get(state, state)
        raise NotNow(f"This {self.thing} is “{label}”, so that cannot be done now.")

    def diagram(self) -> str:
        """Draw the table as a Mermaid state diagram (used by the documentation)."""
        lines = ["stateDiagram-v2"]
        lines += [f"    {state}: {label}" for state, label in self.labels.items()]
        lines += [f"    {m.source} --> {m.target}: {m.verb.replace('_', ' ')}" for m in self.moves]
        return "\n".join(lines)
