"""Django's registration of the assessment room."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The assessment room."""

    name = "kinfold.assessment"
    label = "assessment"
    default_auto_field = "django.db.models.BigAutoField"
