"""Sets of people that belong together: a generation, a couple and its couples, a connected family."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Union-find over keys, used for generations and connected families."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.up = {key: key for key in keys}

    def find(self, key: str) -> str:
        """The name of the group a key is in."""
        while self.up[key] != key:
            self.up[key] = self.up[self.up[key]]
            key = self.up[key]
        return key

    def join(self, a: str, b: str) -> None:
        """Put two keys in one group."""
        self.up[self.find(b)] = self.find(a)
