"""Questionnaires that people answer at home need somebody who looks: `sixteen check` says so.

It refuses, and the server starts all the same: one that stands still looks after nobody, and what
is answered is soon overdue, on every staff page (standing_still.py), and promises nothing.
"""

from datetime import datetime, timedelta

from sixteen.care.queries import somebody_is_on_duty_soon
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.questionnaires.models import Request

DAYS = 7


def rota_problems(*, at: datetime) -> list[str]:
    """Empty while nothing about safety is asked at home, or somebody is on duty within a week."""
    about_safety = [code for code, measure in MEASURES.items() if measure.safety_items]
    asked = Request.objects.filter(
        measure__in=about_safety,
        state__in=["planned", "begun"],
        opens_at__lt=at + timedelta(days=DAYS),
        session__state="planned",
    )
    if somebody_is_on_duty_soon(at=at, days=DAYS) or not asked.exists():
        return []
    return [
        "People are asked about their safety at home, and nobody is on duty in the next seven "
        "days. Put somebody on the rota (/office/rota/), or set it again with: sixteen practice"
    ]
