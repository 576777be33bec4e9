"""Settings. Everything that differs between a laptop, a test and a council comes from the environment."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from kinfold.config import database

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("KINFOLD_VAR", BASE_DIR / "var"))

# demo: invented families, sign-in cards. test: the same, for the test suite. production: the default.
MODE = os.environ.get("KINFOLD_MODE", "production")
DEMO = MODE in ("demo", "test")
DEBUG = False

DEMO_KEY = "only-for-demonstration-and-tests"
SECRET_KEY = os.environ.get("KINFOLD_SECRET_KEY", DEMO_KEY if DEMO else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "KINFOLD_SECRET_KEY is not set. For the demonstration use `make demo`; "
        "for a real service set KINFOLD_SECRET_KEY, KINFOLD_HOSTS and DATABASE_URL."
    )
ALLOWED_HOSTS = os.environ.get("KINFOLD_HOSTS", "127.0.0.1,localhost,testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "kinfold.base",
    "kinfold.design",
    "kinfold.agencies",
    "kinfold.people",
    "kinfold.network",
    "kinfold.sharing",
    "kinfold.chronology",
    "kinfold.clocks",
    "kinfold.voice",
    "kinfold.records",
    "kinfold.services",
    "kinfold.concerns",
    "kinfold.directory",
    "kinfold.openreferral",
    "kinfold.assessment",
    "kinfold.plan",
    "kinfold.meetings",
    "kinfold.protection",
    "kinfold.kin",
    "kinfold.universal",
    "kinfold.school",
    "kinfold.hubs",
    "kinfold.care",
    "kinfold.court",
    "kinfold.work",
    "kinfold.insight",
    "kinfold.front",
    "demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kinfold.sharing.middleware.WhoMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "kinfold.design.middleware.PrivatePages",
    "kinfold.front.middleware.KeepWhatWasTyped",
    "kinfold.front.middleware.NoSuchAddress",
]

ROOT_URLCONF = "kinfold.config.urls"
WSGI_APPLICATION = "kinfold.config.wsgi.application"
AUTH_USER_MODEL = "agencies.Account"
LOGIN_URL = "sign_in"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": sorted((BASE_DIR / "kinfold").glob("*/templates")),
        "OPTIONS": {"environment": "kinfold.design.environment.environment"},
    },
]

DATABASES = {"default": database.for_this_process()}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SESSION_ENGINE = "kinfold.sharing.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SECURE_COOKIES = MODE == "production"
SESSION_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_FAILURE_VIEW = "kinfold.front.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = VAR_DIR / "documents"  # outside the database; never served by address, only through a view
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DOCUMENT_MAX_BYTES = 10 * 1024 * 1024

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Kinfold's own
AUTHORITY_NAME = os.environ.get("KINFOLD_AUTHORITY", "Merebridge" if DEMO else "Your council")
SIGN_IN_CARDS = (
    str(BASE_DIR / "demo" / "cast.yaml") if DEMO else ""
)  # who a visitor of the demonstration can be
KINFOLD_TODAY = os.environ.get("KINFOLD_TODAY", "")  # ISO date; tests and screenshots fix it, nobody else
DUTY_PHONE = os.environ.get("KINFOLD_DUTY_PHONE", "01632 960100")  # Ofcom's never-issued drama range

# Jobs: a queue in our own database (docs/decisions/0012). Tests do them in place.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
JOBS_IN_PLACE = MODE == "test"
# A daily job whose minute passed while no worker ran is done as soon as one runs again, within the day.
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 24 * 60 * 60}

# E-mail (docs/how-to/answer-without-an-account.md): only one-time links go out by it. Tests keep it in memory, the
# demonstration writes it into a folder; a real service names its mail server in the environment.
MAIL_HOST = os.environ.get("KINFOLD_MAIL_HOST", "")
EMAIL_IS_SET_UP = DEMO or bool(MAIL_HOST)
EMAIL_BACKEND = {
    "test": "django.core.mail.backends.locmem.EmailBackend",
    "demo": "django.core.mail.backends.filebased.EmailBackend",
}.get(MODE, "django.core.mail.backends.smtp.EmailBackend")
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = MAIL_HOST or "localhost"
EMAIL_PORT = int(os.environ.get("KINFOLD_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("KINFOLD_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KINFOLD_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("KINFOLD_MAIL_TLS", "yes") == "yes"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("KINFOLD_MAIL_FROM", "kinfold@merebridge.example.org" if DEMO else "")
# Where links in e-mails lead: never taken from what a browser claims.
SITE_ADDRESS = os.environ.get("KINFOLD_SITE", "http://127.0.0.1:8000" if DEMO else "")
if MAIL_HOST and not (DEFAULT_FROM_EMAIL and SITE_ADDRESS):
    raise ImproperlyConfigured("With KINFOLD_MAIL_HOST, set KINFOLD_MAIL_FROM and KINFOLD_SITE too.")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_links": {"()": "kinfold.base.logs.NoLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_links"]}},
    "loggers": {"django.server": {"filters": ["no_links"]}, "gunicorn.access": {"filters": ["no_links"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# History triggers are put in place after each migrate (`pgtrigger install`), not by operations in migrations: each such
# operation makes Django render every model again, which took half a minute of a first start.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True
