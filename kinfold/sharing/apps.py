"""Django's registration of the sharing room."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """The sharing room."""

    name = "kinfold.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"
