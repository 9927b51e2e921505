"""Reads an installation and says what is lost, half done or does not hold: a line each.

python -m tests.endurance.whole < promises.json       what was acknowledged (load.Promises)
python -m tests.endurance.whole --end                 also let every hold run out
python -m tests.endurance.whole --close-alerts        and close what is open, for the next round
"""

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from sixteen.audit.models import Entry  # noqa: E402
from sixteen.audit.sealing import verify  # noqa: E402
from sixteen.care.actions.alerts import close_alert  # noqa: E402
from sixteen.care.models import Alert  # noqa: E402
from sixteen.domain.measures.catalogue import measure as measure_of  # noqa: E402
from sixteen.domain.safety import needs_a_clinician  # noqa: E402
from sixteen.intake.models import Enquiry  # noqa: E402
from sixteen.outbox.models import Message  # noqa: E402
from sixteen.people.models import Client, Consent, SafeContact  # noqa: E402
from sixteen.project.readiness import problems  # noqa: E402
from sixteen.questionnaires.models import Request, Response  # noqa: E402
from sixteen.scheduling import links  # noqa: E402
from sixteen.scheduling.actions import drop_expired_holds  # noqa: E402
from sixteen.scheduling.models import Appointment  # noqa: E402
from sixteen.vault.models import PersonKey  # noqa: E402
from sixteen.vault.rows import opened  # noqa: E402

SAFETY = "phq9_9"


def lost_bookings(promised: dict[str, Any]) -> Iterator[str]:
    by_hash = {bytes(row.link_hash): row for row in Appointment.objects.exclude(link_hash=None)}
    names = {row.pk: row.open("name") for row in opened(Client.objects.all())}
    for code, name in promised["booked"].items():
        found = by_hash.get(links.hash_of(code))
        if found is None or names.get(found.client_id) != name:
            yield f"the booking of {name} is lost"
            continue
        wanted = {"booked"} if code not in promised["tried_to_cancel"] else {"booked", "cancelled"}
        wanted = {"cancelled"} if code in promised["cancelled"] else wanted
        if found.state not in wanted:
            yield f"the appointment of {name} is {found.state}"


def lost_answers(promised: dict[str, Any]) -> Iterator[str]:
    kept = {str(row.request_id): row.open("answers") for row in opened(Response.objects.all())}
    for place, said in promised["answers"].items():
        request, item = place.split("|")
        yes = [number for number, (_, acknowledged) in enumerate(said) if acknowledged]
        if not yes:
            continue
        possible = [value for value, _ in said[yes[-1] :]]
        found = kept.get(request, {}).get(item)
        if found not in possible:
            yield f"{item}: {found} is kept where {possible} was said"


def half_done() -> Iterator[str]:
    """Parts of a booking without the others."""
    now, hold = timezone.now(), timedelta(minutes=settings.HOLD_MINUTES)
    for row in Appointment.objects.all():
        if row.state == "held":
            if row.client_id or not row.held_until or row.held_until > now + hold:
                yield f"hold {row.pk} never ends, or is somebody's"
        elif row.client_id is None:
            yield f"appointment {row.pk} has no client"
        elif row.kind_id == "consultation":
            enquiry = Enquiry.objects.filter(appointment=row, client_id=row.client_id)
            if not enquiry.exists() or row.link_hash is None:
                yield f"appointment {row.pk} has no enquiry or no link"
            if not Message.objects.filter(kind="booking-confirmed", about=row.pk).exists():
                yield f"appointment {row.pk} has no message"
    for client in Client.objects.all():
        parts = (Enquiry, SafeContact, Consent)
        missing = [part.__name__ for part in parts if not part.objects.filter(client=client)]
        if not PersonKey.objects.filter(person=client.pk).exists():
            missing.append("key")
        wished = ("book-consultation", "ask-for-time")
        if not Entry.objects.filter(person=client.pk, action__in=wished).exists():
            missing.append("audit")
        if missing:
            yield f"client {client.pk} lacks {missing}"


def unheard() -> Iterator[str]:
    """Answers to the safety question whose newest alert does not say them."""
    for request in Request.objects.filter(measure="phq9"):
        response = Response.objects.filter(request=request).first()
        if (response is None) != (request.state == "planned"):
            yield f"request {request.pk} is {request.state}, and its response says otherwise"
        value = (response.open("answers") or {}).get(SAFETY) if response else None
        concerns = needs_a_clinician(measure_of("phq9"), {SAFETY: value}) if value else []
        if not concerns:
            continue
        alert = Alert.objects.filter(client=request.client_id).order_by("-raised_at").first()
        said = [c["words"] for c in alert.open("concerns") if SAFETY in c["kind"]] if alert else []
        if said[-1:] != [concerns[0].words]:
            yield f"answer {value} to the safety question made nobody look: {said[-1:]}"
        elif not Message.objects.filter(kind="alert-for-staff", about=alert.pk).exists():
            yield f"nobody is told of alert {alert.pk}"


def does_not_hold() -> Iterator[str]:
    yield from (f"audit: {fault}" for fault in verify().faults)
    yield from (f"check: {problem}" for problem in problems())
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            answer = cursor.fetchone()[0]
        if answer != "ok":
            yield f"the file is damaged: {answer}"


def close_all_alerts() -> None:
    for alert in Alert.objects.filter(state="open").select_related("owner"):
        close_alert(alert=alert, outcome="Rang.", by=alert.owner, at=timezone.now())


def main(options: list[str]) -> list[str]:
    promised = json.loads(sys.stdin.read() or "{}")
    if "--end" in options:
        drop_expired_holds(at=timezone.now() + timedelta(hours=1))
    with transaction.atomic():
        faults = [*half_done(), *unheard(), *does_not_hold()]
        if promised:
            faults += [*lost_bookings(promised), *lost_answers(promised)]
    if "--end" in options and Appointment.objects.filter(state="held").exists():
        faults.append("a hold is left for ever")
    if "--close-alerts" in options:
        close_all_alerts()
    return faults


if __name__ == "__main__":
    sys.stdout.write("\n".join(main(sys.argv[1:])))
