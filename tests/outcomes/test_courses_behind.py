"""The list behind a figure: who is counted, who is not, who may look, and that looks are kept."""

import html
import re
from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.test import Client

from sixteen.audit.models import Entry
from sixteen.care.models import Course
from sixteen.outcomes import members as counting
from sixteen.outcomes.fields import days_of_quarter
from sixteen.outcomes.own.courses import LISTED, Behind, courses_behind
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from tests.office.house import as_
from tests.outcomes.lived import AT, Lived
from tests.portal.house import account

pytestmark = pytest.mark.django_db
SINCE, UNTIL = AT.date() - timedelta(days=365), AT.date()


def behind(who: Account, code: str) -> Behind:
    return courses_behind(who, code, since=SINCE, until=UNTIL, at=AT)


def short(course: Course) -> str:
    return course.pk.hex[:8]


def references(listed: object) -> set[str]:
    return {each.reference for each in listed}  # type: ignore[attr-defined]


def test_a_list_has_who_is_counted_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = Lived()
    recovered = practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    unpaired = practice.lived({1: 16}, {1: 12})
    never_a_case = practice.lived({1: 5, 16: 4}, {1: 4, 16: 3})
    once = practice.lived({1: 16}, {1: 12}, held=1)
    lead = account(Role.SERVICE_LEAD, name="Lee")
    found = behind(lead, "reliable_recovery")
    assert references(found.counted) == {short(recovered)}
    assert references(found.others) == {short(unpaired)}
    looked = Entry.objects.filter(action="view-counted", actor=lead.pk)
    assert {each.person for each in looked} == {recovered.client_id, unpaired.client_id}
    finished = behind(lead, "finished_course")
    assert references(finished.counted) == {short(recovered), short(unpaired), short(never_a_case)}
    assert references(finished.others) == {short(once)}
    assert references(behind(lead, "mean_treatments").counted) == references(finished.counted)
    # Planted: an indicator that forgets its denominator lists somebody who is not counted.
    monkeypatch.setattr(counting, "_who", lambda said: (said.where, said.where | ~said.where))
    assert references(behind(lead, "reliable_recovery").others) > {short(unpaired)}


def test_who_may_not_see_the_figures_gets_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    practice = Lived()
    practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    for role in (Role.THERAPIST, Role.SUPERVISOR, Role.RECEPTION, Role.DUTY_CLINICIAN):
        who = account(role, name="Not allowed")
        with pytest.raises(Http404):
            behind(who, "recovery")
        assert Entry.objects.get(actor=who.pk).action == "denied-outcomes"
    monkeypatch.setattr(Account, "may", lambda self, asked: True)  # planted: the door stands open
    assert behind(who, "recovery").counted


@pytest.mark.long
def test_every_count_of_the_page_opens_its_list_and_no_file_does() -> None:
    practice = Lived()
    for _ in range(2):
        practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    practice.lived({1: 16}, {1: 12})
    with time_machine.travel(AT, tick=False):
        lead: Client = as_(account(Role.SERVICE_LEAD, name="Lee"))
        page = lead.get("/office/outcomes/?from=2025-12-24").content.decode()
        places = re.findall(r'href="(/office/outcomes/courses/([a-z0-9_]+)/[^"]*)"', page)
        assert {code for _, code in places} == LISTED
        place = next(at for at, code in places if code == "paired_data" and "#others" in at)
        listed = lead.get(html.unescape(place)).content.decode()
        quarter = "/office/outcomes/courses/recovery/?from=2026-10-01&until=2026-12-24"
        shown = lead.get(quarter.replace("recovery", "reliable_recovery")).content.decode()
        assert html.escape(quarter.replace("recovery", "reliable_recovery")) in page
        for kind in ("html", "csv"):
            taken = lead.get(f"/office/outcomes/outcomes.{kind}?from=2025-12-24").content.decode()
            assert "courses/" not in taken and "M. O." not in taken
        assert lead.get("/office/outcomes/courses/planted/").status_code == 404
    assert "Counted: 2" in listed and "not counted: 1" in listed
    assert listed.count("M. O.") == 3 and "Okafor" not in listed
    assert "Counted: 2" in shown


def test_the_days_of_a_quarter_are_of_the_financial_year() -> None:
    said = [tuple(map(str, days_of_quarter(value))) for value in ("20241", "20244")]
    assert said == [("2024-04-01", "2024-06-30"), ("2025-01-01", "2025-03-31")]
