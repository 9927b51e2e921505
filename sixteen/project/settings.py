"""Django's settings. What a service may change stands in settings_catalogue.py."""

from email.utils import formataddr, parseaddr
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url

from sixteen.project.service_words import ServiceWords
from sixteen.project.settings_of_language import *  # noqa: F403
from sixteen.project.settings_of_language import MIDDLEWARE_OF_LANGUAGE
from sixteen.project.settings_of_outcomes import *  # noqa: F403  # noqa: F403
from sixteen.project.settings_of_pages import *  # noqa: F403  # noqa: F403
from sixteen.project.settings_of_pages import CMS_HOST, POLICY
from sixteen.project.settings_of_questionnaires import *  # noqa: F403
from sixteen.project.settings_of_records import *  # noqa: F403
from sixteen.project.settings_reading import (
    read,
    read_hours,
    read_line,
    read_number,
    read_one_of,
    read_some,
)
from sixteen.vault import keys

DATA = Path(read("SIXTEEN_DATA")).expanduser().absolute()
DEMO = read("SIXTEEN_DEMO") == "1"
ADDRESS = read("SIXTEEN_ADDRESS").rstrip("/")
ZONE = read("SIXTEEN_ZONE")
SERVICE = ServiceWords(
    name=read("SIXTEEN_SERVICE_NAME"),
    phone=read("SIXTEEN_SERVICE_PHONE"),
    email=read("SIXTEEN_SERVICE_EMAIL"),
    quick_exit_url=read("SIXTEEN_QUICK_EXIT_URL"),
)
KEEPER = read_line("SIXTEEN_KEEPER")
HOLD_MINUTES = read_number("SIXTEEN_HOLD_MINUTES")
CHANGE_HOURS = read_number("SIXTEEN_CHANGE_HOURS", least=0)
VIDEO_URL = read("SIXTEEN_VIDEO_URL").rstrip("/")
AREA = read("SIXTEEN_AREA")
IDLE_MINUTES = read_number("SIXTEEN_IDLE_MINUTES")
TECHNIQUES = tuple(filter(None, (word.strip() for word in read("SIXTEEN_TECHNIQUES").split(";"))))
PRIVACY_VERSION = read("SIXTEEN_PRIVACY_VERSION")
CALENDAR_TITLE = read_line("SIXTEEN_CALENDAR_TITLE")
CALENDAR_INVITATIONS = read("SIXTEEN_CALENDAR_INVITATIONS") == "1"
CALENDAR_INITIALS = read("SIXTEEN_CALENDAR_INITIALS") == "1"
MESSAGES = read("SIXTEEN_MESSAGES") == "1"
KEPT_PLAN_NAMES_SERVICE = read("SIXTEEN_KEPT_PLAN_NAMES_SERVICE") == "1"
PRINTED_NAMES = read_one_of("SIXTEEN_PRINTED_NAMES", "first", "initials", "full")
QUIET_HOURS = read_hours("SIXTEEN_QUIET_HOURS")
USES_UP = read_some("SIXTEEN_USES_UP", ("missed", "late_notice", "in_time"))
NOTICE_HOURS = read_number("SIXTEEN_NOTICE_HOURS", least=0)
CLIENT_EMAIL_CODE = read("SIXTEEN_CLIENT_EMAIL_CODE") == "1"

DEBUG = False
# Without a key nothing is served (`sixteen check`); commands that make one must still start.
SECRET_KEY = keys.derived("django").hex() if keys.exists() else keys.nobody_knows()
AUDIT_KEY = keys.derived("audit") if keys.exists() else b""
SECURE = ADDRESS.startswith("https://")
_public_host = urlsplit(ADDRESS).hostname
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *filter(None, (_public_host, CMS_HOST))]
CSRF_TRUSTED_ORIGINS = [ADDRESS] if ADDRESS else []

INSTALLED_APPS = [
    "sixteen.project",
    "sixteen.audit",
    "sixteen.vault",
    "sixteen.people",
    "sixteen.outbox",
    "sixteen.scheduling",
    "sixteen.intake",
    "sixteen.care",
    "sixteen.questionnaires",
    "sixteen.outcomes",
    "sixteen.paper",
    "sixteen.website",
    "sixteen.portal",
    "sixteen.workspace",
    "sixteen.office",
    "sixteen.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sixteen.project.middleware.SecurityHeaders",
    "sixteen.project.middleware.PolicyOfThePage",
    "sixteen.project.middleware.HostOfTheEditor",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    *MIDDLEWARE_OF_LANGUAGE,
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sixteen.project.middleware.KeysOnce",
    "sixteen.project.middleware.SessionLimits",
    "sixteen.project.middleware.SecondFactor",
    "sixteen.website.old_addresses.OldAddresses",
]
# Words that are too long for their field still come back on its page: 300,000 letters are 3.6 MB
# on the way where each needs four bytes.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
ROOT_URLCONF = "sixteen.project.urls"
WSGI_APPLICATION = "sixteen.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            # Every template may have its words translated.
            "builtins": ["django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sixteen.project.context.service",
            ],
        },
    }
]

# SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode: the rollback journal is used, and
# every acknowledged write is on the disk (synchronous=FULL). IMMEDIATE takes the write lock at the
# start of a transaction, so that a check and the write after it are one step.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=DELETE;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;"
    ),
}
_database_url = read("DATABASE_URL")
if _database_url:
    DATABASES = {"default": dj_database_url.parse(_database_url, conn_max_age=60)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "sixteen.sqlite3",
            "OPTIONS": _SQLITE,
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sign-in: see people/signing_in.py.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "sixteen.people.signing_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGIN_BY_CODE_ENABLED = CLIENT_EMAIL_CODE
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": False}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# The others are django-allauth's own. Counted in this process: `sixteen serve` is one process.
ACCOUNT_RATE_LIMITS = {"welcome": "10/m/ip", "calendar-feed": "60/m/ip", "refer": "30/h/ip"}
ACCOUNT_FORMS = {
    "login": "sixteen.people.forms.signing_in.SignInForm",
    "request_login_code": "sixteen.people.forms.signing_in.RequestCodeForm",
    "confirm_login_code": "sixteen.people.forms.signing_in.ConfirmCodeForm",
    "reauthenticate": "sixteen.people.forms.signing_in.SamePasswordForm",
    "change_password": "sixteen.people.forms.signing_in.ChangePasswordForm",
}
MFA_FORMS = {
    "authenticate": "sixteen.people.forms.signing_in.FactorCodeForm",
    "authenticate_webauthn": "sixteen.people.forms.signing_in.SecondPasskeyForm",
    "reauthenticate": "sixteen.people.forms.signing_in.FactorAgainForm",
    "activate_totp": "sixteen.people.forms.signing_in.AddAppForm",
    "deactivate_totp": "sixteen.people.forms.signing_in.RemoveAppForm",
    "add_webauthn": "sixteen.people.forms.signing_in.AddPasskeyForm",
    "login_webauthn": "sixteen.people.forms.signing_in.PasskeyForm",
    "reauthenticate_webauthn": "sixteen.people.forms.signing_in.PasskeyAgainForm",
}
MFA_ADAPTER = "sixteen.people.signing_in.FactorAdapter"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Behind the one proxy that ends TLS, the address that limits count by is in its header.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE else 0
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = read("SIXTEEN_SERVICE_NAME")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/place/"
LOGOUT_REDIRECT_URL = "/"

SESSION_ENGINE = "sixteen.vault.session_store"
SESSION_SERIALIZER = "sixteen.vault.sessions.SealedSerializer"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sixteen.people.kept.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
# "no-referrer" makes browsers send `Origin: null` with our own forms, which Django refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 63072000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": POLICY}

WAGTAIL_SITE_NAME = read("SIXTEEN_SERVICE_NAME")
WAGTAILADMIN_BASE_URL = f"https://{CMS_HOST}" if CMS_HOST else ADDRESS or "http://localhost"
RECORDINGS = DATA / "recordings"
EXTRACT_DAYS = read_number("SIXTEEN_EXTRACT_DAYS")
ABOUT_ME = read_some("SIXTEEN_ABOUT_ME", ("gender", "ethnicity"))
MEDIA_ROOT, MEDIA_URL = DATA / "media", "/media/"

USE_I18N = True
USE_TZ = True
TIME_ZONE = ZONE

STATIC_URL = "/static/"
# Found in the packages themselves: nothing to collect before the first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ROOT = DATA / "public"
WHITENOISE_INDEX_FILE = True

_mail = urlsplit(read("SIXTEEN_EMAIL_URL"))
EMAIL_ON = bool(_mail.hostname) and not DEMO
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_ON
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or 25
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_TLS = _mail.scheme == "smtp+tls"
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_TIMEOUT = 20
SENDER_NAME = read_line("SIXTEEN_SENDER_NAME")
SENDER_ADDRESS = parseaddr(read("SIXTEEN_EMAIL_FROM"))[1]
DEFAULT_FROM_EMAIL = formataddr((SENDER_NAME, SENDER_ADDRESS or "office@localhost"))
_sms = "" if DEMO else read("SIXTEEN_SMS")
SMS = "sixteen.outbox.texts.console" if _sms == "console" else _sms
OUTBOX_KINDS = "sixteen.project.kinds.KINDS"
OUTBOX_INVITATIONS = "sixteen.ical.invitation.invitation"

# No words of an error, no address as it was asked for, no e-mail to anyone: see logs.py.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "sixteen.project.logs.WithoutWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "sixteen": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
