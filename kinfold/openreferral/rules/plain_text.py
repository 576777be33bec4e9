"""Texts of other directories as plain text: marks of web pages become lines, and what no page should show is left out. Pure."""

import re
import unicodedata
from html import unescape
from html.parser import HTMLParser

_UNSEEN = {"script", "style", "template", "head", "noscript", "iframe", "object", "svg"}
_LINES = {"p", "br", "div", "li", "ul", "ol", "tr", "table", "section", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"}  # fmt: skip
_SHOWN = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "base",
        "basefont",
        "bdi",
        "bdo",
        "big",
        "body",
        "button",
        "canvas",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "dd",
        "del",
        "details",
        "dfn",
        "dialog",
        "dir",
        "dl",
        "dt",
        "em",
        "embed",
        "fieldset",
        "figcaption",
        "figure",
        "font",
        "footer",
        "form",
        "frame",
        "frameset",
        "header",
        "html",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "link",
        "main",
        "map",
        "mark",
        "marquee",
        "math",
        "menu",
        "meta",
        "meter",
        "nav",
        "nobr",
        "option",
        "output",
        "picture",
        "pre",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "select",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "title",
        "track",
        "tt",
        "u",
        "var",
        "video",
        "wbr",
    ]
)
_WORD = re.compile(r"<[A-Za-z]+>")
_MARKED = re.compile(r"<[a-zA-Z!/?][^<]*>?|&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_PASSES = 4
MOST_READ = 20_000
_NEVER_CLOSED = re.compile(r"<(?![^<>]*>)")
"""Letters of one text that are looked at; what comes after is not read."""


class _Words(HTMLParser):
    """Gathers the words of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen.append(tag)
        elif tag in _LINES:
            self.said.append("\n• " if tag == "li" else "\n")
        elif tag not in _SHOWN and not self.unseen and _WORD.fullmatch(self.get_starttag_text() or ""):
            self.said.append(
                self.get_starttag_text() or ""
            )  # “Group <Saturday>”: words, not a mark of a page

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            while self.unseen and self.unseen.pop() != tag:
                pass
        elif tag in _LINES and tag != "br":
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.said.append(data)


def plain(words: str, most: int) -> str:
    """Return a text without marks of web pages, signs that cannot be seen and empty space, cut at a length."""
    text = words[:MOST_READ]
    for _ in range(_PASSES):
        if not _MARKED.search(text):
            break
        text = _without_marks(text)
    return _tidy(text)[:most].strip()


def one_line(words: str, most: int) -> str:
    """The same on one line."""
    return " ".join(plain(words, MOST_READ).split())[:most].strip()


def _without_comments(text: str) -> str:
    """A text without comments. One that is never closed stays."""
    kept, at = [], 0
    while (begins := text.find("<!--", at)) >= 0 and (ends := text.find("-->", begins + 4)) >= 0:
        kept.append(text[at:begins])
        at = ends + 3
    return "".join(kept) + text[at:]


def _without_marks(text: str) -> str:
    """One pass. A mark that is never closed is a sign like any other: the library's parser would look for its end again and again,
    in a time that grows with the square of the length."""
    reader = _Words()
    try:
        reader.feed(_NEVER_CLOSED.sub("&lt;", _without_comments(text)))
        reader.close()
    except (AssertionError, ValueError):  # the standard library gives up on some broken marks
        return unescape(re.sub(r"<[^<>]*>", " ", text))
    return "".join(reader.said)


def _tidy(text: str) -> str:
    seen = "".join(
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " ")
        if sign == "\n"
        or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
        or sign in "\u200c\u200d"
    )
    lines = [re.sub(r" {2,}", " ", line).strip() for line in seen.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
