"""The pages of letters from templates, for the clinician who writes them."""

import io

import pypdf
import pytest

from sixteen.care.models import ServiceLetter
from sixteen.intake.models import Consultation
from tests.portal.house import NOW, browser_of
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def telephone(settings):  # type: ignore[no-untyped-def]
    settings.SERVICE = settings.SERVICE | {"phone": "01632 960 016"}


@pytest.fixture
def begun(practice):  # type: ignore[no-untyped-def]
    browser = as_(practice.therapist)
    browser.post(url("client_letters", practice.client.pk), {"kind": "gp_safety"})
    return browser, ServiceLetter.objects.get()


def filled(browser, letter, **changes):  # type: ignore[no-untyped-def]
    """What the page's form sends with every blank written."""
    form = browser.get(url("service_letter", letter.pk)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {name: f"words for {blank}" for name, blank in form.blanks.items()}
    text = sent["text"].replace(", born {birth date}", "")
    return sent | {"to": "Dr Vane\nMill Surgery", "text": text, "client_copy": "on"} | changes


def test_the_page_says_what_is_missing_and_signing_says_it_by_each_field(begun) -> None:
    browser, letter = begun
    page = browser.get(url("service_letter", letter.pk)).content.decode()
    assert "It cannot be signed yet" in page and "Still to write: what I ask of you" in page
    sent = {"action": "sign", "revision": str(letter.revision)}
    answer = browser.post(url("service_letter", letter.pk), sent)
    form = answer.context["form"]
    assert form.errors["to"] == ["Write whom the letter goes to."]
    for name, blank in form.blanks.items():
        assert form.errors[name] == [f"Still to write: {blank}."]
    assert "date of birth" in form.errors["text"][0]
    assert ServiceLetter.objects.get().state == "draft"


def test_written_signed_printed_and_read_by_the_client(practice, begun) -> None:
    browser, letter = begun
    where = url("service_letter", letter.pk)
    assert browser.post(where, filled(browser, letter)).status_code == 302
    kept = ServiceLetter.objects.get()
    browser.post(where, {"action": "sign", "revision": str(kept.revision)})
    page = browser.get(where).content.decode()
    assert "Signed by Ola Brandt, 24 November 2026" in page and "<textarea" not in page
    taken = browser.get(url("service_letter_pdf", letter.pk))
    words = " ".join(pypdf.PdfReader(io.BytesIO(taken.content)).pages[0].extract_text().split())
    assert "Dr Vane Mill Surgery" in words and "words for what I ask of you" in words
    assert "Mina" not in taken["Content-Disposition"]
    mina = browser_of(practice.client)
    assert f"/my/letters/{letter.pk}/" in mina.get("/my/").content.decode()
    assert "words for what we agreed" in mina.get(f"/my/letters/{letter.pk}/").content.decode()


def test_an_unknown_field_is_an_error_by_the_field_and_nothing_is_lost(begun) -> None:
    browser, letter = begun
    sent = filled(browser, letter, text="Dear {clinet name}, and {write: one more thing}")
    answer = browser.post(url("service_letter", letter.pk), sent)
    form = answer.context["form"]
    assert "no field “{clinet name}”" in form.errors["text"][0]
    page = answer.content.decode()
    assert "words for what we agreed" in page and "{clinet name}" in page


def test_no_copy_for_the_client_needs_a_reason_by_the_field(begun) -> None:
    browser, letter = begun
    sent = filled(browser, letter)
    del sent["client_copy"]
    form = browser.post(url("service_letter", letter.pk), sent).context["form"]
    assert form.errors["no_copy_because"] == ["Write why the client gets no copy."]


def test_two_windows_show_both_texts(begun) -> None:
    browser, letter = begun
    old = filled(browser, letter, to="An old window")
    browser.post(url("service_letter", letter.pk), filled(browser, letter))
    page = browser.post(url("service_letter", letter.pk), old).content.decode()
    assert "changed in another window" in page
    assert "An old window" in page and "Dr Vane" in page


def test_before_a_course_a_consultation_leads_to_its_letter(practice) -> None:
    enquiry = practice.enquiry()
    decided = Consultation(
        enquiry=enquiry,
        client=enquiry.client,
        held_by=practice.therapist,
        held_at=NOW,
        decision="signpost",
        recorded_at=NOW,
    )
    decided.seal(reasons="One", options_discussed="Waiting, or a group nearby", safety="Asked")
    decided.save()
    browser = as_(practice.therapist)
    where = url("client_letters", enquiry.client_id)
    assert where in browser.get(url("consultation", enquiry.pk)).content.decode()
    browser.post(where, {"kind": "consultation"})
    letter = ServiceLetter.objects.get()
    assert letter.course is None and "we met on 24 November 2026" in letter.open("words")
    # What was written down then is there to begin with, and to be changed.
    assert "Waiting, or a group nearby" in letter.open("words")
