"""What the law room refuses to guess. Every message says what was asked and what would settle it."""


class LawError(Exception):
    """Anything this room refuses."""


class BeyondTheTable(LawError):  # noqa: N818 - a state of affairs, not a fault
    """A date outside the years whose bank holidays we hold."""


class NoSuchRule(LawError):  # noqa: N818
    """No rule has this name."""


class NotInForce(LawError):  # noqa: N818
    """The rule had no value yet on this date."""


class LimitNeeded(LawError):  # noqa: N818
    """The length is agreed for each family, and nobody has said what was agreed."""


class LawIsWrong(LawError):  # noqa: N818
    """A rule file is malformed."""
