"""The one file that a client takes: everything up to that day, and never held up by one odd row."""

import io
import json
import zipfile
from datetime import timedelta

import pytest

from sixteen.domain.measures.catalogue import measure
from sixteen.journeys.data.copy import Copy
from sixteen.people.models import Client
from sixteen.portal import copy_file
from sixteen.scheduling.models import Appointment
from tests.people_of import answer
from tests.portal.house import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setattr(copy_file, "pdf_of_copy", lambda page: b"%PDF")


def packed(client: Client, until=NOW):
    made = Copy("Mina Okafor", NOW.date(), NOW.date(), [], until=until)
    return zipfile.ZipFile(io.BytesIO(copy_file.zip_of(made, client)))


def test_what_came_later_is_not_in_its_fhir_either(practice):
    mina, before = practice.client, NOW - timedelta(days=1)
    answer(practice.house.request(practice.course), 1, 1)
    Appointment.objects.filter(client=mina).update(made_at=before)
    late = Appointment.objects.filter(client=mina).first()
    Appointment.objects.filter(pk=late.pk).update(made_at=NOW + timedelta(days=1))
    said = packed(mina, until=before).read("fhir-r4.json").decode()
    assert str(late.pk) not in said and "QuestionnaireResponse" not in said
    assert "Appointment" in said
    assert measure("phq9").name in packed(mina).read("fhir-r4.json").decode()


def test_a_row_that_fhir_refuses_takes_nothing_else_away(practice, caplog):
    mina = practice.client
    mina.seal(birth_date="1990-02-31")
    mina.save()
    held = packed(mina)
    assert "fhir-r4.json" not in held.namelist() and "my-data.html" in held.namelist()
    assert "my-data.html" in held.read("no-fhir.txt").decode()
    assert "ValidationError" in caplog.text and "1990" not in caplog.text
    mina.seal(birth_date="1990-02-28")
    mina.save()
    assert json.loads(packed(mina).read("fhir-r4.json"))["entry"]
