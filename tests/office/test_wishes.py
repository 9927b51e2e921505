"""What suits somebody, in two windows: the later one overwrites nothing that it did not show."""

import re
from dataclasses import replace

import pytest

from sixteen.intake.models import Wishes
from sixteen.intake.refusals import WishesChanged
from sixteen.intake.wishes import Said, said_by, set_wishes
from tests.journeys.waiting import waits
from tests.office.house import NOW, as_

pytestmark = pytest.mark.django_db
REVISION = re.compile(r'name="revision" value="(\d+)"')


@pytest.fixture(params=["office", "workspace"])
def window(request, office):
    """Who has the form open, where, and about which enquiry."""
    ian = waits(office.practice)
    if request.param == "office":
        return office.browser, f"/office/clients/{ian.client_id}/wishes/", ian
    return as_(office.therapist), f"/work/consultations/{ian.pk}/wishes/", ian


def test_what_was_written_meanwhile_is_not_overwritten_but_shown(window, office):
    browser, path, ian = window
    (seen,) = REVISION.findall(browser.get(path).content.decode())
    noted = Said(languages=("cy",), step_free=True)
    set_wishes(enquiry=ian, said=noted, by=office.lead, at=NOW)
    answer = browser.post(path, {"formats": ["video"], "most": "37.50", "revision": seen})
    page = answer.content.decode()
    assert answer.status_code == 422 and said_by(ian) == noted
    assert "changed meanwhile" in page and "Welsh" in page and "No steps on the way in" in page
    assert 'value="37.50"' in page
    (now,) = REVISION.findall(page)
    sent = {"formats": ["video"], "language": "cy", "step_free": "on", "revision": now}
    assert browser.post(path, sent).status_code == 302
    assert said_by(ian) == replace(noted, formats=("video",))


def test_what_the_person_sent_meanwhile_counts_too(window):
    browser, path, ian = window
    set_wishes(enquiry=ian, said=Said(step_free=True), by=None, at=NOW)
    (seen,) = REVISION.findall(browser.get(path).content.decode())
    set_wishes(enquiry=ian, said=Said(formats=("phone",), step_free=True), by=None, at=NOW)
    assert browser.post(path, {"genders": ["woman"], "revision": seen}).status_code == 422
    assert said_by(ian).formats == ("phone",)


def test_the_same_form_sent_twice_is_no_change(window):
    browser, path, _ = window
    for _ in range(2):
        assert browser.post(path, {"formats": ["video"], "revision": "0"}).status_code == 302
    assert Wishes.objects.get().revision == 1


def test_the_action_decides_it_under_its_lock(window, office):
    ian = window[2]
    set_wishes(enquiry=ian, said=Said(step_free=True), by=office.lead, at=NOW)
    with pytest.raises(WishesChanged):
        set_wishes(enquiry=ian, said=Said(), by=office.lead, at=NOW, revision=0)
    assert said_by(ian).step_free
