"""The office sees outcome and next step: not one clinical word, on any page."""

import re

import pytest

from sixteen.care.actions.notes import save_note
from sixteen.care.models import Course
from sixteen.intake.models import Consultation, Enquiry
from sixteen.intake.wishes import Said, set_wishes
from sixteen.outbox.actions import queue
from sixteen.outbox.models import Message
from sixteen.questionnaires.models import Request, Response
from tests.journeys.waiting import concern
from tests.office.house import NOW, as_

pytestmark = pytest.mark.django_db
CANARY = "canary-kestrel"
# What only somebody who treats them may know, in words of the pages and codes of the software.
CLINICAL = (
    CANARY,
    "DIT",
    "PHQ",
    "GAD",
    "phq9",
    "suitable",
    "signpost",
    "focus",
    "aims",
    "goodbye",
    "alert",
    "questionnaire",
    "safety",
    "phase",
    "better off dead",
    "spare chair",
    "Session 7",
)


PAGES = ("", "call-back/", "contact/", "invite/", "wishes/")


@pytest.fixture
def written(office):
    """Mina's course with something under every clinical heading; Ian's recorded consultation."""
    practice, house = office.practice, office.practice.house
    house.agreement(practice.course)
    house.focus(practice.course)
    house.letter(practice.course)
    practice.alert()
    request = house.request(practice.course)
    answer(request)
    note(practice)
    first = practice.enquiry(days=-90, name="Mina before")
    Enquiry.objects.filter(pk=first.pk).update(client=practice.client, state="in_course")
    Course.objects.filter(pk=practice.course.pk).update(enquiry=first)
    enquiry = practice.enquiry(days=-1)
    consultation(practice, enquiry)
    said = Said(concerns=(concern("low", CANARY),))
    for each in (first, enquiry):
        set_wishes(enquiry=each, said=said, by=practice.therapist, at=NOW)
    for person in (practice.client.pk, practice.therapist.person):
        for kind in ("something-to-read", "questionnaire-open", "alert-for-staff"):
            message = queue(kind=kind, about=request.pk, person=person, due_at=NOW, at=NOW)
            Message.objects.filter(pk=message.pk).update(state="failed", outcome="gave up")
    return [practice.client, enquiry.client]


def note(practice):
    session = practice.course.sessions.get(number=6)
    line = {"asked": True, "said": CANARY, "agreed": CANARY, "not_asked_because": ""}
    save_note(
        session=session,
        text=f"{CANARY} in a note",
        safety=line,
        by=practice.therapist,
        at=NOW,
    )


def answer(request: Request) -> None:
    made = Response(
        request=request,
        client=request.client,
        measure_version="1",
        begun_at=NOW,
        changed_at=NOW,
    )
    made.seal(answers={"q1": 3, "other": CANARY})
    made.save()


def consultation(practice, enquiry) -> None:
    made = Consultation(
        enquiry=enquiry,
        client=enquiry.client,
        held_by=practice.therapist,
        held_at=NOW,
        decision="suitable",
        protocol="DIT",
        recorded_at=NOW,
    )
    made.seal(reasons=CANARY, options_discussed=CANARY, safety=CANARY, signpost=CANARY)
    made.save()


def pages(office, clients) -> dict[str, str]:
    paths = ["/office/enquiries/", "/office/messages/", "/office/book/", "/office/clients/"]
    paths += [f"/office/?day=2026-11-{day}" for day in (23, 24, 26)]
    for client in clients:
        paths += [f"/office/clients/{client.pk}/{page}" for page in PAGES]
    days = {"first_day": "2026-11-24", "last_day": "2026-11-30"}
    who = {"therapist": str(office.practice.therapist.pk)}
    away = as_(office.reception).post("/office/away/", who | days).headers["Location"]
    paths += ["/office/away/", away, f"{away}{clients[0].pk}/"]
    paths += ["/office/duplicates/", f"/office/duplicates/{clients[0].pk}/{clients[1].pk}/"]
    coming = office.practice.course.sessions.get(number=7).appointment_id
    paths += [f"/office/appointments/{coming}/{verb}/" for verb in ("move", "cancel")]
    browser = as_(office.reception)
    shown = {path: browser.get(path).content.decode() for path in paths}
    found = browser.post("/office/clients/", {"text": "mina"})
    lead = as_(office.lead).get("/office/enquiries/")
    return shown | {"found": found.content.decode(), "lead": lead.content.decode()}


def without_tokens(page: str) -> str:
    """Letters by chance spell anything."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_no_page_of_the_office_has_a_clinical_word(office, written):
    shown = pages(office, written)
    assert "In a course" in shown[f"/office/clients/{written[0].pk}/"]
    assert sum("Mina Okafor" in page for page in shown.values()) >= 8
    said = {
        path: without_tokens(page.split('<main id="main"')[1].split("</main>")[0])
        for path, page in shown.items()
    }
    hits = {
        (path, word)
        for path, page in said.items()
        for word in CLINICAL
        if word in page or (word.islower() and word in page.lower())
    }
    assert hits == set()
