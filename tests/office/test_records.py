"""The service lead's pages about records as such: what is due, what is held, what goes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sixteen.audit.models import Entry
from sixteen.care.models import Course
from sixteen.journeys.keeping import due_records, keeping_of
from sixteen.people.actions import note_no_contact
from sixteen.people.models import Client, Erasure, LegalHold
from sixteen.people.permissions import Role
from tests.office.house import NOW, as_, by_telephone
from tests.portal.house import account

YEAR = timedelta(days=366)


@pytest.fixture(autouse=True)
def ledger(tmp_path, monkeypatch):
    monkeypatch.setenv("SIXTEEN_LEDGER_FILE", str(tmp_path / "erasures.ledger"))


def rules(client, at=NOW):
    found = keeping_of(client, at=at)
    return found.rule.kind, found.until and found.until - NOW.date()


def test_each_record_goes_by_its_own_rule(office):
    practice, asked = office.practice, by_telephone("Tam Reed")
    assert rules(asked) == ("enquiry", NOW.date().replace(year=2027, month=5) - NOW.date())
    assert rules(practice.client) == ("course", None)  # it goes on
    last = practice.course.sessions.get(number=16).appointment.ends_at.date()
    Course.objects.update(ended_at=NOW, ended_by="both", state="ended")
    assert keeping_of(practice.client, at=NOW).until == last.replace(year=last.year + 20)
    note_no_contact(client=practice.client, why="died", by=office.reception, at=NOW)
    assert keeping_of(practice.client, at=NOW).until == NOW.date().replace(year=2036)
    assert due_records(at=NOW) == []
    soon = due_records(at=NOW + timedelta(days=92))
    assert [each.client for each in soon] == [asked]
    assert due_records(at=NOW + 11 * YEAR)[-1].client == practice.client


def test_the_whole_way_by_the_pages(office):
    eve, second = as_(office.lead), as_(account(Role.SERVICE_LEAD, name="Ira Stone"))
    tam = by_telephone("Tam Reed")
    Client.objects.filter(pk=tam.pk).update(made_at=NOW - YEAR)
    first = eve.get(reverse("office:records")).content.decode()
    assert "Tam Reed" in first and "6 months after the last contact" in first and "over" in first
    page = reverse("office:record", args=[tam.pk])
    assert "which is over" in eve.get(page).content.decode()
    assert eve.post(page, {"why": ""}).status_code == 422
    assert eve.post(page, {"why": "A coroner asked: 12/2026"}).status_code == 302
    held = eve.get(page).content.decode()
    assert "A coroner asked: 12/2026" in held and "Eve Castellan set it" in held
    erase = reverse("office:erase", args=[tam.pk])
    assert "Two people have to end the hold" in eve.get(erase).content.decode()
    yes = {"asked_by": "client", "sure": "on"}
    assert eve.post(erase, yes).status_code == 422 and Client.objects.filter(pk=tam.pk).exists()
    end = reverse("office:end_hold", args=[LegalHold.objects.get().pk])
    eve.post(end)
    assert "somebody else" in eve.post(end, follow=True).content.decode()
    assert "The hold is over" in second.post(end, follow=True).content.decode()
    assert "What stays, and why" in eve.get(erase).content.decode()
    done = eve.post(erase, yes, follow=True).content.decode()
    assert "The record is erased" in done and "Tam Reed" not in done and str(tam.pk) in done
    assert not Client.objects.filter(pk=tam.pk).exists()
    assert "erased already" in eve.post(erase, yes, follow=True).content.decode()
    assert Erasure.objects.get().asked_by == "client"
    looked = Entry.objects.filter(person=tam.pk).values_list("action", flat=True)
    assert {"find-client", "view-client", "set-hold", "end-hold", "erase-client"} <= set(looked)


def test_a_ledger_that_cannot_be_written_is_said_and_nothing_goes(office, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SIXTEEN_LEDGER_FILE", str(tmp_path / "file" / "erasures.ledger"))
    tam = by_telephone("Tam Reed")
    at = reverse("office:erase", args=[tam.pk])
    answer = as_(office.lead).post(at, {"asked_by": "mistake", "sure": "on"})
    assert answer.status_code == 422 and "cannot be written" in answer.content.decode()
    assert Client.objects.filter(pk=tam.pk).exists() and not Erasure.objects.exists()
