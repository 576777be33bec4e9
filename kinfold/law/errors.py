"""What the law room refuses to guess. Every message says what was asked and what would settle it."""


class LawError(Exception):
    """Anything this room refuses."""


class BeyondTheTable(LawError):
    """A date outside the years whose bank holidays we hold."""


class NoSuchRule(LawError):
    """No rule has this name."""


class NotInForce(LawError):
    """The rule had no value yet on this date."""


class LimitNeeded(LawError):
    """The length is agreed for each family, and nobody has said what was agreed."""


class LawIsWrong(LawError):
    """A rule file is malformed."""
