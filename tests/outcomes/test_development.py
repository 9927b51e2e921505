"""One supervisee's figures: to whom, of how many, and never beside anybody else's."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from sixteen.audit.models import Entry
from sixteen.care.models import Supervision
from sixteen.care.models import supervision as links
from sixteen.outcomes.own import development
from sixteen.people.models import Account
from sixteen.people.permissions import Role
from sixteen.scheduling.models import Appointment
from tests.office.house import as_
from tests.outcomes.lived import AT, Lived
from tests.portal.house import NOW, account

pytestmark = pytest.mark.django_db


def linked(therapist: Account, *, until: object = None) -> Account:
    made = account(Role.SUPERVISOR, name="Sam Hale")
    since = NOW - timedelta(days=90)
    Supervision.objects.create(supervisor=made, therapist=therapist, since=since, until=until)
    return made


def place(therapist: Account) -> str:
    return f"/work/supervision/outcomes/{therapist.pk}/"


@pytest.mark.long
def test_a_supervisor_reads_the_figures_of_one_therapist_and_few_say_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    practice = Lived()
    for _ in range(5):
        practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    practice.lived({1: 5, 16: 4}, {1: 4, 16: 3})  # never at caseness
    therapist, other = practice.house.therapist, account(Role.THERAPIST, name="Rae Winter")
    others = practice.lived({1: 16, 16: 6}, {1: 12, 16: 5})
    Appointment.objects.filter(session__course=others).update(therapist=other)
    with time_machine.travel(AT, tick=False):
        sam: Client = as_(linked(therapist))
        assert place(therapist) in sam.get("/work/supervision/").content.decode()
        page = " ".join(sam.get(place(therapist)).content.decode().split())
        rae: Client = as_(linked(other))
        few = rae.get(place(other)).content.decode()
        monkeypatch.setattr(development, "FEWEST", 0)  # planted: one person as a figure
        shown = rae.get(place(other)).content.decode()
    assert "<td>5 of 5</td>" in page and "<td>6 of 6</td>" in page and "<td>7" not in page
    assert "Rae" not in page and "England" not in page and "Target" not in page
    # Six courses are too few for a per cent.
    assert " %</td>" not in page
    assert few.count("<td>too few to say") == few.count('<th scope="row">') > 10
    assert "1 of 1" not in few and "1 of 1" in shown
    assert Entry.objects.filter(action="view-supervisee", thing_id=str(therapist.pk)).count() == 1


def test_nobody_without_a_link_that_holds_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    therapist = Lived().house.therapist
    with time_machine.travel(AT, tick=False):
        ended: Client = as_(linked(therapist, until=AT - timedelta(days=1)))
        someone: Client = as_(linked(account(Role.THERAPIST, name="Rae Winter")))
        for who in (ended, someone, as_(therapist), as_(account(Role.SERVICE_LEAD, name="Lee"))):
            assert who.get(place(therapist)).status_code == 404
        assert not Entry.objects.filter(action="view-supervisee").exists()
        # Planted: a link opens for ever.
        monkeypatch.setattr("sixteen.care.access.supervision.in_force", lambda at: links.Q())
        assert ended.get(place(therapist)).status_code == 200
        assert someone.get(place(therapist)).status_code == 404
