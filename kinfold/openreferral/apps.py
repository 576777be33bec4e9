"""Django's registration of the openreferral room."""

from django.apps import AppConfig


class OpenReferralConfig(AppConfig):
    """The Open Referral room."""

    name = "kinfold.openreferral"
    label = "openreferral"
    default_auto_field = "django.db.models.BigAutoField"
