"""Every setting that a service may change, as environment variables.

This is the one list: `settings.py` reads from it and docs/reference/settings.md is made from it.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

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
    Setting(
        "SIXTEEN_DATA", "var", "Folder for the SQLite file, the pictures and the help-now page."
    ),
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
    Setting(
        "SIXTEEN_CMS_HOST",
        "",
        "Host name of its own for the editor of the public pages, e.g. edit.example.org. It is "
        "then only there. Empty: /cms/ at the address of the service.",
    ),
    Setting("SIXTEEN_THREADS", "4", "Requests that the web server answers at the same time."),
    Setting("SIXTEEN_DEMO", "0", "1 for the fictional demonstration: one-click sign-in, no mail."),
    Setting("SIXTEEN_SERVICE_NAME", "The Practice", "Name of the service that clients read."),
    Setting("SIXTEEN_SERVICE_PHONE", "", "Telephone number that clients may ring."),
    Setting("SIXTEEN_SERVICE_EMAIL", "", "E-mail address that clients may write to."),
    Setting(
        "SIXTEEN_KEEPER",
        "",
        "Who looks after this installation, with a telephone number. Staff read it when alerts or "
        "messages are not being processed.",
    ),
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
        "SIXTEEN_SENDER_NAME",
        "Appointments",
        "Name beside the sender, and under every message. It shows on locked screens: keep it "
        "neutral.",
    ),
    Setting(
        "SIXTEEN_SMS",
        "",
        "Who carries text messages: the dotted path of a function (sixteen/outbox/texts.py says "
        "what it is called with), or console to try it out. Empty: no texts are sent.",
    ),
    Setting(
        "SIXTEEN_QUIET_HOURS",
        "20:00-08:00",
        "Hours in which clients are not written to, by the clock of SIXTEEN_ZONE. A confirmation "
        "still goes, and what would come too late afterwards. none: no such hours.",
    ),
    Setting(
        "SIXTEEN_QUESTIONNAIRES_DAYS",
        "1",
        "Working days before an appointment on which its questionnaires open.",
    ),
    Setting(
        "SIXTEEN_PORTAL_DAYS",
        "400",
        "Days after the end of a course for which a client can still read their own pages, unless "
        "the therapist gives another day. A little over a year, for follow-ups.",
    ),
    Setting("SIXTEEN_QUESTIONNAIRES_TIME", "09:00", "Time of that day at which they open."),
    Setting(
        "SIXTEEN_NUDGE_HOURS",
        "4",
        "Hours before an appointment at which somebody who has not answered is reminded of it, "
        "once. 0: nobody is.",
    ),
    Setting(
        "SIXTEEN_USES_UP",
        "missed,late_notice",
        "What uses up one of the agreed sessions, where nothing else is agreed: any of missed, "
        "late_notice (cancelled by the client later than SIXTEEN_NOTICE_HOURS before) and in_time "
        "(cancelled by the client earlier), with commas. none: only a session that was held.",
    ),
    Setting(
        "SIXTEEN_NOTICE_HOURS",
        "48",
        "Hours before a session from which a client’s cancellation is late, where nothing else is "
        "agreed.",
    ),
    Setting(
        "SIXTEEN_FOLLOW_UP_MONTHS",
        "1,3,6,12",
        "Months after the end of a course at which its client is asked how things are, if they "
        "agree to that. none: nobody is asked.",
    ),
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
        "SIXTEEN_CHANGE_HOURS",
        "24",
        "Hours before its start until which an appointment can be moved or cancelled through its "
        "link. Later, people ring.",
    ),
    Setting(
        "SIXTEEN_VIDEO_URL",
        "",
        "Address of the video rooms, e.g. https://meet.example.org. Each appointment by video "
        "has a room of its own under it. Empty: staff tell people the way.",
    ),
    Setting(
        "SIXTEEN_AREA",
        "",
        "Where clients have to live, in plain words, e.g. England or Wales. Asked when somebody "
        "books. Empty: not asked.",
    ),
    Setting(
        "SIXTEEN_CALENDAR_TITLE",
        "Appointment",
        "What calendar entries are called. Calendars are shared: keep it neutral.",
    ),
    Setting(
        "SIXTEEN_CALENDAR_INVITATIONS",
        "1",
        "1 sends an invitation with the e-mail about an appointment. Many calendars enter those by "
        "themselves. 0: only the file behind the link in it.",
    ),
    Setting(
        "SIXTEEN_CALENDAR_INITIALS",
        "0",
        "1 puts the initials of clients into the calendar feeds of their therapists.",
    ),
    Setting(
        "SIXTEEN_PRINTED_NAMES",
        "first",
        "How clients stand on the printed sheet of a day, which may be left lying: first for "
        "Mina O., initials for M. O., or full.",
    ),
    Setting(
        "SIXTEEN_TECHNIQUES",
        "Supporting; Making clearer; Staying with the feeling; The other side of it; "
        "What happens between us; Linking to the focus; Trying something new; The ending",
        "What a therapist may tick in a note as what they did, in the service's own words, with "
        "semicolons between them.",
    ),
    Setting(
        "SIXTEEN_RECORDING_DAYS",
        "60",
        "Days after which a recording of a session is deleted, rated or not.",
    ),
    Setting(
        "SIXTEEN_RECORDING_MB",
        "300",
        "The largest recording that is taken, in megabytes. An hour of sound has about 60.",
    ),
    Setting(
        "SIXTEEN_RATING_HEADINGS",
        "",
        "Headings under which a recorded session is rated, with | between them. Your own words: "
        "not an official instrument. Empty: five neutral ones.",
    ),
    Setting(
        "SIXTEEN_RATING_ANSWERS",
        "",
        "Answers to each heading, with | between them. Empty: Not seen | In part | Clearly.",
    ),
    Setting("SIXTEEN_PRIVACY_VERSION", "1", "Version of the privacy notice that people read."),
)

_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def read(name: str) -> str:
    """Value of one setting of the catalogue; KeyError if it is not in it."""
    return os.environ.get(name, "").strip() or _DEFAULTS[name]


def read_line(name: str) -> str:
    """Value of a setting as one line of letters that can be seen: it stands in headers."""
    return " ".join("".join(c if c.isprintable() else " " for c in read(name)).split())


def read_list(name: str) -> tuple[str, ...]:
    """Value of a setting that is some words with | between them."""
    return tuple(each.strip() for each in read(name).split("|") if each.strip())


def read_number(name: str, *, least: int = 1) -> int:
    """Value of a setting that is a whole number; ImproperlyConfigured if it is not, or less."""
    value = read(name)
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(
            f"{name} is “{value}”, and has to be a whole number, for example {_DEFAULTS[name]}."
        )
    return int(value)


def read_one_of(name: str, *values: str) -> str:
    """Value of a setting that is one of these words; ImproperlyConfigured if it is not."""
    value = read(name)
    if value not in values:
        raise ImproperlyConfigured(f"{name} is “{value}”, and has to be {' or '.join(values)}.")
    return value


def read_some(name: str, known: Sequence[str]) -> frozenset[str]:
    """Value of a setting that is some of these words; ImproperlyConfigured if one is none."""
    chosen = {word.strip() for word in read(name).split(",")} - {"", "none"}
    if wrong := chosen - set(known):
        raise ImproperlyConfigured(
            f"{name} has “{sorted(wrong)[0]}” in it. It can have: {', '.join(known)}."
        )
    return frozenset(chosen)


def read_time(name: str) -> time:
    """Value of a setting that is a time of day; ImproperlyConfigured if it is not."""
    return _time(name, read(name))


def read_hours(name: str) -> tuple[time, time] | None:
    """Value of a setting that is two times of day, like 20:00-08:00; None where it is none."""
    value = read(name)
    if value == "none":
        return None
    begin, _, end = (part.strip() for part in value.partition("-"))
    if begin == end:
        raise ImproperlyConfigured(f"{name} is “{value}”: every hour would be one of them.")
    return _time(name, begin), _time(name, end)


def read_months(name: str) -> tuple[int, ...]:
    """Value of a setting that is a list of whole numbers of months; () where it is none."""
    value = read(name)
    if value == "none":
        return ()
    parts = [part.strip() for part in value.split(",")]
    if not all(part.isdecimal() and 1 <= int(part) <= 60 for part in parts):
        raise ImproperlyConfigured(
            f"{name} is “{value}”, and has to be months from 1 to 60, like {_DEFAULTS[name]}."
        )
    return tuple(sorted({int(part) for part in parts}))


def _time(name: str, value: str) -> time:
    try:
        return datetime.strptime(value, "%H:%M").time()
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is “{read(name)}”, and has to be written like {_DEFAULTS[name]}."
        ) from None
