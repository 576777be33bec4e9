"""The way in for the web server. Templates are warmed on the first request of each worker."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinfold.config.settings")
application = get_wsgi_application()

if settings.MODE == "production":
    from kinfold.base.roles import refuse_to_serve_as_owner

    refuse_to_serve_as_owner(connection)
    connection.close()  # each worker opens its own
