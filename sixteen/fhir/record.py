"""One person's record as a FHIR R4 bundle: who they are, appointments, questionnaires, totals."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from fhir.resources.R4B.appointment import Appointment as FhirAppointment
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.observation import Observation
from fhir.resources.R4B.patient import Patient
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.measures.definition import Measure
from sixteen.fhir.value_sets import wrong_codes
from sixteen.people.models import Client
from sixteen.questionnaires.models import Response
from sixteen.scheduling.models import Appointment
from sixteen.vault.rows import opened

# So that a questionnaire and a total have the same id in every copy.
OURS = UUID("7d1f6d6e-6b1c-5b0a-9a3e-5e5a1c0a16d1")
LOINC = "http://loinc.org"
STATUS = {
    "held": "proposed",
    "booked": "booked",
    "attended": "fulfilled",
    "missed": "noshow",
    "cancelled": "cancelled",
}
Resource = dict[str, Any]


class NotFhir(ValueError):
    """What was made is no FHIR; says where."""


def bundle_of(client: Client, *, until: datetime | None = None) -> Resource:
    """Checked against the models of the library and the codes of value_sets.py: ValueError where
    something is none. until: nothing that was made later."""
    made: Resource = {"resourceType": "Bundle", "type": "collection"}
    made["entry"] = [
        {"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in _all(client, until)
    ]
    if wrong := wrong_codes(made):
        raise NotFhir("; ".join(wrong))
    Bundle.model_validate(made)
    return made


def _all(client: Client, until: datetime | None) -> Iterator[Resource]:
    yield _checked(Patient, _patient(client))
    booked = Appointment.objects.filter(client=client).order_by("starts_at")
    rows = Response.objects.filter(client=client).select_related("request").order_by("begun_at")
    if until is not None:
        booked, rows = booked.filter(made_at__lte=until), rows.filter(begun_at__lte=until)
    for appointment in booked:
        yield _checked(FhirAppointment, _appointment(appointment))
    responses = opened(rows)
    for code in sorted({each.request.measure for each in responses} & set(MEASURES)):
        yield _checked(Questionnaire, _questionnaire(MEASURES[code]))
    for response in responses:
        yield _checked(QuestionnaireResponse, _response(response))
        if response.open("total") is not None:
            yield _checked(Observation, _total(response))


def _checked(kind: Any, resource: Resource) -> Resource:
    kind.model_validate(resource)
    return resource


def _patient(client: Client) -> Resource:
    made: Resource = {"resourceType": "Patient", "id": str(client.pk)}
    made["name"] = [{"text": client.open("name")}]
    ways = (("email", client.open("email")), ("phone", client.open("phone")))
    telecom = [{"system": system, "value": value} for system, value in ways if value]
    if telecom:
        made["telecom"] = telecom
    if client.open("birth_date"):
        made["birthDate"] = client.open("birth_date")
    return made


def _of(client: UUID) -> Resource:
    return {"reference": f"urn:uuid:{client}"}


def _appointment(row: Appointment) -> Resource:
    assert row.client_id is not None
    return {
        "resourceType": "Appointment",
        "id": str(row.pk),
        "status": STATUS.get(row.state, row.state),
        "start": row.starts_at.isoformat(),
        "end": row.ends_at.isoformat(),
        "participant": [{"actor": _of(row.client_id), "status": "accepted"}],
    }


def _questionnaire(measure: Measure) -> Resource:
    options = [{"valueInteger": option.value} for option in measure.options]
    return {
        "resourceType": "Questionnaire",
        "id": str(uuid5(OURS, f"{measure.code} {measure.version}")),
        "status": "active",
        "title": measure.name,
        "version": measure.version,
        "item": [
            {"linkId": item.code, "text": item.text, "type": "choice", "answerOption": options}
            for item in measure.items
        ],
    }


def _response(row: Response) -> Resource:
    given = row.open("answers") or {}
    named = f"{row.request.measure} {row.measure_version}"
    return {
        "resourceType": "QuestionnaireResponse",
        "id": str(row.pk),
        "questionnaire": f"urn:uuid:{uuid5(OURS, named)}|{row.measure_version}",
        "status": "completed" if row.finished_at else "in-progress",
        "subject": _of(row.client_id),
        "authored": row.changed_at.isoformat(),
        "item": [_answer(code, value) for code, value in given.items()],
    }


def _answer(code: str, value: int | None) -> Resource:
    """A question that was passed over stands there without an answer."""
    if value is None:
        return {"linkId": code}
    return {"linkId": code, "answer": [{"valueInteger": value}]}


def _total(row: Response) -> Resource:
    measure = MEASURES.get(row.request.measure)
    code: Resource = {"text": f"{measure.name if measure else row.request.measure}, total"}
    if measure is not None and measure.loinc_total:
        code["coding"] = [{"system": LOINC, "code": measure.loinc_total}]
    return {
        "resourceType": "Observation",
        "id": str(uuid5(OURS, f"total {row.pk}")),
        "status": "final" if row.finished_at else "preliminary",
        "code": code,
        "subject": _of(row.client_id),
        "effectiveDateTime": (row.finished_at or row.changed_at).isoformat(),
        "valueInteger": int(row.open("total")),
        "derivedFrom": [{"reference": f"urn:uuid:{row.pk}"}],
    }
