"""The one settings file. Every variable comes typed from env.py; nothing here is a secret."""

from __future__ import annotations

import logging
from http import HTTPStatus
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from copanel.config.env import BadEnvironment, read
from copanel.ui.languages import EASY, STANDARD, register

try:
    ENV = read()
except BadEnvironment as fault:
    raise ImproperlyConfigured(str(fault)) from None

register()  # makes en-easy a language Django knows

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(ENV["COPANEL_DATA"]).resolve()

DEMO = ENV["COPANEL_DEMO"]
DEBUG = ENV["COPANEL_DEBUG"]
SECRET_KEY = ENV["COPANEL_SECRET_KEY"]
ALLOWED_HOSTS = ENV["COPANEL_HOSTS"]
ADDRESS = ENV["COPANEL_ADDRESS"].rstrip("/")
HTTPS = ENV["COPANEL_HTTPS"] and not ADDRESS.startswith("http://")

# Rooms, from the ground up. Layers are in docs/map.md and enforced by .importlinter.
ROOMS = (
    "kernel",
    "ui",
    "ledger",
    "search",
    "outbox",
    "people",
    "words",
    "organisations",
    "governance",
    "priorities",
    "terms",
    "scope",
    "deciding",
    "membership",
    "conversations",
    "influence",
    "record",
    "home",
    "demo",
)

INSTALLED_APPS = [
    *(f"copanel.{room}" for room in ROOMS if (PACKAGE / room / "apps.py").exists()),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_q",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "copanel.config.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "copanel.config.middleware.ActorMiddleware",
]

ROOT_URLCONF = "copanel.config.urls"
WSGI_APPLICATION = "copanel.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "copanel.config.site.site",
            ],
        },
    },
]

# SQLite: WAL with synchronous FULL, since a saved word must survive a power cut.
DATABASES = {
    "default": dj_database_url.parse(ENV["DATABASE_URL"], conn_max_age=60, conn_health_checks=True)
    if ENV["DATABASE_URL"]
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "copanel.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
        "CONN_MAX_AGE": 60,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sign-in: a code and a link in one mail, no password.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "sesame.backends.ModelBackend",
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code shows that the address is theirs
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # people.services sends both mails, so that both take the same time
ACCOUNT_ADAPTER = "copanel.people.sign_in.Adapter"
SESAME_MAX_AGE = 30 * 60
SESAME_ONE_TIME = True
SIGN_IN_LIMITS = {
    "mails_an_address_in_the_life_of_one": 6,
    "mails_a_network_an_hour": 60,
    "wrong_codes_a_network_an_hour": 30,
}
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-copanel" if HTTPS else "copanel"
CSRF_COOKIE_NAME = "__Host-copanel-form" if HTTPS else "copanel-form"
CSRF_TRUSTED_ORIGINS = [ADDRESS]

FORM_RENDERER = "copanel.ui.forms.Renderer"  # forms of libraries look like ours too
LANGUAGE_CODE = STANDARD
LANGUAGES = [(STANDARD, "English"), (EASY, "Easy Read")]
LANGUAGE_COOKIE_NAME = "copanel-words"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
LOCALE_PATHS = [PACKAGE / "config" / "locale"]  # the frame's own words; rooms keep theirs
FORMAT_MODULE_PATH = ["copanel.ui.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # The demo serves files from where they lie; a real panel collects, hashes and compresses them once.
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEMO or DEBUG
WHITENOISE_MANIFEST_STRICT = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV["COPANEL_BEHIND_PROXY"] else None
BEHIND_PROXY = ENV["COPANEL_BEHIND_PROXY"]
X_FRAME_OPTIONS = "DENY"

MAIL = ENV["COPANEL_MAIL"]
EMAIL_BACKEND = f"django.core.mail.backends.{ {'file': 'filebased'}.get(MAIL, MAIL) }.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_HOST = ENV["COPANEL_SMTP_HOST"]
EMAIL_PORT = ENV["COPANEL_SMTP_PORT"]
EMAIL_HOST_USER = ENV["COPANEL_SMTP_USER"]
EMAIL_HOST_PASSWORD = ENV["COPANEL_SMTP_PASSWORD"]
EMAIL_USE_TLS = ENV["COPANEL_SMTP_TLS"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV["COPANEL_MAIL_FROM"]

# The worker. Tasks take no arguments (they read the outbox), so nothing personal is pickled.
Q_CLUSTER = {
    "name": "copanel",
    "orm": "default",
    "workers": 1,
    "timeout": 120,
    "retry": 180,
    "max_attempts": 3,
    "poll": 2,
    "catch_up": False,
    "save_limit": 50,
    "label": "Copanel worker",
}


def _is_no_slip(line: logging.LogRecord) -> bool:
    """A form sent with something missing (422) is everyday life; the page says so, and the log is for faults."""
    return getattr(line, "status_code", None) != HTTPStatus.UNPROCESSABLE_ENTITY


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_slips": {"()": "django.utils.log.CallbackFilter", "callback": _is_no_slip}},
    "loggers": {"django.request": {"filters": ["no_slips"]}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
