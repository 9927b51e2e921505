"""Every setting that a service may change, as environment variables.

This is the one list: `settings.py` reads from it and docs/reference/settings.md is made from it.
"""

from dataclasses import dataclass

from sixteen.project.catalogue_of_questionnaires import OF_QUESTIONNAIRES
from sixteen.project.catalogue_of_records import OF_RECORDS


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
        "SIXTEEN_LANGUAGES",
        "en-gb",
        "Languages that clients may choose for the pages, e.g. en-gb,cy. Welsh is a scaffold: its "
        "words are empty and appear in English until somebody has translated them.",
    ),
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
        "SIXTEEN_PORTAL_DAYS",
        "400",
        "Days after the end of a course for which a client can still read their own pages, unless "
        "the therapist gives another day. A little over a year, for follow-ups.",
    ),
    *(Setting(*each) for each in OF_QUESTIONNAIRES),
    Setting(
        "SIXTEEN_NHS_PROVIDER",
        "",
        "Organisation code of this service in the NHS data set, for `sixteen outcomes iapt`.",
    ),
    Setting(
        "SIXTEEN_NHS_COMMISSIONER",
        "",
        "Organisation code of whoever pays for the NHS work of this service, for the same.",
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
        "Minutes without a request after which a person has to sign in again, and a browser that "
        "answered by a link is not shown its answers any more.",
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
        "SIXTEEN_MESSAGES",
        "0",
        "1 lets clients and their therapists write to each other between sessions. Somebody has to "
        "read them in the hours that the pages then say. 0: they cannot.",
    ),
    Setting(
        "SIXTEEN_KEPT_PLAN_NAMES_SERVICE",
        "0",
        "1 puts the name and number of the service under a plan that a client keeps as a file on "
        "their device, where somebody else may read it.",
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
        "SIXTEEN_ABOUT_ME",
        "",
        "What clients may say of themselves on their own pages, for counting (equity) and for the "
        "NHS tables: gender, ethnicity, or both with a comma. Empty: nobody is asked. Say so in "
        "your privacy notice first.",
    ),
    Setting(
        "SIXTEEN_EXTRACT_DAYS",
        "30",
        "Days after which an extract of the record (`sixteen outcomes extract`) is deleted.",
    ),
    Setting(
        "SIXTEEN_SPARK_MASTER",
        "local[*]",
        "Where `sixteen outcomes report --engine spark` counts: the address of a Spark master.",
    ),
    Setting(
        "SIXTEEN_SPARK_PARTITIONS",
        "8",
        "Into how many parts Spark divides what it sorts: about three for each processor it has.",
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
    *(Setting(*each) for each in OF_RECORDS),
)
