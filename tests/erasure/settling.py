"""A record that nothing keeps any more, as it is when somebody may erase it."""

from datetime import timedelta

from sixteen.care.actions.alerts import close_alert
from sixteen.care.models import AccessRequest, Alert, Correction, Course, SafeguardingConcern
from sixteen.people.models import Client, Complaint, LegalHold
from sixteen.scheduling.models import Appointment
from tests.portal.house import NOW, account


def settled(client: Client) -> Client:
    """As if everything that keeps a record had been ended, each as it should be."""
    Course.objects.filter(client=client).update(ended_at=NOW, ended_by="both", state="ended")
    for alert in Alert.objects.filter(client=client, state="open"):
        close_alert(alert=alert, outcome="We spoke.", by=alert.owner, at=NOW)
    SafeguardingConcern.objects.filter(client=client).update(outcome_at=NOW)
    Appointment.objects.filter(client=client, state="booked").update(state="cancelled")
    holds = LegalHold.objects.filter(client=client)
    first, second = account(name="One"), account(name="Two")
    holds.update(first_by=first, first_at=NOW, ended_by=second, ended_at=NOW)
    done = {"owner": first, "acknowledged_at": NOW, "answered_at": NOW}
    Complaint.objects.filter(client=client).update(state="answered", **done)
    copies = AccessRequest.objects.filter(client=client)
    copies.update(state="ready", ready_at=NOW - timedelta(days=2), ready_by=first)
    wrong = Correction.objects.filter(client=client)
    wrong.update(outcome="stays", answered_at=NOW, answered_by=first)
    return client
