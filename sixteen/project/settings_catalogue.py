"""Every setting that a service may change, as environment variables.

This is the one list: `settings.py` reads from it and docs/reference/settings.md is made from it.
"""

import os
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(
        "DATABASE_URL",
        "",
        "Where the records are kept, e.g. postgres://user@host/name. Empty: a SQLite file in "
        "SIXTEEN_DATA. A live service uses PostgreSQL 15 or later.",
    ),
    Setting("SIXTEEN_DATA", "var", "Folder for the SQLite file and the help-now page."),
    Setting(
        "SIXTEEN_MASTER_KEY_FILE",
        "~/.config/sixteen/master.key",
        "File with the master key. Never inside SIXTEEN_DATA and never beside a backup.",
    ),
    Setting("SIXTEEN_HOST", "127.0.0.1", "Address that the web server listens on."),
    Setting("SIXTEEN_PORT", "8000", "Port that the web server listens on."),
    Setting(
        "SIXTEEN_ADDRESS",
        "",
        "Public address of the service, e.g. https://book.example.org. Empty: this machine only.",
    ),
    Setting("SIXTEEN_THREADS", "4", "Requests that the web server answers at the same time."),
    Setting("SIXTEEN_DEMO", "0", "1 for the fictional demonstration: one-click sign-in, no mail."),
    Setting("SIXTEEN_SERVICE_NAME", "The Practice", "Name of the service that clients read."),
    Setting("SIXTEEN_SERVICE_PHONE", "", "Telephone number that clients may ring."),
    Setting("SIXTEEN_SERVICE_EMAIL", "", "E-mail address that clients may write to."),
    Setting("SIXTEEN_ZONE", "Europe/London", "Time zone of the service."),
    Setting(
        "SIXTEEN_QUICK_EXIT_URL",
        "https://www.bbc.co.uk/weather",
        "Where “Leave this page” goes.",
    ),
    Setting(
        "SIXTEEN_EMAIL_URL",
        "",
        "Mail server, e.g. smtp+tls://user:password@host:587. Empty: no e-mail is sent and "
        "reception tells people.",
    ),
    Setting("SIXTEEN_EMAIL_FROM", "", "Neutral sender of every e-mail, e.g. office@example.org."),
    Setting(
        "SIXTEEN_CLIENT_EMAIL_CODE",
        "0",
        "1 lets clients sign in with a code sent by e-mail. A shared mailbox makes that unsafe.",
    ),
    Setting(
        "SIXTEEN_IDLE_MINUTES",
        "30",
        "Minutes without a request after which a person has to sign in again.",
    ),
    Setting(
        "SIXTEEN_HOLD_MINUTES", "10", "Minutes that a chosen time is kept while a person books."
    ),
    Setting(
        "SIXTEEN_CALENDAR_TITLE",
        "Appointment",
        "What calendar entries are called. Calendars are shared: keep it neutral.",
    ),
    Setting("SIXTEEN_PRIVACY_VERSION", "1", "Version of the privacy notice that people read."),
)

_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def read(name: str) -> str:
    """Value of one setting of the catalogue; KeyError if it is not in it."""
    return os.environ.get(name, "").strip() or _DEFAULTS[name]


def read_number(name: str) -> int:
    """Value of a setting that is a whole number above zero; ImproperlyConfigured if it is not."""
    value = read(name)
    if not value.isdecimal() or int(value) == 0:
        raise ImproperlyConfigured(
            f"{name} is “{value}”, and has to be a whole number, for example {_DEFAULTS[name]}."
        )
    return int(value)
