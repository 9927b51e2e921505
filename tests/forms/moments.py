"""The forms in which moments are agreed to, written, brought and put in their place."""

import uuid

from sixteen.care.actions import moments
from sixteen.care.models import Moment
from sixteen.care.queries import moments_agreed
from tests.forms.courses import of_course
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office

SAID = {
    "happened": "He did not look up when I came in.",
    "who": "My brother, in the kitchen.",
    "felt": "Small, and then cross.",
    "other_felt": "That he was tired of me.",
    "when": "On Sunday evening.",
}


def _offered(on: Office) -> None:
    moments.offer_moments(course=on.practice.course, by=on.therapist, at=NOW)


def _kept(on: Office, bring: bool | None = None) -> Moment | None:
    """Switched on by both; with one moment of the client's, unless bring is None."""
    course, client = on.practice.course, on.practice.client.account
    _offered(on)
    moments.agree_to_moments(course=course, by=client, at=NOW)
    if bring is None:
        return None
    made = {"course": course, "words": {"happened": "He laughed at my coat."}, "bring": bring}
    return moments.write_moment(**made, pk=uuid.uuid4(), by=client, at=NOW)


def _stopped(on: Office) -> None:
    moments.stop_moments(course=on.practice.course, by=on.therapist, at=NOW)


def _agreed(on: Office) -> object:
    agreed = moments_agreed(on.practice.course)
    return agreed and (agreed.client_at, agreed.stopped_at)


def _said() -> list[object]:
    rows = Moment.objects.order_by("made_at", "pk")
    return [(each.open("words"), each.open("speaks_to"), each.session_id) for each in rows]


def _mine(on: Office, name: str, *more: object, **rest: object) -> Ready:
    given = {"did": lambda browser: _said(), "meanwhile": lambda: _stopped(on), **rest}
    return Ready(at=to(f"portal:{name}", *more), who=on.practice.client.account, **given)


def agree_to_keep_them(on: Office) -> Ready:
    _offered(on)
    return _mine(on, "moments", typed={"agree": "on"}, did=lambda browser: _agreed(on))


def stop_keeping_mine(on: Office) -> Ready:
    _kept(on)
    typed = {"action": "stop"}
    return _mine(on, "moments", typed=typed, did=lambda browser: _agreed(on), may_be_empty=True)


def write_a_moment(on: Office) -> Ready:
    _kept(on)
    return _mine(on, "new_moment", typed={**SAID, "action": "keep"})


def bring_a_moment(on: Office) -> Ready:
    private = _kept(on, bring=False)
    return _mine(on, "moment", private.pk, typed={**SAID, "action": "bring"})


def delete_a_moment(on: Office) -> Ready:
    private = _kept(on, bring=False)
    typed, why = {"action": "delete"}, "what is deleted is not kept"
    return _mine(on, "moment", private.pk, typed=typed, may_be_empty=True, passing=why)


def offer_moments(on: Office) -> Ready:
    did = lambda: moments_agreed(on.practice.course)  # noqa: E731
    return of_course(on, "moments", typed={"action": "offer"}, may_be_empty=True, did=did)


def write_one_down(on: Office) -> Ready:
    _kept(on)
    typed = {**SAID, "speaks_to": ["self", "other"]}
    return of_course(on, "write_moment", 6, typed=typed, did=_said)


def say_what_it_speaks_to(on: Office) -> Ready:
    brought = _kept(on, bring=True)
    typed = {"speaks_to": ["affects"]}
    return of_course(on, "moment", brought.pk, typed=typed, did=_said, may_be_empty=True)
