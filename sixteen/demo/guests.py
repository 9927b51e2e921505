"""As whom one may look around the fictional practice, and what there is to see."""

from dataclasses import dataclass

from sixteen.demo.cast import STAFF
from sixteen.people.models import Account
from sixteen.people.queries import account_signing_in_as, find_clients


@dataclass(frozen=True)
class Guest:
    """key: what the form sends. who: the person's whole name. what: what is to be seen as them."""

    key: str
    who: str
    role: str
    what: str


TEAM = (
    Guest(
        "ben",
        "Ben Okafor",
        "Therapist",
        "Sessions today, courses in every week, an alert, notes to write up.",
    ),
    Guest(
        "marta",
        "Marta Lindqvist",
        "Therapist and supervisor",
        "Courses of her own, and what she may read of Ben’s.",
    ),
    Guest(
        "dot",
        "Dot Amarah",
        "Duty clinician",
        "Only what is open as an alert, and only while it is.",
    ),
    Guest(
        "rae",
        "Rae Whitlock",
        "Reception",
        "The diary, people’s safe contact, booking for somebody who rings. No clinical word.",
    ),
    Guest(
        "eve",
        "Eve Castellan",
        "Service lead",
        "Who waits for whom, and what came of the courses. Nobody’s record.",
    ),
)
CLIENTS = (
    Guest(
        "ada",
        "Ada Fenwick",
        "Client before session 9",
        "The sixteen squares, a focus that was shared with her, where she can be reached.",
    ),
    Guest(
        "sunil",
        "Sunil Barot",
        "Client before session 1",
        "The first questionnaires. Stop in the middle and come back.",
    ),
    Guest(
        "cass",
        "Cass Holloway",
        "Client before session 16",
        "A goodbye letter to read and, if she likes, to answer.",
    ),
    Guest("arthur", "Arthur Penrose", "Client whose course ended", "What stays open afterwards."),
)


def account_of(key: str) -> Account | None:
    """The account behind a key; None for a key that is not there, or a practice not filled yet."""
    guest = next((each for each in (*TEAM, *CLIENTS) if each.key == key), None)
    if guest is None:
        return None
    if any(person.sign_in == key for person in STAFF):
        return account_signing_in_as(f"{key}@larch-house.example")
    found = find_clients(guest.who, limit=1)
    return found[0].account if found else None
