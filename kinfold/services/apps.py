"""Django's registration of the services room."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """The services room."""

    name = "kinfold.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"
