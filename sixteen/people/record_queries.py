"""What is kept about records as such."""

from uuid import UUID

from sixteen.people.models import Client, Complaint, Erasure, LegalHold
from sixteen.vault.rows import opened


def people_on_hold() -> list[Client]:
    """Whose record has to stay, those who were held first at the top."""
    rows = LegalHold.objects.filter(ended_at=None).select_related("client").order_by("set_at")
    return opened({row.client_id: row.client for row in rows}.values())


def erasures() -> list[Erasure]:
    """Who was erased, the newest first: a date and an id, no name."""
    return list(Erasure.objects.select_related("erased_by").order_by("-erased_at"))


def complaints_by(client: UUID) -> list[Complaint]:
    """The newest first."""
    return opened(Complaint.objects.filter(client=client).order_by("-made_at"))


def complaints_open() -> list[Complaint]:
    """What is not answered, by the day by which it has to be acknowledged."""
    rows = Complaint.objects.exclude(state="answered").select_related("client", "owner")
    return list(rows.order_by("acknowledge_by"))


def was_erased(person: UUID) -> bool:
    return Erasure.objects.filter(person=person).exists()
