"""What I agreed to, what is wrong in my record, and a complaint: by the pages, both sides."""

import uuid

import pytest
from django.urls import reverse

from sixteen.care.actions.moments import agree_to_moments, offer_moments
from sixteen.care.models import Correction, MomentsAgreed
from sixteen.people.actions import record_consent
from sixteen.people.models import Complaint, Consent, RoleHeld
from sixteen.people.permissions import Role
from sixteen.people.queries import FOLLOW_UP
from tests.people_of import audited
from tests.portal.house import NOW, account, browser_of
from tests.workspace.house import as_

pytestmark = pytest.mark.django_db


def said(browser, name, *args):
    return " ".join(browser.get(reverse(name, args=args)).content.decode().split())


def test_what_was_agreed_has_its_day_and_goes_back_in_one_step(practice):
    mina, course = practice.client, practice.course
    for purpose in ("privacy", FOLLOW_UP):
        record_consent(client=mina, purpose=purpose, version="7", by=None, at=NOW)
    offer_moments(course=course, by=practice.therapist, at=NOW)
    agree_to_moments(course=course, by=mina.account, at=NOW)
    browser, at = browser_of(mina), reverse("portal:agreed")
    page = said(browser, "portal:agreed")
    assert "24 November 2026, version 7" in page and page.count("Take it back<") == 2
    browser.post(at, {"action": FOLLOW_UP})
    browser.post(at, {"action": "moments"})
    assert Consent.objects.get(purpose=FOLLOW_UP).withdrawn_at == NOW
    assert MomentsAgreed.objects.get().stopped_at == NOW
    page = said(browser, "portal:agreed")
    assert page.count("You took it back on 24 November 2026") == 2 and "Take it back<" not in page
    # That the notice was read is no permission.
    browser.post(at, {"action": "privacy"})
    assert Consent.objects.get(purpose="privacy").withdrawn_at is None


def test_what_is_wrong_is_answered_and_a_disagreement_stands_beside_the_record(practice):
    browser, by = browser_of(practice.client), as_(practice.therapist)
    typed = {"mark": str(uuid.uuid4()), "wrong": "I have two sisters.", "right": "I have one."}
    for _ in range(2):
        browser.post(reverse("portal:wrong"), typed)
    found = Correction.objects.get()
    changed = browser.post(reverse("portal:wrong"), typed | {"right": "I have none."})
    assert changed.status_code == 422 and "I have none." in changed.content.decode()
    assert "You have an answer by 24 December 2026" in said(browser, "portal:wrong")
    assert "something in the record is wrong" in said(by, "workspace:today")
    answer = {"outcome": "stays", "answer": "I heard it otherwise."}
    at = reverse("workspace:correction", args=[found.pk])
    assert as_(practice.other).post(at, answer).status_code == 404
    assert by.post(at, answer).status_code == 302
    assert by.post(at, answer | {"answer": "Other words"}).status_code == 422
    assert "I heard it otherwise." in said(browser, "portal:wrong")
    record = said(by, "workspace:record", practice.course.pk)
    assert "sees it otherwise" in record and "I have one." in record
    assert audited("answer-correction") == 1


def test_a_complaint_has_a_day_an_owner_and_an_answer(practice):
    browser, lead = browser_of(practice.client), as_(account(Role.SERVICE_LEAD, name="Eve Lead"))
    browser.post(reverse("portal:complaint"), {"words": "I waited too long."})
    made = Complaint.objects.get()
    assert "You hear by 27 November 2026 that it has come" in said(browser, "portal:complaint")
    assert "Say that it has come by 27 November 2026" in said(lead, "office:complaints")
    at = reverse("office:complaint", args=[made.pk])
    assert as_(practice.therapist).get(at).status_code == 404
    lead.post(at, {"action": "acknowledge"})
    assert "Eve Lead sees to it" in said(lead, "office:complaints")
    assert "somebody sees to it since 24 November 2026" in said(browser, "portal:complaint")
    stale = lead.post(at, {"answer": "We are sorry.", "revision": "0"})
    assert stale.status_code == 422 and "We are sorry." in stale.content.decode()
    assert lead.post(at, {"answer": "We are sorry.", "revision": "1"}).status_code == 302
    assert "We are sorry." in said(browser, "portal:complaint")
    assert "No complaint waits" in said(lead, "office:complaints")


def test_what_is_wrong_finds_somebody_where_the_therapist_has_left(practice):
    """The service lead sees who, when and who answers, not what was said, and gives it on."""
    mina, lead = practice.client, as_(account(Role.SERVICE_LEAD, name="Eve Castellan"))
    practice.therapist.is_active = False
    practice.therapist.save()
    typed = {"mark": str(uuid.uuid4()), "wrong": "I have two sisters.", "right": "I have one."}
    browser_of(mina).post(reverse("portal:wrong"), typed)
    found = Correction.objects.get()
    assert found.clinician is None
    records, at = said(lead, "office:records"), reverse("office:correction", args=[found.pk])
    assert at in records and "by 24 December 2026" in records and "nobody answers" in records
    page = said(lead, "office:correction", found.pk)
    assert "two sisters" not in page + records
    by = as_(practice.other)
    assert by.get(at).status_code == 404
    for _ in range(2):
        assert lead.post(at, {"clinician": str(practice.other.pk)}).status_code == 302
    assert "nobody answers" not in said(lead, "office:records")
    assert audited("give-correction", person=mina.pk) == 2
    answer = reverse("workspace:correction", args=[found.pk])
    assert "I have two sisters." in said(by, "workspace:correction", found.pk)
    assert by.post(answer, {"outcome": "put_right", "answer": "Yes."}).status_code == 302
    assert at not in said(lead, "office:records") and lead.get(at).status_code == 404
    # Whoever had it has left: it is nobody's again.
    typed["mark"] = str(uuid.uuid4())
    practice.course.therapist = practice.other
    practice.course.save()
    browser_of(mina).post(reverse("portal:wrong"), typed)
    practice.other.is_active = False
    practice.other.save()
    assert "nobody answers" in said(lead, "office:records")


def test_who_is_complained_of_is_not_said_to_be_somebody_else_and_does_not_see_to_it(practice):
    """Alone, the lead who is the therapist too reads it, and the page says so beforehand. Where
    there is another lead, it is theirs alone."""
    RoleHeld.objects.create(account=practice.therapist, role=Role.SERVICE_LEAD, since=NOW)
    browser, own = browser_of(practice.client), as_(practice.therapist)
    assert "not to your therapist" not in said(browser, "portal:my_data")
    page = said(browser, "portal:complaint")
    assert "not to your therapist" not in page and "service lead is also part of your care" in page
    assert page.index("Information Commissioner") < page.index("<textarea")
    sent = browser.post(reverse("portal:complaint"), {"words": "I waited."}, follow=True)
    assert "not to your therapist" not in sent.content.decode()
    at = reverse("office:complaint", args=[Complaint.objects.get().pk])
    assert at in said(own, "office:complaints") and own.get(at).status_code == 200
    other = account(Role.SERVICE_LEAD, name="Eve Lead")
    for name in ("portal:my_data", "portal:complaint"):
        assert "not to your therapist" in said(browser, name)
    assert at not in said(own, "office:complaints") and own.get(at).status_code == 404
    assert own.post(at, {"action": "acknowledge"}).status_code == 404
    assert "1 open" in said(as_(other), "office:records")
    assert "1 open" not in said(own, "office:records")
    assert at in said(as_(other), "office:complaints")
    other.is_active = False
    other.save()
    assert own.get(at).status_code == 200
