"""Reception's letters, and the words that the service lead edits."""

import re

import pytest

from sixteen.care.models import LetterTemplate, ServiceLetter
from tests.office.house import as_
from tests.office.test_no_clinical_word import CLINICAL

pytestmark = pytest.mark.django_db
EDIT = "/office/letters/words/attendance/"


@pytest.fixture(autouse=True)
def telephone(settings):  # type: ignore[no-untyped-def]
    settings.SERVICE = settings.SERVICE | {"phone": "01632 960 016"}


def test_an_attendance_letter_names_the_days_that_were_chosen_and_nothing_clinical(office) -> None:
    browser, mina = as_(office.reception), office.practice.client
    where = f"/office/clients/{mina.pk}/letters/"
    days = [value for value, _ in browser.get(where).context["form"].fields["days"].choices]
    assert len(days) == 6
    answer = browser.post(where, {"kind": "attendance", "days": days[:2]})
    letter = ServiceLetter.objects.get()
    browser.post(answer["Location"], {"revision": str(letter.revision)})
    page = browser.get(answer["Location"])
    words = re.sub(r"(?s).*<article|</article>.*|<[^>]+>", " ", page.content.decode())
    assert page.context["letter"].state == "signed" and words.count(" 2026") == 4, words
    for word in CLINICAL:
        assert not re.search(rf"\b{word}\b", words, re.IGNORECASE), word
    assert browser.get(f"{answer['Location']}letter.pdf")["Content-Type"] == "application/pdf"


def test_attendance_without_a_day_is_an_error_by_the_field(office) -> None:
    browser = as_(office.reception)
    where = f"/office/clients/{office.practice.client.pk}/letters/"
    form = browser.post(where, {"kind": "attendance"}).context["form"]
    assert form.errors == {"days": ["Choose the days that the letter names."]}
    assert not ServiceLetter.objects.exists()


def test_reception_makes_no_letter_that_a_clinician_writes(office) -> None:
    browser = as_(office.reception)
    where = f"/office/clients/{office.practice.client.pk}/letters/"
    for kind in ("gp_safety", "discharge", "consultation", "nothing"):
        assert browser.post(where, {"kind": kind}).status_code == 422
    assert not ServiceLetter.objects.exists()


def test_the_lead_edits_the_words_and_what_is_wrong_is_said_by_the_field(office) -> None:
    browser = as_(office.lead)
    page = browser.get(EDIT)
    wrong = {"text": "They came to {write: what} therapy {naem}", "version": "0"}
    form = browser.post(EDIT, wrong).context["form"]
    said = " ".join(form.errors["text"])
    assert "“therapy” says too much" in said and "“{naem}”" in said and "record alone" in said
    assert not LetterTemplate.objects.exists()
    right = {"text": f"{page.context['form']['text'].value()}\n\nKindly", "version": "0"}
    assert browser.post(EDIT, right).status_code == 302
    assert LetterTemplate.objects.get().version == 1
    # The same from a window of before: both texts are there, nothing is overwritten.
    again = browser.post(EDIT, right | {"text": "Another text"})
    assert "changed in another window" in again.content.decode()
    assert "Another text" in again.content.decode() and LetterTemplate.objects.count() == 1
