"""The forms about supervision."""

from datetime import timedelta

from sixteen.care.actions.supervision import end_supervision, link_supervisor
from sixteen.care.models import Supervision
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office


def make_a_link(on: Office) -> Ready:
    supervisor, therapist = on.practice.supervisor, on.practice.other
    return Ready(
        at=to("office:supervision"),
        who=on.lead,
        typed={
            "supervisor": str(supervisor.pk),
            "therapist": str(therapist.pk),
            "since": "2026-11-25",
            "until": "2027-11-24",
            "outside": "yes",
        },
        did=lambda browser: Supervision.objects.count(),
        meanwhile=lambda: link_supervisor(
            supervisor=supervisor, therapist=therapist, since=NOW, by=on.lead, at=NOW
        ),
        wrong={
            "since": ("0001-01-01", "9999-12-31"),
            "until": ("0001-01-01", "9999-12-31", f"{NOW - timedelta(days=3):%Y-%m-%d}"),
        },
    )


def end_a_link(on: Office) -> Ready:
    link = Supervision.objects.get()
    return Ready(
        at=to("office:end_link", link.pk),
        page=to("office:supervision"),
        who=on.lead,
        did=lambda browser: Supervision.objects.get().until,
        meanwhile=lambda: end_supervision(link=link, by=on.lead, at=NOW),
        may_be_empty=True,
    )
