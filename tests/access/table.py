"""Who gets what at which address: the one table, to be read line by line.

Each cell has two letters, for a GET and for a POST of the form that does what the page is for
(forms.py). Every address stands here, and test_matrix.py asks for each as each of these people.
"""

import re
from dataclasses import dataclass

from tests.access.table_answering import ANSWERING
from tests.access.table_client import OWN
from tests.access.table_control import CONTROL, CONTROL_THINGS
from tests.access.table_letters import LETTERS_OF_ALL
from tests.access.table_office import OFFICE
from tests.access.table_public import EDITOR_AND_DEMONSTRATION, PUBLIC
from tests.access.table_sessions import SESSIONS
from tests.access.table_supervision import SUPERVISION

PEOPLE = {
    "an": "anonymous: nobody is signed in",
    "cl": "the client, Mina",
    "c2": "another client, Noor",
    "th": "the therapist of Mina’s course",
    "de": "the deputy of Mina’s course",
    "t2": "another therapist of the practice",
    "sv": "the supervisor of Mina’s therapist",
    "s2": "a supervisor of somebody else",
    "s3": "a supervisor whose link with Mina’s therapist has ended",
    "re": "reception",
    "le": "the service lead",
    "du": "the duty clinician whose turn it is",
    "d2": "a duty clinician whose turn it is not",
    "so": "a solo practitioner: every staff role in one account, and Noor’s course",
    "n2": "staff with every role, and without a second step of signing in",
    "ex": "somebody who left: every role, and an account that is closed",
    "ro": "somebody whose roles have all ended, the deputy of Noor’s course before",
}
LETTERS = {
    "s": "sees the page, or after a POST the page again; nothing is changed",
    "w": "writes: what the form says is done",
    "m": "is moved on to another page; nothing is changed",
    ".": "gets the page of an address that does not exist, and the refusal stands in the audit",
    "i": "has to sign in first; what was typed is kept",
    "2": "is moved on to the second step of signing in",
    "n": "is told that the address takes only GET, or only POST",
}
THINGS = {
    "link": "the code of Tam’s booking",
    "wrong_link": "a code of no booking",
    "feed": "the secret address of Mina’s calendar",
    "wrong_feed": "a secret address of no calendar",
    "invited": "the code of an invitation for somebody new",
    "wrong_invited": "a code of no invitation",
    "passkey": "Mina’s passkey",
    "asked": "a questionnaire that Mina has begun",
    "answered": "one that she has answered",
    "void": "one that is not asked any more",
    "answer_link": "the code of the link to what Mina has begun",
    "wrong_answer_link": "a code of no such link",
    "experience_link": "the code by which Mina may say how it was",
    "second_asked": "a questionnaire that Noor has begun",
    "agreement": "Mina’s agreement, signed by her therapist",
    "unsigned": "Noor’s agreement, signed by nobody",
    "focus": "Mina’s focus, shared",
    "draft_focus": "its next version, a draft",
    "moment": "Mina’s moment, brought to her next session",
    "own_moment": "one that she keeps to herself",
    "letter": "Mina’s letter, shared",
    "draft_letter": "its next version, a draft",
    "to_gp": "a draft to Mina’s GP, by her therapist",
    "copy": "a signed letter to Mina’s GP, with a copy for her",
    "summary": "the summary of Jo’s consultation, a draft",
    "attended": "a draft about Mina’s appointments, by reception",
    "jo": "Jo, whose consultation is recorded",
    "course": "Mina’s course",
    "earlier": "Mina’s course before, which has ended",
    "second_course": "Noor’s course",
    "enquiry": "Ian’s consultation with Mina’s therapist, not recorded yet; he was referred",
    "recorded": "Jo’s consultation with Mina’s therapist, recorded",
    "alert": "Mina’s open alert, owned by the duty clinician whose turn it is",
    "closed_alert": "Mina’s alert before, closed by that clinician",
    "second_alert": "Noor’s open alert, owned by that clinician",
    "call": "a call about Mina that her therapist is to return",
    "second_call": "a call about Noor",
    "opening": "Mina’s notes, opened half an hour ago by another therapist of the practice",
    "shut": "Mina’s notes, opened by the same two hours ago",
    "paper": "a document of Mina’s course",
    "concern": "a safeguarding concern in Mina’s course",
    "client": "Mina",
    "second": "Noor, who has a course too",
    "twin": "a second record of Mina, on the telephone",
    "offer": "an offer to Kim that is open",
    "offer_link": "the code of that offer",
    "wrong_offer_link": "a code of no offer",
    "unanswered": "Lou, who did not answer an offer",
    "waiting": "Uma, who cancelled her consultation and needs another",
    "coming": "Tam’s consultation, with Mina’s therapist",
    "session_7": "the appointment of Mina’s next session",
    "absence": "leave of Mina’s therapist next month, in which she was to come",
    "therapist": "Mina’s therapist, who named the colleague as trustee",
    "ended": "a course of another therapist that has ended, with follow-ups",
    "follow_up": "the first of those follow-ups",
    "held": "a time that reception keeps while somebody is on the telephone",
    "booked": "the booking of Tam’s consultation",
    "meeting": "a meeting of the supervisor with Mina’s therapist",
    "point": "what was agreed about Mina in it",
    "recording": "a recording of Mina’s fourth session, for the supervisor",
    "deadline": "a deadline in the training of Mina’s therapist",
    "link_of_sv": "the link of Mina’s therapist with the supervisor",
    "turn": "the turn on duty that runs",
    "picture": "the file of a picture on the public pages",
} | CONTROL_THINGS
TABLE = (
    PUBLIC
    + OWN
    + ANSWERING
    + """
## The therapist
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/work/                                         ii .. .. sn sn sn .. .. .. .. .. .. .. sn 22 ii ..
/work/print/                                   ii .. .. sn sn sn .. .. .. .. .. .. .. sn 22 ii ..
/work/courses/                                 ii .. .. sn sn sn .. .. .. .. .. .. .. sn 22 ii ..
/work/calendar/                                ii .. .. sw sw sw .. .. .. .. .. .. .. sw 22 ii ..
/work/away/                                    ii .. .. sw sw sw .. .. .. .. .. .. .. sw 22 ii ..
/work/away/{absence}/                          ii .. .. sw .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/away/{absence}/{client}/                 ii .. .. sw .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/trustees/                                ii .. .. sw sw sw ss ss ss .. .. .. .. sw 22 ii ..
/work/handover/{therapist}/                    ii .. .. sw .. sw .. .. .. .. .. .. .. sw 22 ii ..
/work/consultations/{enquiry}/                 ii .. .. sw .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/consultations/{enquiry}/start/           ii .. .. mm .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/consultations/{enquiry}/wishes/          ii .. .. sw .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/consultations/{enquiry}/documents/1/     ii .. .. sn .n .n .. .. .. .. .. .. .. .n 22 ii ..
/work/consultations/{recorded}/                ii .. .. ss .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/consultations/{recorded}/start/          ii .. .. sw .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/                        ii .. .. sn sn .n .. .. .. .. .. .. .. .n 22 ii ..
/work/courses/{course}/invitation/             ii .. .. sm sm .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/prompts/review/         ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/alert/                  ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/noticing/               ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/plan/mine/              ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{second_course}/plan/ours/       ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/courses/{course}/decision/               ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/agreement/              ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/agreement/sign/         ii .. .. mm mm .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/aims/                   ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/focus/                  ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/focus/share/            ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/focus/settle/           ii .. .. mm mm .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/focus/versions/         ii .. .. sn sn .n .. .. .. .. .. .. .. .n 22 ii ..
/work/courses/{course}/messages/               ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{second_course}/messages/        ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/courses/{course}/moments/                ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/moments/{moment}/       ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/moments/{own_moment}/   ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{second_course}/moments/{moment}/ ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/record/                 ii .. .. sn sn .n sn .n .n .. .. .. .. .n 22 ii ..
/work/courses/{course}/other-help/             ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/emergency-contact/      ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/documents/add/          ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/documents/{paper}/   ii .. .. sn sn .n .. .. .. .. .. .. .. .n 22 ii ..
/work/courses/{course}/documents/{paper}/out/ ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{second_course}/documents/{paper}/ ii .. .. .n .n .n .. .. .. .. .. .. .. .n 22 ii ..
/work/courses/{course}/safeguarding/           ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/safeguarding/{concern}/ ii .. .. sw sw .. s. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/contact-log/            ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/call-backs/{call}/                       ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/call-backs/{second_call}/                ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/courses/{course}/end/                    ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/map/                    ii .. .. sn sn .n .. .. .. .. .. .. .. .n 22 ii ..
/work/courses/{course}/elsewhere/              ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/pause/                  ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/resume/                 ii .. .. mm mm .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/longer/                 ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/after/                  ii .. .. ss ss .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{ended}/after/                   ii .. .. .. .. sw .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{ended}/after/{follow_up}/meeting/ ii .. .. .. .. sw .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/therapist/              ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/6/             ii .. .. sn sn .n .. .. .. .. .. .. .. .n 22 ii ..
/work/courses/{course}/sessions/6/note/        ii .. .. mw mw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/6/moments/     ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/process/                ii .. .. ss ss .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/6/process/     ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/6/where/       ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{second_course}/sessions/6/process/ ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/courses/{course}/sessions/7/aims/        ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{second_course}/                 ii .. .. .n .n .n .. .. .. .. .. .. .. sn 22 ii ..
/work/courses/{second_course}/invitation/      ii .. .. .. .. .. .. .. .. .. .. .. .. sm 22 ii ..
/work/courses/{second_course}/agreement/sign/  ii .. .. .. .. .. .. .. .. .. .. .. .. mw 22 ii ..
/work/courses/{second_course}/focus/           ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/courses/{second_course}/focus/settle/    ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/courses/{second_course}/sessions/6/      ii .. .. .n .n .n .. .. .. .. .. .. .. sn 22 ii ..
/work/courses/{second_course}/sessions/6/note/ ii .. .. .. .. .. .. .. .. .. .. .. .. mw 22 ii ..
/work/courses/{course}/sessions/6/record/      ii .. .. ss ss .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/6/record/yes/  ii .. .. nm nm n. .. .. .. .. .. .. .. n. 22 ii ..
/work/courses/{course}/sessions/4/record/no/   ii .. .. nw nw n. .. .. .. .. .. .. .. n. 22 ii ..
/work/courses/{course}/no-recordings/          ii .. .. nw nw n. .. .. .. .. .. .. .. n. 22 ii ..
/work/training-log/                            ii .. .. sw sw sw .. .. .. .. .. .. .. sw 22 ii ..
/work/training-log/{deadline}/done/            ii .. .. nw n. n. .. .. .. .. .. .. .. n. 22 ii ..
/work/my-supervision/                          ii .. .. sn sn sn .. .. .. .. .. .. .. sn 22 ii ..
/work/courses/{course}/supervision/            ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{second_course}/supervision/     ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
"""
    + SESSIONS
    + SUPERVISION
    + """
## The clinician on duty
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/work/duty/                                    ii .. .. .. .. .. .. .. .. .. .. sn sn sn 22 ii ..
/work/break-glass/                             ii .. .. ss ss ss ss ss ss .. .. ss ss ss 22 ii ..
/work/break-glass/{client}/                    ii .. .. mm mm sw mm sw sw .. .. sw sw sw 22 ii ..
/work/break-glass/{second}/                    ii .. .. sw sw sw sw sw sw .. .. sw sw mm 22 ii ..
/work/opened/{opening}/                        ii .. .. .n .n sn .n .n .n .. .. .n .n .n 22 ii ..
/work/opened/{shut}/                           ii .. .. .n .n .n .n .n .n .. .. .n .n .n 22 ii ..
/work/opened/{opening}/seen/                   ii .. .. nw nw n. .. .. .. .. .. .. .. n. 22 ii ..
/work/alerts/{alert}/                          ii .. .. sw sw .. .. .. .. .. .. sw sw sw 22 ii ..
/work/alerts/{alert}/take/                     ii .. .. mw mw .. .. .. .. .. .. mm mw mw 22 ii ..
/work/alerts/{closed_alert}/                   ii .. .. ss ss .. .. .. .. .. .. .s .s .s 22 ii ..
/work/alerts/{closed_alert}/take/              ii .. .. mm mm .. .. .. .. .. .. .m .m .m 22 ii ..
/work/alerts/{second_alert}/                   ii .. .. .. .. .. .. .. .. .. .. sw sw sw 22 ii ..
/work/alerts/{second_alert}/take/              ii .. .. .. .. .. .. .. .. .. .. mm mw mw 22 ii ..
"""
    + LETTERS_OF_ALL
    + OFFICE
    + CONTROL
    + EDITOR_AND_DEMONSTRATION
)


@dataclass(frozen=True)
class Line:
    """cells: two letters for each of PEOPLE."""

    section: str
    address: str
    cells: dict[str, str]


def lines(table: str = TABLE) -> list[Line]:
    found, section = [], ""
    for row in table.splitlines():
        if row.startswith("## "):
            section = row[3:]
        elif row and not row.startswith("#"):
            address, *cells = row.split()
            found.append(Line(section, address, dict(zip(PEOPLE, cells, strict=True))))
    return found


def things_in(address: str) -> list[str]:
    return re.findall(r"{(\w+)}", address)
