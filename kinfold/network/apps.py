"""Django's registration of the network room."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """The network room."""

    name = "kinfold.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"
