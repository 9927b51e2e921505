"""A professional referral: who agreed, what is kept, what comes back, and what is never taken."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from sixteen.intake.documents import content_of
from sixteen.intake.models import Document, Enquiry, Referral
from sixteen.outbox.models import Message
from sixteen.outbox.sending import send_due
from sixteen.people.models import Client, Consent
from sixteen.people.queries import current_contact
from sixteen.people.uploads import MOST_BYTES, WHOLE_FORM
from tests.scheduling.diary_of import NOW

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nwords of a letter\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0....\xff\xd9"


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock
    cache.clear()


def file(content=PDF, name="letter.pdf"):
    return SimpleUploadedFile(name, content, "application/x-anything")


def sent(**changes):
    typed = {
        "referrer_name": "Dr Vane",
        "referrer_role": "GP",
        "referrer_organisation": "Hill Surgery",
        "referrer_email": "vane@hill.example",
        "name": "Robin Vale",
        "birth_date": "1990-05-02",
        "phone": "07700 900123",
        "ways": ["phone"],
        "words": "After six",
        "agreed": "on",
        "reason": "Low since the canary-heron",
    }
    return {name: value for name, value in (typed | changes).items() if value is not None}


def refer(browser=None, **changes):
    return (browser or Browser()).post("/refer/", sent(**changes))


def test_the_whole_way(client):
    assert "Refer somebody to us" in client.get("/refer/").content.decode()
    answer = refer(client, documents=[file(), file(PNG, "scan.exe"), file(JPEG, "x")])
    assert answer.headers["Location"] == "/refer/sent/"
    made = Referral.objects.get()
    assert str(made.pk)[:8].upper() in client.get("/refer/sent/").content.decode()
    assert made.open("referrer")["organisation"] == "Hill Surgery"
    assert made.open("reason") == "Low since the canary-heron"
    kept = [(each.kind, each.open("name"), content_of(each)) for each in made.documents.all()]
    assert sorted(kept) == [
        ("jpeg", "x", JPEG),
        ("pdf", "letter.pdf", PDF),
        ("png", "scan.exe", PNG),
    ]


def test_reception_owns_what_is_next_with_a_date():
    refer()
    enquiry = Enquiry.objects.get()
    assert (enquiry.source, enquiry.state, enquiry.owner_role) == (
        "referral",
        "enquiry",
        "reception",
    )
    assert enquiry.next_action and NOW < enquiry.next_action_due <= NOW + timedelta(days=2)


def test_who_it_is_and_what_is_safe():
    refer(ways=["phone", "voicemail"])
    person = Client.objects.get()
    contact = current_contact(person)
    assert person.open("birth_date") == "1990-05-02"
    assert (contact.phone, contact.voicemail, contact.text, contact.email) == (
        (True, True, False, False)
    )
    assert contact.open("words") == "After six"
    assert Consent.objects.get().purpose == "referral-agreed"


def test_what_was_not_said_to_be_safe_is_not():
    refer(ways=None)
    contact = current_contact(Client.objects.get())
    assert not (contact.phone or contact.text or contact.email or contact.voicemail)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agreed": None}, "We need their agreement first"),
        ({"birth_date": "2015-01-01"}, "people of 18 and over"),
        ({"birth_date": "1890-01-01"}, "Look at the year again"),
        ({"referrer_email": ""}, "Enter a number or an e-mail address"),
        ({"phone": "", "ways": None}, "a number or an e-mail address of theirs"),
        ({"ways": ["email"]}, "take out the tick"),
        ({"reason": ""}, "Enter why you refer them"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(changes, said):
    answer = refer(**changes)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and "Hill Surgery" in page
    assert not (Client.objects.exists() or Enquiry.objects.exists() or Referral.objects.exists())


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"MZ\x90\x00",
        b"PK\x03\x04 a document with macros",
        b"%PDF-1.7 cut off",
        b"<svg/>%PDF-1.7\n%%EOF",
        b"GIF89a",
    ],
)
def test_a_file_is_what_is_in_it_and_not_its_name(content):
    answer = refer(documents=[file(), file(content, "letter.pdf")])
    assert answer.status_code == 422 and "whatever it is called" in answer.content.decode()
    assert not (Document.objects.exists() or Client.objects.exists())


def test_an_empty_file_is_refused():
    assert refer(documents=[file(b"")]).status_code == 422 and not Client.objects.exists()


def test_six_files_or_one_too_large_are_not_taken():
    large = PDF + b" " * (MOST_BYTES - len(PDF)) + b"%%EOF"
    for documents in ([file()] * 6, [file(), file(large)]):
        answer = refer(documents=documents)
        assert answer.status_code == 422 and "too large or too many" in answer.content.decode()
        assert not Client.objects.exists()
    exactly = PDF + b" " * (MOST_BYTES - len(PDF) - 5) + b"%%EOF"
    assert refer(documents=[file(exactly)]).status_code == 302


def test_too_much_is_refused_before_it_is_read():
    class Unread:
        def read(self, *size):
            raise AssertionError("it was read")

        readline = read

    answer = Browser().post(
        "/refer/",
        data=b"",
        content_type="multipart/form-data; boundary=x",
        **{"CONTENT_LENGTH": str(WHOLE_FORM + 1), "wsgi.input": Unread()},
    )
    assert answer.status_code == 413 and "Too much at once" in answer.content.decode()


def test_no_file_is_written_on_the_way(monkeypatch):
    def never(*args, **kwargs):
        raise AssertionError("a temporary file")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", never)
    monkeypatch.setattr("django.core.files.temp.NamedTemporaryFile", never)
    big = PDF + b" " * 4_000_000 + b"%%EOF"
    assert refer(documents=[file(big)]).status_code == 302


MARK = "5a1f3f7e-7d0e-4a6f-9e5c-0d8a3b1c2d3e"
IN_FORM = re.compile(r'name="mark" value="([^"]+)"')


def test_the_same_form_sent_again_is_one_referral():
    answers = [refer(mark=MARK, documents=[file(), file(PNG, "x")]) for _ in range(2)]
    assert [each.headers["Location"] for each in answers] == ["/refer/sent/"] * 2
    assert Referral.objects.count() == Client.objects.count() == 1 and Document.objects.count() == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"reason": "Better since the canary-heron"},
        {"referrer_role": "Nurse"},
        {"name": "Robin Dale"},
        {"birth_date": "1990-05-03"},
        {"phone": "07700 900124"},
        {"email": "robin@example.org"},
        {"ways": []},
        {"words": "Before six"},
        {"documents": [file(PNG)]},
        {"documents": [file(name="other.pdf")]},
        {"documents": []},
    ],
)
def test_what_was_sent_again_with_something_else_is_not_dropped_without_a_word(changes):
    refer(mark=MARK, documents=[file()])
    answer = refer(**{"mark": MARK, "documents": [file()]} | changes)
    page = answer.content.decode()
    assert answer.status_code == 422 and "differs from it, and was not saved" in page
    assert Referral.objects.count() == 1 and Document.objects.count() == 1
    (mark,) = IN_FORM.findall(page)
    assert mark != MARK
    assert refer(**changes | {"mark": mark, "documents": [file()]}).status_code == 302
    assert Referral.objects.count() == 2


def test_an_address_that_sends_too_many_is_told_to_wait():
    answers = [refer(agreed=None).status_code for _ in range(31)]
    assert answers == [422] * 30 + [429]
    assert Browser().get("/refer/").status_code == 200


def test_what_is_wrong_elsewhere_says_that_the_documents_are_to_be_chosen_again():
    page = refer(reason="", documents=[file()]).content.decode()
    assert "Choose the documents again" in page and "Nothing is lost" not in page
    assert "Nothing is lost" in refer(reason="").content.decode()


def test_a_page_that_was_open_too_long_asks_for_the_documents_again():
    """What was typed can be sent again at once; a file cannot be kept for it."""
    browser, ours = Browser(enforce_csrf_checks=True), {"origin": "http://testserver"}
    answer = browser.post("/refer/", sent(documents=[file()]), headers=ours)
    page = answer.content.decode()
    assert answer.status_code == 403 and "Choose your documents again" in page
    assert "Nothing is lost" not in page and 'enctype="multipart/form-data"' in page
    assert '<input id="kept-files" type="file" name="documents" multiple>' in page
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    again = sent(documents=[file()], csrfmiddlewaretoken=token)
    assert browser.post("/refer/", again, headers=ours).status_code == 302
    assert Document.objects.count() == 1


def test_without_documents_nothing_is_lost():
    answer = Browser(enforce_csrf_checks=True).post(
        "/refer/", sent(), headers={"origin": "http://testserver"}
    )
    assert "Nothing is lost" in answer.content.decode()
    assert 'type="file"' not in answer.content.decode()


def test_a_form_from_elsewhere_is_refused():
    browser = Browser(enforce_csrf_checks=True)
    assert refer(browser).status_code == 403 and not Client.objects.exists()
    page = browser.get("/refer/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    assert refer(browser, csrfmiddlewaretoken=token).status_code == 302


def test_who_referred_is_told_that_it_arrived_and_not_about_whom():
    refer()
    send_due(at=NOW)
    (letter,) = mail.outbox
    assert letter.to == ["vane@hill.example"] and not letter.cc and not letter.bcc
    said = f"{letter.subject} {letter.body}".lower()
    for word in ("robin", "vale", "canary", "1990", "900123", "therap", "referral", "refer "):
        assert word not in said
    assert str(Referral.objects.get().pk)[:8] in said


def test_without_an_address_of_theirs_nothing_is_sent():
    refer(referrer_email="", referrer_phone="01632 960010")
    assert not Message.objects.exists()


def test_a_failure_keeps_nothing(monkeypatch):
    def fails(**anything):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("sixteen.journeys.referring.queue", fails)
    with pytest.raises(RuntimeError):
        refer(documents=[file()])
    assert not (Document.objects.exists() or Referral.objects.exists() or Client.objects.exists())
