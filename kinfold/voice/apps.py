"""Django's registration of the voice room."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """The voice room."""

    name = "kinfold.voice"
    label = "voice"
    default_auto_field = "django.db.models.BigAutoField"
