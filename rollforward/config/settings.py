"""One settings file, read from the environment. The reference page of the settings is made from this list.

``ROLLFORWARD_DATA``         folder for the database, uploads, keys and locks
``DATABASE_URL``             ``postgres://user:password@host/name``; otherwise SQLite in the data folder
``ROLLFORWARD_URL``          the address members use, for links in e-mails and on the command line
``ROLLFORWARD_HOSTS``        host names that the server answers to, separated by commas
``ROLLFORWARD_HTTPS``        ``1`` behind TLS: secure cookies, HSTS
``ROLLFORWARD_PROXY``        address of the TLS proxy in front, which is believed about who asks and how; ``*`` for any
``ROLLFORWARD_PRIVATE_WEBHOOKS``  ``1`` lets webhooks reach addresses within the server's own network
``ROLLFORWARD_SECRET_KEY``   signs sessions and links; otherwise made once and kept in ``keys.json`` in the data folder
``ROLLFORWARD_SEALING_KEY``  64 hex digits that encrypt tax numbers and sensitive fields; otherwise kept likewise
``ROLLFORWARD_API_PER_MINUTE``  so often a token may ask each server process; 600 unless told, ``0`` for no bound
``ROLLFORWARD_ACTIVITY_DAYS``  for so many days entries of the activity log are kept; 730 unless told
``ROLLFORWARD_LEFT_DAYS``    so many days after somebody was let go it is forgotten who she was; 90 unless told
``EMAIL_HOST``               mail server for forgotten passwords; without it messages are printed by the server
``EMAIL_PORT``               its port; 587 uses TLS
``EMAIL_HOST_USER``          user name there
``EMAIL_HOST_PASSWORD``      password there
``EMAIL_FROM``               sender of the messages
``TZ``                       time zone in which times are shown and days begin, where a firm names none
``ROLLFORWARD_DEBUG``        ``1`` shows what went wrong in full, for developers; never for a real firm
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from rollforward.config.keys import load_or_create
from rollforward.database import settings_for

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("ROLLFORWARD_DATA", "data")).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)
KEYS = load_or_create(DATA_DIR)

DEBUG = os.environ.get("ROLLFORWARD_DEBUG") == "1"
SECRET_KEY = KEYS.signing or get_random_secret_key()
SEALING_KEY = KEYS.sealing
HTTPS = os.environ.get("ROLLFORWARD_HTTPS") == "1"
TRUSTED_PROXY = os.environ.get("ROLLFORWARD_PROXY", "127.0.0.1") if HTTPS else ""
SITE_URL = os.environ.get("ROLLFORWARD_URL", "http://127.0.0.1:8000").rstrip("/")
PRIVATE_WEBHOOKS = os.environ.get("ROLLFORWARD_PRIVATE_WEBHOOKS") == "1"
ALLOWED_HOSTS = os.environ.get("ROLLFORWARD_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "rollforward.web",  # before allauth: its sign-in pages are dressed in ours
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "rollforward.accounts",
    "rollforward.hooks",
    "rollforward.journal",
    "rollforward.clients",
    "rollforward.work",
    "rollforward.imports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rollforward.web.compressing.Compressed",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rollforward.web.headers.headers",
    "rollforward.web.middleware.member",
    "rollforward.web.language.spoken",
    "rollforward.web.middleware.locked_firm",
    "rollforward.web.middleware.whole_texts",
    "rollforward.web.refusals.Refusals",
]

ROOT_URLCONF = "rollforward.config.urls"
WSGI_APPLICATION = "rollforward.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["rollforward.web.templatetags.said"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rollforward.web.context.shell",
            ],
        },
    }
]


DATABASES = {"default": settings_for(os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'rollforward.sqlite3'}")}
# What is counted against guessing must hold in all web processes. An entry is one address or computer; it must not be
# pushed out by others that are made up for the purpose.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "rollforward.accounts.passwords.NoWordsOfTheHouse"},
]
ACCOUNT_ADAPTER = "rollforward.web.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
# Five wrong passwords in five minutes lock an address out, whoever tries and whether or not it is anybody's; twenty a
# minute the computer they come from. A link to a new password, or a passkey, gets its owner in meanwhile.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key", "reset_password": "20/m/ip,5/h/key"}
# Django's own: links made outside of a request (command line, members page) and allauth's e-mails are then of one kind.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 (a name)
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_ADAPTER = "rollforward.web.second_factor.Adapter"
MFA_FORMS = {
    "authenticate": "rollforward.web.second_factor.SignInForm",
    "reauthenticate": "rollforward.web.second_factor.AgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Rollforward"
MFA_TOTP_TOLERANCE = 1  # a code is taken half a minute before and after its time: telephones' clocks differ
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = True
SESSION_COOKIE_AGE = 12 * 60 * 60
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"  # browsers take one of that name from this very host over TLS alone
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_SSL_REDIRECT = True
    # A program that speaks in the clear is refused: led on, nobody would notice that it tells its token around.
    SECURE_REDIRECT_EXEMPT = [r"^api/"]
    # Whether browsers ship with this name as one that only ever speaks TLS is for the owner of the whole domain to say.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "Rollforward <rollforward@localhost>")
# Without a mail server nothing is sent, and nothing printed either: a link to a new password is a secret, and what the
# server prints is its log.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"

# What pages speak; programs, files and the command line are answered in the first.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = os.environ.get("TZ", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "rollforward.config.scripts.StaticFiles"},
}
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_USE_FINDERS = DEBUG

API_PER_MINUTE = int(os.environ.get("ROLLFORWARD_API_PER_MINUTE", "600"))
ACTIVITY_DAYS = int(os.environ.get("ROLLFORWARD_ACTIVITY_DAYS", "730"))
LEFT_DAYS = int(os.environ.get("ROLLFORWARD_LEFT_DAYS", "90"))
UPLOADS_DIR = DATA_DIR / "imports"
LOCKS_DIR = DATA_DIR / "locks"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s", "datefmt": "%Y-%m-%dT%H:%M:%S%z"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
