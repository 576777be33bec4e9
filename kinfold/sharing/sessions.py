"""Sessions whose keys are stored hashed, so that a copy of the database cannot be used to sign in.

The browser holds the key; the table holds its SHA-256. (Stock Django stores the key itself:
`trust/README.md`, threat 32.)
"""

import hashlib
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


def hashed(key: str | None) -> str | None:
    """Return what the table holds for a browser's session key (40 hexadecimal characters)."""
    return hashlib.sha256(key.encode()).hexdigest()[:40] if key else None


class SessionStore(DatabaseStore):
    """Django's database sessions, looked up and saved by the hash of the key."""

    def _get_session_from_db(self) -> Any:
        plain, self._session_key = self._session_key, hashed(self._session_key)
        try:
            return super()._get_session_from_db()  # type: ignore[misc]
        finally:
            # A missing session makes Django clear the key; then a new one is made on save.
            self._session_key = plain if self._session_key is not None else None

    def exists(self, session_key: str) -> bool:
        """Say whether a browser's key is in use."""
        return super().exists(hashed(session_key) or "")

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Make the row under the hashed key."""
        row = super().create_model_instance(data)
        row.session_key = hashed(self._get_or_create_session_key()) or ""  # type: ignore[attr-defined]
        return row

    def delete(self, session_key: str | None = None) -> None:
        """Delete a session by the browser's key."""
        super().delete(hashed(session_key or self.session_key))
