"""axe, asked once about each thing: what has been judged on a page of that name need not be judged again in this run.

axe costs more than the page itself. Nearly every page is opened by several tests, so what a page is made of is told as a set
of shapes (an element, what it stands in, its attributes, and what axe would stumble over: no words, an id that is there
twice, a label for nothing, a heading after which other). A page all of whose shapes have been found free of barriers on a
page of the same name and about the same width is not judged again. The workers of one run share what they found.
"""

import hashlib
from pathlib import Path
from typing import Any

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

NARROW = 640
SHAPES = """() => {
  const all = [...document.querySelectorAll('html, body, body *')], ids = new Map();
  const said = ['class', 'role', 'type', 'lang', 'dir', 'tabindex', 'aria-hidden', 'aria-current', 'aria-expanded', 'autocomplete', 'style'];
  const refers = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls'];
  for (const e of all) if (e.id) ids.set(e.id, (ids.get(e.id) || 0) + 1);
  let heading = '';
  const shapes = all.map((e) => {
    const of = [...e.attributes].map((a) => {
      if (said.includes(a.name)) return a.name + '=' + a.value;
      if (refers.includes(a.name)) return a.name + '>' + a.value.split(/\\s+/).every((id) => ids.has(id));
      return a.name + (a.value.trim() ? '' : '!');
    }).sort().join(' ');
    const up = e.parentElement, twice = e.id && ids.get(e.id) > 1 ? ' twice' : '';
    let after = '';
    if (/^H[1-6]$/.test(e.tagName)) { after = ' after ' + heading; heading = e.tagName; }
    return (up ? up.tagName + '.' + up.className : '') + '>' + e.tagName + ' ' + of + (e.textContent.trim() ? '' : ' mute') + twice + after;
  });
  const sheets = [...document.querySelectorAll('link[rel=stylesheet]')].map((e) => e.getAttribute('href')).join(' ');
  const chain = (e) => e ? chain(e.parentElement) + '>' + e.tagName + '.' + e.className + (e.disabled ? '!' : '') : '';
  const written = all.filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || 'value' in e);
  return [[...new Set(shapes)], [...new Set(written.map((e) => sheets + chain(e)))]];
}"""
ONLY_WRONG = {
    "resultTypes": ["violations"]
}  # axe need not describe what is right, which takes it a third of its time
NO_COLOURS = {**ONLY_WRONG, "rules": {"color-contrast": {"enabled": False}}}


class Judge:
    """Axe, and what it has found free of barriers so far, kept in a folder that the workers of a run share."""

    def __init__(self, folder: Path) -> None:
        from axe_playwright_python.sync_playwright import Axe

        self.axe, self.folder = Axe(), folder
        folder.mkdir(parents=True, exist_ok=True)

    def barriers(self, page: Page) -> list[str]:
        """Return what axe finds, each with its rule and its first elements; nothing for what it has judged before.

        Colours are by far its dearest question: it is asked only of an element whose place under those styles is new.
        """
        width = "narrow" if (page.viewport_size or {"width": 0})["width"] < NARROW else "wide"
        shapes, places = page.evaluate(SHAPES)
        new = self._new(f"{page_name(page.url)}-{width}", shapes)
        if not new[1]:
            return []
        colours = self._new(f"colours-{width}", places)
        options = ONLY_WRONG if colours[1] else NO_COLOURS
        found: list[dict[str, Any]] = self.axe.run(page, options=options).response["violations"]
        if not found:
            _keep(*new)
            _keep(*colours)
        return [
            f"{barrier['id']} ({barrier['impact']}): {barrier['help']}\n    "
            + "\n    ".join(node["html"][:200] for node in barrier["nodes"][:5])
            for barrier in found
        ]

    def _new(self, name: str, told: list[str]) -> tuple[Path, set[str]]:
        """Return the file of what was found free of barriers under a name, and the marks of what it does not hold."""
        file = self.folder / name
        marks = {hashlib.md5(one.encode()).hexdigest() for one in told}  # noqa: S324
        return file, marks - set(file.read_text().split() if file.exists() else ())


def _keep(file: Path, marks: set[str]) -> None:
    with file.open("a") as kept:  # one short write: another worker's stands before or after it
        kept.write("".join(f"{mark}\n" for mark in sorted(marks)))


def page_name(url: str) -> str:
    """Return the name of the page at an address; an address of nothing has the name of the page that says so."""
    path = "/" + url.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    try:
        return str(resolve(path).url_name)
    except Resolver404:
        return "not_found"
