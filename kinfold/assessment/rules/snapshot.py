"""What a signed stage holds, word for word, and the mark by which any later change would be seen. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

FORMAT = 1
"""The shape of what a snapshot holds. A reader of old snapshots looks at it; it grows when the shape changes."""

Row = Mapping[str, Any]


def snapshot(
    stage: Row,
    *,
    contributions: Sequence[Row],
    analyses: Sequence[Row],
    signatures: Sequence[Row],
    children: Sequence[Row],
    asked: Sequence[Row],
) -> dict[str, Any]:
    """Put together what was relied on: plain values only, in the order given, nothing left out and nothing added.

    `stage` tells purpose, plain words, days and who signed; `contributions` every one that stood, with who said it, when,
    who may read it and what was answered when it was asked again; `analyses` so what for each child; `signatures` the
    newest answer of each person; `children` how each was heard, or why not; `asked` what was asked before signing and the
    reason given. Whoever shows it leaves out what the reader may not see: each row carries `sharing` and `said_by_person`.
    """
    return {
        "format": FORMAT,
        "stage": dict(stage),
        "contributions": [dict(row) for row in contributions],
        "analyses": [dict(row) for row in analyses],
        "signatures": [dict(row) for row in signatures],
        "children": [dict(row) for row in children],
        "asked": [dict(row) for row in asked],
    }


def sha256(holds: Mapping[str, Any]) -> str:
    """Return the mark of what a snapshot holds: the same for the same content, whatever order its keys come in."""
    text = json.dumps(holds, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
