"""Django's registration of the people room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people room."""

    name = "kinfold.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
