"""Copy the GOV.UK and Ministry of Justice styles and scripts into Kinfold, without what is not ours to use.

GDS Transport and the royal crest and crown are licensed to GOV.UK only, so the two font faces, the crest and every crown
image stay behind, and the font stack becomes one that every computer has. Standard library only: this runs before the
virtual environment is complete. The same input always gives the same bytes.

    python tools/assets.py            copies when something is missing or changed
    python tools/assets.py --check    says whether what lies there is what would be made (exit 1 if not)
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "kinfold" / "design" / "static" / "govuk"

FONT_STACK = '"Helvetica Neue",Arial,sans-serif'

PACKAGES = {
    "govuk-frontend": ("6.3.0", Path("dist/govuk"), "govuk-frontend"),
    "@ministryofjustice/frontend": ("11.1.0", Path("moj"), "moj-frontend"),
}

NOT_OURS = re.compile(r"crest|crown|GDS Transport|@font-face", re.IGNORECASE)


class Wrong(Exception):  # noqa: N818 - a message, not a type of fault
    """What was found in node_modules is not what this script was written for."""


def clean_css(css: str) -> str:
    """Return the stylesheet without GDS Transport, its notice, the crest and the source map; images beside the file."""
    css = re.sub(r"/\*#\s*sourceMappingURL=[^*]*\*/", "", css)
    css = re.sub(r"/\*![^*]*\*/(?=@font-face)", "", css)
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r"[^{}]*\{[^{}]*url\([^)]*(?:crest|crown)[^)]*\)[^{}]*\}", "", css)
    css = re.sub(r"""["']?GDS Transport["']?\s*,\s*arial\s*,\s*sans-serif""", FONT_STACK, css)
    css = css.replace("url(/assets/images/", "url(images/")
    return css.strip() + "\n"


def clean_js(script: str) -> str:
    """Return the script without its pointer to a source map (a static files manifest would look for the map)."""
    return re.sub(r"//# sourceMappingURL=\S+", "", script).strip() + "\n"


def refuse_what_is_not_ours(name: str, css: str) -> None:
    """Raise `Wrong` when a stylesheet still asks for the licensed font or for a crest or crown, or is nearly empty."""
    if "GDS Transport" in css or "@font-face" in css:
        raise Wrong(f"{name}: GDS Transport is still there")
    left = [url for url in re.findall(r"url\([^)]*\)", css) if NOT_OURS.search(url)]
    if left:
        raise Wrong(f"{name}: still asks for {left}")
    if FONT_STACK not in css or len(css) < 50_000:
        raise Wrong(f"{name}: does not look like the stylesheet this was written for")


def images_asked_for(css: str) -> Iterator[str]:
    """Yield the names of the images a cleaned stylesheet asks for, in order of the alphabet."""
    yield from sorted(set(re.findall(r"url\(images/([^)]+)\)", css)))


def build(node_modules: Path) -> dict[str, bytes]:
    """Return every file to be written, by its path below the target folder.

    Raises `Wrong` when a package is missing, has another version, or does not clean as expected.
    """
    made: dict[str, bytes] = {}
    for package, (version, inside, stem) in PACKAGES.items():
        home = node_modules / package
        try:
            found = json.loads((home / "package.json").read_text(encoding="utf-8"))["version"]
        except FileNotFoundError as missing:
            raise Wrong(f"{package} is not in node_modules; run `make setup`") from missing
        if found != version:
            raise Wrong(f"{package} is {found}, but Kinfold was checked with {version}")
        notice = f"{package} {version}, MIT licence; changed by Kinfold's tools/assets.py"
        css = clean_css((home / inside / f"{stem}.min.css").read_text(encoding="utf-8"))
        refuse_what_is_not_ours(package, css)
        script = clean_js((home / inside / f"{stem}.min.js").read_text(encoding="utf-8"))
        made[f"{stem}.min.css"] = f"/* {notice} */\n{css}".encode()
        made[f"{stem}.min.js"] = f"/* {notice} */\n{script}".encode()
        for image in images_asked_for(css):
            made[f"images/{image}"] = (home / inside / "assets" / "images" / image).read_bytes()
    return made


def lying_there(target: Path) -> dict[str, bytes]:
    """Return what the target folder holds now, by path below it."""
    return {
        path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()
    }


def write(made: dict[str, bytes], target: Path) -> None:
    """Make the target folder hold exactly `made`, touching only what differs."""
    there = lying_there(target)
    for name in there.keys() - made.keys():
        (target / name).unlink()
    for name, content in sorted(made.items()):
        if there.get(name) != content:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(content)


def main(arguments: list[str]) -> int:
    """Copy, or with `--check` compare; return the exit code."""
    try:
        made = build(ROOT / "node_modules")
    except Wrong as wrong:
        print(f"assets: {wrong}", file=sys.stderr)
        return 1
    if "--check" in arguments:
        return 0 if lying_there(TARGET) == made else 1
    write(made, TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
