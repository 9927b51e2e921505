"""How addresses, numbers and sign-in names are compared, and what stands for them in the database.

Nothing here is an address at rest: a look-up is an HMAC under a key of its own, and what the
sign-in library takes for an e-mail address is such an HMAC at a host that does not exist.
"""

import re
import secrets
import unicodedata

from sixteen.vault import keys

PSEUDONYM_HOST = "index.invalid"
# No letters or digits that are mistaken for one another when read aloud.
SIGN_IN_LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"
NUMBER_ENDS_IN = 9


def plain(text: str) -> str:
    """One way of writing for what people write in several: case, width and spaces at the ends."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def email_lookup(email: str) -> bytes | None:
    return keys.keyed_hash("email|" + plain(email)) if email.strip() else None


def phone_lookup(phone: str) -> bytes | None:
    """By the last nine digits, so that +44 7700 900123 and 07700 900123 are the same number."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))
    return keys.keyed_hash("phone|" + digits[-NUMBER_ENDS_IN:]) if digits else None


def pseudonym(typed: str) -> str:
    """What stands for an e-mail address, or for a sign-in name, in `Account.email`."""
    word = plain(typed)
    if "@" not in word:
        word = re.sub(r"[\s-]", "", word)
    return f"{keys.keyed_hash('sign-in|' + word).hex()}@{PSEUDONYM_HOST}"


def new_sign_in_name() -> str:
    """For somebody without an e-mail address of their own: eight letters, like ACDE-FGHJ."""
    word = "".join(secrets.choice(SIGN_IN_LETTERS) for _ in range(8))
    return f"{word[:4]}-{word[4:]}"
