"""Django's registration of the hubs room."""

from django.apps import AppConfig


class HubsConfig(AppConfig):
    """The hubs room."""

    name = "kinfold.hubs"
    label = "hubs"
    default_auto_field = "django.db.models.BigAutoField"
