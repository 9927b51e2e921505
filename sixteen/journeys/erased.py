"""Whether the ledger and these records say the same of who was erased."""

from uuid import UUID

from sixteen.people.models import Client, Erasure
from sixteen.vault.ledger import erased_people
from sixteen.vault.models import PersonKey


def came_back() -> list[UUID]:
    """Who stands in the ledger and whose key or row is here: a backup was put back."""
    people = [line.person for line in erased_people()]
    keys = PersonKey.objects.filter(person__in=people, wrapped__isnull=False)
    here = {*keys.values_list("person", flat=True)}
    here |= set(Client.objects.filter(pk__in=people).values_list("pk", flat=True))
    return [person for person in people if person in here]


def not_in_the_ledger() -> list[Erasure]:
    """Erased here, and the ledger does not know: it was lost, or an older copy was put back."""
    known = {line.person for line in erased_people()}
    return [each for each in Erasure.objects.order_by("erased_at") if each.person not in known]
