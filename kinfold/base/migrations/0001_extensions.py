"""The PostgreSQL extensions that upper rooms rely on. All are trusted: no superuser is needed."""

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    CreateExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations


class Migration(migrations.Migration):
    """Create the extensions; leaving them in place on the way back is harmless."""

    dependencies = []

    operations = [
        BtreeGistExtension(),
        CreateExtension("fuzzystrmatch"),
        TrigramExtension(),
        UnaccentExtension(),
    ]
