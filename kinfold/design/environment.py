"""The Jinja2 environment of every page: escaped by default, and an unknown name is an error, never a blank.

The GOV.UK macros are written for a lenient environment, so they live in one of their own and are lent to ours as globals:
`{{ govukButton({"text": "Save"}) }}` works in any template without an import.
"""

from functools import cache
from pathlib import Path
from typing import Any

import govuk_frontend_jinja
from django.conf import settings
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from kinfold.design import filters

_REF = "R0000000000"
GOVUK = Path(govuk_frontend_jinja.__file__).parent / "templates" / "components"


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a named page: `url("family", ref=family.ref)`.

    Pages hold a hundred addresses of things by their reference; those are filled into an address found once.
    """
    ref = kwargs.get("ref")
    if not args and len(kwargs) == 1 and isinstance(ref, str) and ref.isascii() and ref.isalnum():
        return _address_of(name).replace(_REF, ref)
    return reverse(name, args=args or None, kwargs=kwargs or None)


@cache
def _address_of(name: str) -> str:
    return reverse(name, kwargs={"ref": _REF})


def csrf(request: Any) -> Markup:
    """Return the hidden field that every form sent by POST carries."""
    return Markup(csrf_input(request))  # noqa: S704 - made by Django


@cache
def govuk_environment() -> Environment:
    """Return the lenient environment in which only the GOV.UK macros are compiled."""
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, auto_reload=False)


@cache
def govuk_macros() -> dict[str, Any]:
    """Return every GOV.UK component by its macro's name, such as `govukSummaryList`."""
    found: dict[str, Any] = {}
    for folder in sorted(path for path in GOVUK.iterdir() if path.is_dir()):
        name = "govuk" + "".join(part.capitalize() for part in folder.name.split("-"))
        module: Any = (
            govuk_environment()
            .get_template(f"govuk_frontend_jinja/components/{folder.name}/macro.html")
            .module
        )
        found[name] = getattr(module, name)
    return found


def environment(**options: Any) -> Environment:
    """Make the environment (called by Django's Jinja2 backend, with the rooms' template folders as loader)."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    made = Environment(**options)  # noqa: S701 - Django's backend passes autoescape=True
    made.autoescape = True
    made.globals |= govuk_macros()
    made.globals |= our_globals()
    made.filters |= filters.FILTERS
    return made


def our_globals() -> dict[str, Any]:
    """Return what every template may call besides the GOV.UK macros."""
    from kinfold.design import bridge, navigation  # they render through this environment

    return {
        "url": url,
        "static": static,
        "csrf": csrf,
        "navigation": navigation.for_who,
        "page_exists": navigation.address,
        "render_field": bridge.render_field,
        "error_summary_of": bridge.error_summary,
        "draft_owner": draft_owner,
        "DEMO": settings.DEMO,
        "AUTHORITY_NAME": settings.AUTHORITY_NAME,
        "DUTY_PHONE": settings.DUTY_PHONE,
    }


def draft_owner(request: Any) -> str:
    """Return the signed mark of whose form this is; nothing for a visitor who is not signed in."""
    from kinfold.design import drafts

    return drafts.owner_mark(drafts.account_of(request))
