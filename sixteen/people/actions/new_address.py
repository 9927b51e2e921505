"""A client's e-mail address changed: their sign-in goes with them, and nothing is left behind."""

from sixteen.people.actions.forgetting import forget_sessions
from sixteen.people.contact_words import pseudonym
from sixteen.people.models import Account, Client


def take_sign_in_along(client: Client) -> bool:
    """Whether there was an account to take along. Part of a transaction that changes the address.

    What they sign in with follows where it was their address, unless somebody has the new one
    already. Whoever is signed in is out, and a code that is on its way opens nothing any more. Who
    works here too has a sign-in of the service: that stays.
    """
    account = Account.objects.select_for_update().filter(client=client).first()
    if account is None or account.is_staff_member:
        return False
    address, before = client.open("email"), account.email
    sign_in = account.open("sign_in")
    if address and "@" in (sign_in or ""):
        stands_for = pseudonym(address)
        if not Account.objects.filter(email=stands_for).exclude(pk=account.pk).exists():
            sign_in, account.email = address, stands_for
    account.seal(address=address, sign_in=sign_in)
    account.save()
    forget_sessions([account.pk, before])
    return True
