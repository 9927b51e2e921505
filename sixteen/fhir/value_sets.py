"""The codes that FHIR R4 binds these elements to. The library does not look at them.

https://hl7.org/fhir/R4/: each set is the one that the resource's page names as required.
"""

from collections.abc import Iterator
from typing import Any


def _codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


SETS: dict[tuple[str, str], frozenset[str]] = {
    ("Bundle", "type"): _codes(
        "document message transaction transaction-response batch batch-response history searchset "
        "collection"
    ),
    ("Appointment", "status"): _codes(
        "proposed pending booked arrived fulfilled cancelled noshow entered-in-error checked-in "
        "waitlist"
    ),
    ("Appointment.participant", "status"): _codes("accepted declined tentative needs-action"),
    ("Questionnaire", "status"): _codes("draft active retired unknown"),
    ("Questionnaire.item", "type"): _codes(
        "group display boolean decimal integer date dateTime time string text url choice "
        "open-choice attachment reference quantity"
    ),
    ("QuestionnaireResponse", "status"): _codes(
        "in-progress completed amended entered-in-error stopped"
    ),
    ("Observation", "status"): _codes(
        "registered preliminary final amended corrected cancelled entered-in-error unknown"
    ),
    ("Patient.telecom", "system"): _codes("phone fax email pager url sms other"),
}


def wrong_codes(resource: dict[str, Any]) -> list[str]:
    """Where a code is not of its set, as a path with the code."""
    return list(_wrong(resource, resource.get("resourceType", "")))


def _wrong(held: dict[str, Any], path: str) -> Iterator[str]:
    for name, value in held.items():
        known = SETS.get((path, name))
        if known is not None and value not in known:
            yield f"{path}.{name}: {value}"
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from _wrong(each, each.get("resourceType") or f"{path}.{name}")
