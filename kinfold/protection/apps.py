"""Django's registration of the protection room."""

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    """The protection room."""

    name = "kinfold.protection"
    label = "protection"
    default_auto_field = "django.db.models.BigAutoField"
