"""In which language somebody reads, and is written to."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from sixteen.audit.recording import record
from sixteen.people.models import Account, Client


@transaction.atomic
def choose_language(*, client: Client, language: str, by: Account | None, at: datetime) -> None:
    """One of those that the service has; another one, or the same again, changes nothing.

    by: None where they chose it as they booked.
    """
    now = Client.objects.select_for_update().get(pk=client.pk)
    if language not in dict(settings.LANGUAGES) or language == now.open("language"):
        return
    now.seal(language=language)
    now.save()
    record("choose-language", by=by, at=at, thing=now, person=now.pk, fields=["language"])
