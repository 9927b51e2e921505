"""Hours of supervision, and the deadlines of a training."""

from dataclasses import dataclass

from django.db.models import Count

from sixteen.care.models import MeetingPlace, SupervisionMeeting, TrainingDeadline
from sixteen.people.models import Account
from sixteen.vault.rows import opened


@dataclass(frozen=True)
class Supervised:
    """Meetings and minutes, with the supervisor alone and in a group."""

    alone: int
    alone_minutes: int
    group: int
    group_minutes: int

    @property
    def hours(self) -> str:
        """All of them, in hours and minutes: "12 h 30 min"."""
        minutes = self.alone_minutes + self.group_minutes
        return f"{minutes // 60} h {minutes % 60} min"


def supervised(therapist: Account) -> Supervised:
    """Every meeting this therapist was at. A meeting counts with its whole length."""
    there = MeetingPlace.objects.filter(therapist=therapist).values("meeting")
    rows = SupervisionMeeting.objects.filter(pk__in=there).annotate(people=Count("places"))
    alone = [row.minutes for row in rows if row.people == 1]
    group = [row.minutes for row in rows if row.people > 1]
    return Supervised(len(alone), sum(alone), len(group), sum(group))


def deadlines_of(therapist: Account) -> list[TrainingDeadline]:
    """What is due first at the top; what is done at the end."""
    rows = opened(TrainingDeadline.objects.filter(therapist=therapist).order_by("due", "made_at"))
    return sorted(rows, key=lambda row: row.done_at is not None)
