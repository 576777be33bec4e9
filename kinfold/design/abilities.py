"""What the design room's own pages need. None of them opens a record."""

from django.conf import settings

from kinfold.base.abilities import Ability

SAVE_DRAFT = Ability("save_draft", "-", "Keep what I am writing", "signed_in")
SEE_GALLERY = Ability(
    "see_gallery",
    "-",
    "See every component with invented content",
    "anyone" if settings.DEMO else "practitioner",
)
