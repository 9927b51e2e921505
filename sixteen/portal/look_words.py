"""What a look at a record is called, for the client whose it is: who, at which part, and why."""

from collections.abc import Container
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

GLASS = "break-glass"
SEE = _("to see you, or to write it up")
SAFE = _("to make sure that you are safe")
RUN = _("to arrange something with you")
LEARN = _("a therapist talks about their work with somebody more experienced")
# What was done, and what it is for, by the verb of the audit.
LOOKED = {
    GLASS: (_("opened my notes in an emergency, from outside my care team"), ""),
    "find-client": (
        _("saw my name in a list"),
        _("to find somebody, or to see who comes or waits"),
    ),
    "download-document": (_("took a document about me as a file"), SEE),
    "print-day": (_("printed a list of the day with me in it"), _("for a day without computers")),
    "view-agenda": (_("saw me on a list for supervision"), LEARN),
    "view-agreement": (_("looked at our agreement"), SEE),
    "view-aims": (_("looked at my aims"), SEE),
    "view-alert": (_("looked at an answer of mine that needed somebody to look"), SAFE),
    "view-answers": (_("looked at my answers"), SEE),
    "view-call-back": (_("looked at a call about me"), _("to ring back")),
    "view-client": (_("looked at my name and how to reach me"), RUN),
    "view-complaint": (_("read a complaint of mine"), _("to answer it")),
    "view-correction": (_("read what I said is wrong in my record"), _("to answer it")),
    "view-consultation": (_("read what was decided when we first met"), SEE),
    "view-copy": (_("read my record because I asked for a copy"), _("the law wants it read first")),
    "view-counted": (
        _("saw my initials on a list of who is counted in our figures"),
        _("to check them"),
    ),
    "view-course": (_("opened the page of my therapy"), SEE),
    "view-course-document": (_("opened a document about me"), SEE),
    "view-focus": (_("looked at our focus"), SEE),
    "view-handover": (
        _("saw that my therapy was handed over"),
        _("my therapist was away, or left"),
    ),
    "view-letter": (_("read a letter of mine"), SEE),
    "view-letter-pdf": (_("took a letter of mine as a file"), _("to send or print it")),
    "view-messages": (_("read what my therapist and I wrote to each other"), SEE),
    "view-moment": (_("read a moment that I brought"), SEE),
    "view-note": (_("read notes of my sessions"), SEE),
    "view-offer": (_("looked at a place that I was offered"), RUN),
    "view-pack": (_("read what a clinician needs to ring me"), SAFE),
    "view-plan": (_("looked at a plan of mine"), SEE),
    "view-process-note": (_("read their own working notes"), SEE),
    "view-record": (_("looked at my record beside the sessions"), SEE),
    "view-recording": (_("listened to a recording of a session"), LEARN),
    "view-referral": (_("read my referral"), SEE),
    "view-safeguarding": (_("read about a concern for somebody’s safety"), SAFE),
    "view-self-referral": (_("read what I told the service before we met"), SEE),
    "view-service-letter": (_("read a letter about me"), SEE),
    "view-service-letter-pdf": (_("took a letter about me as a file"), _("to send or print it")),
    "view-service-letters": (_("looked at which letters there are"), SEE),
    "view-training-log": (_("saw my initials in a training log"), LEARN),
    "view-whereabouts": (_("looked at where I was during a session"), SAFE),
    "view-wishes": (_("looked at what I said I would like"), RUN),
}
SOMETHING = (_("looked at a part of my record"), "")
ROLES = {
    "therapist": _("a therapist here"),
    "supervisor": _("a supervisor"),
    "reception": _("reception"),
    "service lead": _("the service lead"),
    "duty clinician": _("a clinician on duty"),
}


def in_words(action: str) -> tuple[str, str]:
    return LOOKED.get(action, SOMETHING)


def who(actor: UUID, roles: str, *, mine: Container[UUID], standing_in: Container[UUID]) -> str:
    """Who it is to this client: what they do here says less than that it is their own therapist."""
    if actor in mine:
        return gettext("my therapist")
    if actor in standing_in:
        return gettext("stands in for my therapist")
    return ", ".join(str(ROLES.get(role, role)) for role in roles.split(",") if role)
