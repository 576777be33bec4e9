"""The five ways in which Kinfold says no. Each becomes a page in plain words, never a bare error."""


class Hidden(Exception):  # noqa: N818 - a state of affairs, not a fault
    """The asker may not know that this exists: answered exactly as if it were missing (404)."""


class RefusedOpenly(Exception):  # noqa: N818
    """The asker may know that it exists but may not do this. The message says why (403)."""


class NeedsGlass(Exception):  # noqa: N818
    """The record opens only by break-glass: a reason, a notice, an expiry and a review."""

    def __init__(self, ref: str, name: str = "") -> None:
        """Remember which record was asked for, by its reference."""
        super().__init__(ref)
        self.ref = ref
        self.name = name


class NotNow(Exception):  # noqa: N818
    """A rule or a state says that this may not happen now. The message is shown as it stands.

    `field` names the form field to which the message belongs, if any.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        """Keep the plain-words message and the field to which it belongs."""
        super().__init__(message)
        self.message = message
        self.field = field


class Clash(Exception):  # noqa: N818
    """Somebody else changed the same thing meanwhile. Both texts are kept and shown."""

    def __init__(self, theirs: str, yours: str) -> None:
        """Keep both texts, so that a page can show them side by side."""
        super().__init__("Somebody else changed this while you were writing.")
        self.theirs = theirs
        self.yours = yours
