"""Who reads a referral and hands over its documents, and what the office gets of it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from sixteen.intake import access
from sixteen.intake.models import Document, Enquiry
from sixteen.intake.referring import add_referral
from sixteen.intake.refusals import UnknownDocument
from sixteen.journeys.referring import refer
from sixteen.people.permissions import Role
from sixteen.people.uploads import WHOLE_FORM, InMemory
from tests.people_of import audited, refused
from tests.portal.house import NOW, account
from tests.website.test_referring import PDF, file, sent
from tests.workspace.house import as_

pytestmark = pytest.mark.django_db
VANE = {"name": "Dr Vane", "role": "GP", "organisation": "Hill", "phone": "01632 960010"}
CANARY = "canary-heron"
REFERRAL = {
    "referrer": VANE | {"email": ""},
    "reason": f"Low since the {CANARY}",
    "documents": [(f"{CANARY}.html", PDF)],
}


@pytest.fixture
def enquiry(practice):
    """Referred, and then booked with Ola for tomorrow."""
    made = practice.enquiry(days=1, name="Robin Vale")
    add_referral(enquiry=made, **REFERRAL, by=None, at=NOW)
    return made


def page(who, address):
    answer = as_(who).get(address)
    return answer.status_code, answer.content.decode(errors="replace")


def test_the_clinician_reads_it_and_saves_its_document(enquiry, therapist):
    address = f"/work/consultations/{enquiry.pk}/"
    status, words = page(therapist, address)
    assert status == 200 and f"Low since the {CANARY}" in words and "Hill" in words
    answer = as_(therapist).get(f"{address}documents/1/")
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="document-1.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert audited("download-document", actor=therapist.pk, person=enquiry.client_id) == 1
    assert as_(therapist).get(f"{address}documents/2/").status_code == 404


def test_nobody_else_gets_the_reason_or_a_document(practice, enquiry):
    people = [practice.other, practice.supervisor, practice.duty, enquiry.client.account]
    for who in (*people, account(Role.RECEPTION), account(Role.SERVICE_LEAD)):
        with refused("referral", who):
            access.referral_of(who, enquiry, at=NOW)
        with refused("document", who):
            access.document_of(who, enquiry, 1, at=NOW)
        assert page(who, f"/work/consultations/{enquiry.pk}/documents/1/")[0] == 404


def test_before_a_consultation_is_booked_nobody_reads_it(therapist, practice):
    made = refer(
        referrer=VANE | {"email": ""},
        reason=CANARY,
        documents=[],
        name="Robin Vale",
        birth_date=date(1990, 5, 2),
        by=None,
        at=NOW,
    )
    with refused("referral", therapist):
        access.referral_of(therapist, Enquiry.objects.get(pk=made.enquiry_id), at=NOW)


def test_the_office_sees_who_referred_and_no_word_of_why(enquiry):
    rae = account(Role.RECEPTION, name="Rae")
    status, words = page(rae, f"/office/clients/{enquiry.client_id}/")
    assert status == 200 and "Referred by Dr Vane" in words and "1 document " in words
    assert CANARY not in words
    assert audited("view-referral", actor=rae.pk, fields="referrer") == 1


def test_what_is_kept_of_a_document_is_sealed(enquiry):
    row = Document.objects.values().get()
    held = b"".join(bytes(row[name]) for name in ("name", "content"))
    assert CANARY.encode() not in held and b"%PDF" not in held and b"JVBERi" not in held


@pytest.mark.parametrize("documents", [[("a.pdf", b"no")], [("a", PDF)] * 6])
def test_the_action_itself_keeps_nothing_unknown(practice, documents):
    made = practice.enquiry(days=2, name="Bo Lind")
    with pytest.raises(UnknownDocument):
        add_referral(enquiry=made, referrer=VANE, reason="x", documents=documents, by=None, at=NOW)
    assert not Document.objects.exists()


def test_reception_types_one_in(practice):
    rae = account(Role.RECEPTION, name="Rae")
    browser = as_(rae)
    assert "came to the office" in browser.get("/office/refer/").content.decode()
    answer = browser.post("/office/refer/", sent(documents=[file()]))
    made = Enquiry.objects.get(source="referral")
    assert answer.headers["Location"] == f"/office/clients/{made.client_id}/"
    assert made.referral.taken_by == rae and audited("refer", actor=rae.pk) == 1


def test_reception_hears_that_it_was_sent_before_with_other_words(practice):
    browser, mark = as_(account(Role.RECEPTION, name="Rae")), str(uuid4())
    browser.post("/office/refer/", sent(mark=mark))
    answer = browser.post("/office/refer/", sent(mark=mark, reason="Another reason"))
    page = answer.content.decode()
    assert answer.status_code == 422 and "was not saved" in page and "Another reason" in page
    assert Enquiry.objects.filter(source="referral").count() == 1


class Upload:
    """A body whose words are there, and whose first document has no end. gave: bytes of it."""

    def __init__(self):
        parts = [f'name="{name}"\r\n\r\n{value}' for name, value in sent(ways="phone").items()]
        parts.append('name="documents"; filename="a.pdf"\r\n\r\n%PDF-')
        begins = "--x\r\nContent-Disposition: form-data; "
        self.left = "\r\n".join(begins + part for part in parts).encode()
        self.gave = 0

    def read(self, size):
        given, self.left = self.left[:size], self.left[size:]
        self.gave += size
        return given + b" " * (size - len(given))

    readline = read

    def sent_by(self, browser):
        sending = {"CONTENT_LENGTH": str(WHOLE_FORM), "wsgi.input": self}
        sending["CONTENT_TYPE"] = "multipart/form-data; boundary=x"
        return browser.post("/office/refer/", **sending, headers={"origin": "http://testserver"})


@pytest.fixture
def upload():
    cache.clear()
    yield Upload()
    cache.clear()


@pytest.mark.parametrize("who", ["therapist", "client"])
def test_nothing_is_read_of_somebody_who_may_not_send_it(practice, upload, who):
    who = practice.therapist if who == "therapist" else practice.client.account
    browser = as_(who)
    browser.handler.enforce_csrf_checks = True
    assert upload.sent_by(browser).status_code == 404
    assert upload.gave == 0 and audited("denied-page", actor=who.pk) == 1


def test_of_nobody_is_a_document_taken_before_they_sign_in(upload, monkeypatch):
    """51 MB of anybody, before it is asked who they are. What was typed is not lost."""
    taken = []
    monkeypatch.setattr(InMemory, "receive_data_chunk", lambda *args: taken.append(args))
    forged = upload.sent_by(Browser(enforce_csrf_checks=True))
    assert forged.status_code == 403 and not taken
    answer = Upload().sent_by(Browser())
    page = answer.content.decode()
    assert answer.status_code == 403 and not taken
    assert "Sign in in another tab" in page and "canary-heron" in page
    assert "Choose your documents again" in page and 'type="file" name="documents"' in page


def test_who_sends_much_without_signing_in_is_told_to_wait_and_not_read(upload):
    answers = [Browser().post("/office/refer/", sent()).status_code for _ in range(30)]
    assert answers == [403] * 30 and upload.sent_by(Browser()).status_code == 429
    assert upload.gave == 0


def test_reception_is_not_told_to_wait(practice, upload):
    browser = as_(account(Role.RECEPTION, name="Rae"))
    answers = {browser.post("/office/refer/", sent(reason="")).status_code for _ in range(31)}
    assert answers == {422}
