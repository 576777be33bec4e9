"""The way in for the web server. Templates are warmed on the first request of each worker."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinfold.config.settings")
application = get_wsgi_application()
