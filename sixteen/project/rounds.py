"""One round of the worker: everything that falls due without anybody pressing a button."""

from datetime import datetime
from io import StringIO

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import transaction

from sixteen.audit.sealing import seal_new
from sixteen.care.actions.absences import give_alerts_of_the_away
from sixteen.care.actions.alerts import hand_over_late_alerts
from sixteen.care.actions.recordings import delete_due_recordings
from sixteen.journeys.follow_ups import go_on_with_follow_ups
from sixteen.journeys.offers import lapse_offers
from sixteen.outbox.models import Heartbeat
from sixteen.outbox.sending import send_due
from sixteen.outcomes.own.keeping import tend_extracts
from sixteen.project.sweeping import sweep_erased
from sixteen.questionnaires.experience import ask_how_it_was
from sixteen.scheduling.actions import drop_expired_holds

WORKER = "worker"


def one_round(*, at: datetime) -> None:
    """Alerts first: a mail server that hangs must not keep a clinician from being told."""
    give_alerts_of_the_away(at=at)
    hand_over_late_alerts(at=at)
    lapse_offers(at=at)
    go_on_with_follow_ups(at=at)
    ask_how_it_was(at=at)
    send_due(at=at)
    drop_expired_holds(at=at)
    delete_due_recordings(at=at)
    sweep_erased(at=at)
    tend_extracts(at=at)
    Session.objects.filter(expire_date__lt=at).delete()
    while seal_new(at=at):
        pass
    # Pages of the site that are to appear or to go by now: Wagtail looks at the clock itself. Last,
    # for one that cannot keeps nothing waiting then but the heartbeat, which people see.
    call_command("publish_scheduled", stdout=StringIO())
    with transaction.atomic():
        Heartbeat.objects.update_or_create(name=WORKER, defaults={"at": at})
