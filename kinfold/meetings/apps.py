"""Django's registration of the meetings room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The meetings room."""

    name = "kinfold.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
