"""What somebody told before the consultation: on the therapist's pages, and the practical part on
the office's."""

import pytest

from sixteen.intake.telling import tell
from sixteen.intake.told import as_answer
from sixteen.people.permissions import Role
from tests.portal.house import NOW, account
from tests.workspace.house import as_, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def enquiry(practice):
    made = practice.enquiry(days=1)
    for page, said in {
        "brings": {"words": "Since the canary-heron"},
        "needs": {"needs": ["step_free"]},
        "around": {"gp": "Dr Canary"},
    }.items():
        tell(enquiry=made, page=page, answer=as_answer(said, "w"), at=NOW)
    return made


def test_the_day_and_the_consultation_show_what_was_told(practice, enquiry):
    ola = as_(practice.therapist)
    assert "read it before you meet" in ola.get(url("today")).content.decode()
    page = ola.get(url("consultation", enquiry.pk)).content.decode()
    for words in ("What they told us", "Since the canary-heron", "No steps", "Dr Canary"):
        assert words in page


def test_with_nothing_told_nothing_is_said(practice):
    enquiry = practice.enquiry(days=1)
    ola = as_(practice.therapist)
    assert "read it before" not in ola.get(url("today")).content.decode()
    page = ola.get(url("consultation", enquiry.pk)).content.decode()
    assert "What they told us" not in page


def test_the_office_reads_the_practical_part_alone(practice, enquiry):
    rae = as_(account(Role.RECEPTION, name="Rae"))
    page = rae.get(f"/office/clients/{enquiry.client_id}/").content.decode()
    assert "No steps on the way in" in page and "anary" not in page
