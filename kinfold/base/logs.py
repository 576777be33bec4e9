"""What no log may hold: the token of a one-time link, which is all that opens it."""

import logging
import re

LINK = re.compile(r"(/answer/)[^/\s?\"']+")


class NoLinks(logging.Filter):
    """Blank the token of every one-time link in what is logged; everything else passes as it is."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the words together and blank what must not be kept."""
        said = record.getMessage()
        hidden = LINK.sub(r"\1[link]", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
