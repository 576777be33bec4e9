"""The numbers by which services know people, and whether a typed one can be right.

Each check takes what was typed and returns it as it is kept, or raises `NotNow` in plain words.
A number that passes is well-formed, not proved to be this person's: that is `verified_by`.
"""

import re
from collections.abc import Callable

import nhs_number

from kinfold.base.errors import NotNow
from kinfold.people.rules.keys import digits, squeezed

# statutory/cin.md, UPN check: no I, O or S.
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN = re.compile(rf"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]")

# statutory/cin.md UPNUNKNOWN, editions 2017-2026. UN8 to UN10 are in the product's list (models.Identifier) but
# their wording was not in the copies read, nor UN6's: shown as unverified until somebody has checked.
UPN_UNKNOWN = {
    "UN1": "Not of school age, none yet",
    "UN2": "Has never been at a maintained school in England",
    "UN3": "Educated outside England",
    "UN4": "Newly known to us, the number is not yet known",
    "UN5": "Sources disagree, so there is no safe match",
    "UN6": "Census code UN6 (wording unverified)",
    "UN7": "The referral led to no further action",
    "UN8": "Census code UN8 (wording unverified)",
    "UN9": "Census code UN9 (wording unverified)",
    "UN10": "Census code UN10 (wording unverified)",
}
UPN_UNKNOWN_EDITION = "Children in need census 2017 to 2026"

POSTCODE = re.compile(r"(?:GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2})")
LONGEST_VALUE = 40


def check_nhs(typed: str) -> str:
    """An NHS number: ten digits whose last is a check digit (modulus 11)."""
    number = squeezed(typed)
    if not re.fullmatch(r"[0-9]{10}", number):
        raise NotNow("An NHS number has 10 digits, like 999 123 4560.", "value")
    if not nhs_number.is_valid(number):  # type: ignore[attr-defined]
        raise NotNow("This is not an NHS number: one of its digits is mistyped. Please look again.", "value")
    return number


def upn_letter(twelve: str) -> str:
    """The check letter of a unique pupil number, from its other twelve characters."""
    values = [UPN_LETTERS.index(sign) if sign.isalpha() else int(sign) for sign in twelve]
    return UPN_LETTERS[sum(value * place for place, value in enumerate(values, start=2)) % 23]


def check_upn(typed: str) -> str:
    """A unique pupil number: a check letter, eleven digits, and a digit (or a letter, when temporary)."""
    number = squeezed(typed)
    if not UPN.fullmatch(number):
        raise NotNow(
            "A pupil number is a letter and 12 digits, like A123456789012. It has no I, O or S.", "value"
        )
    if upn_letter(number[1:]) != number[0]:
        raise NotNow(
            "This is not a pupil number: its first letter does not fit the rest. Please look again.", "value"
        )
    return number


def check_upn_unknown(typed: str) -> str:
    """Why there is no pupil number: UN1 to UN10."""
    code = squeezed(typed)
    if code not in UPN_UNKNOWN:
        raise NotNow("Choose one of the reasons why there is no pupil number.", "value")
    return code


def check_la_child(typed: str) -> str:
    """A local authority's id of a child: letters and digits only, at most 20 (census rules 1570 and 1580)."""
    code = typed.strip()
    if not re.fullmatch(r"[A-Za-z0-9]{1,20}", code):
        raise NotNow(
            "The authority's number for a child is at most 20 letters and digits, without hyphens.", "value"
        )
    return code


def check_uln(typed: str) -> str:
    """A unique learner number: ten digits, the last a check digit (modulus 11, weights 10 to 2)."""
    number = squeezed(typed)
    if not re.fullmatch(r"[1-9][0-9]{9}", number):
        raise NotNow("A learner number has 10 digits and does not begin with 0.", "value")
    left = sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)) % 11
    if left == 0 or 10 - left != int(number[9]):
        raise NotNow(
            "This is not a learner number: one of its digits is mistyped. Please look again.", "value"
        )
    return number


def check_swe(typed: str) -> str:
    """A Social Work England registration number: SW and digits."""
    number = squeezed(typed)
    if not re.fullmatch(r"SW[0-9]{1,7}", number):
        raise NotNow(
            "A Social Work England number is SW and then digits, like SW12345.", "registration_number"
        )
    return number


def check_postcode(typed: str) -> str:
    """A postcode of the United Kingdom as it is written: "sw1a1aa" -> "SW1A 1AA". Empty stays empty."""
    code = squeezed(typed)
    if not code:
        return ""
    if not POSTCODE.fullmatch(code):
        raise NotNow("This does not look like a postcode. If you do not know it, leave it empty.", "postcode")
    return f"{code[:-3]} {code[-3:]}"


def _free(typed: str) -> str:
    value = typed.strip()
    if not value:
        raise NotNow("Enter the number.", "value")
    if len(value) > LONGEST_VALUE:
        raise NotNow(f"A number may have at most {LONGEST_VALUE} letters and digits.", "value")
    return value


CHECKS: dict[str, Callable[[str], str]] = {
    "nhs": check_nhs,
    "upn": check_upn,
    "former_upn": check_upn,
    "upn_unknown": check_upn_unknown,
    "la_child": check_la_child,
    "uln": check_uln,
    "home_office": _free,
    "court": _free,
    "legacy": _free,
}


def check_number(system: str, typed: str) -> str:
    """Check a number of any kind; return it as it is kept."""
    if system not in CHECKS:
        raise NotNow("Choose which number this is.", "system")
    return CHECKS[system](typed)


def check_contact(kind: str, typed: str) -> str:
    """A telephone number or e-mail address that could be one."""
    value = " ".join(typed.split())
    if kind == "phone":
        if not re.fullmatch(r"\+?[0-9 ()-]{6,30}", value) or len(digits(value)) < 6:
            raise NotNow("Enter a telephone number, like 01632 960001.", "value")
    elif kind == "email":
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) or len(value) > 120:
            raise NotNow("Enter an e-mail address, like name@example.com.", "value")
    else:
        raise NotNow("Choose telephone or e-mail.", "kind")
    return value
