"""Code lists of the children in need census, as stable words.

Edition: children in need census 2017 to 2026 (`statutory/cin.md`, from the published XSDs and the
sector's validator). Check against the Department for Education's specification of each new year.
"""

from kinfold.base.errors import NotNow

EDITION = "Children in need census 2017 to 2026"

ETHNICITIES: dict[str, tuple[tuple[str, str], ...]] = {
    "White": (
        ("WBRI", "White British"),
        ("WIRI", "White Irish"),
        ("WIRT", "Traveller of Irish heritage"),
        ("WROM", "Gypsy or Roma"),
        ("WOTH", "Any other White background"),
    ),
    "Mixed": (
        ("MWBC", "White and Black Caribbean"),
        ("MWBA", "White and Black African"),
        ("MWAS", "White and Asian"),
        ("MOTH", "Any other mixed background"),
    ),
    "Asian": (
        ("AIND", "Indian"),
        ("APKN", "Pakistani"),
        ("ABAN", "Bangladeshi"),
        ("AOTH", "Any other Asian background"),
    ),
    "Black": (
        ("BCRB", "Caribbean"),
        ("BAFR", "African"),
        ("BOTH", "Any other Black background"),
    ),
    "Other": (
        ("CHNE", "Chinese"),
        ("OOTH", "Any other ethnic background"),
    ),
    "Not said": (
        ("REFU", "Did not want to say"),
        ("NOBT", "Not asked yet"),
    ),
}
ETHNICITY: dict[str, str] = {code: words for group in ETHNICITIES.values() for code, words in group}

DISABILITY: dict[str, str] = {
    "NONE": "No disability",
    "MOB": "Mobility: getting about",
    "HAND": "Hand function: holding and touching",
    "PC": "Personal care: washing, dressing, eating",
    "INC": "Incontinence",
    "COMM": "Communication: speaking, understanding",
    "LD": "Learning",
    "HEAR": "Hearing",
    "VIS": "Vision",
    "BEH": "Behaviour",
    "CON": "Consciousness: fits, blackouts",
    "AUT": "Autism or Asperger's, diagnosed",
    "DDA": "Another disability",
}


def check_ethnicity(code: str) -> str:
    """A census code of ethnicity, or empty while nobody has asked."""
    if code and code not in ETHNICITY:
        raise NotNow("Choose one of the ethnic groups in the list.", "ethnicity")
    return code


def check_disability(code: str, others: frozenset[str]) -> str:
    """A census code of disability beside those recorded already (rules 8790 and 8794)."""
    if code not in DISABILITY:
        raise NotNow("Choose one of the disabilities in the list.", "code")
    if code in others:
        raise NotNow("This disability is recorded already.", "code")
    if code == "NONE" and others:
        raise NotNow("Other disabilities are recorded. End those first, if they were wrong.", "code")
    if "NONE" in others:
        raise NotNow("“No disability” is recorded. End that first.", "code")
    return code
