"""The forms of letters from templates."""

from sixteen.care.actions import service_letters as actions
from sixteen.care.models import LetterTemplate, ServiceLetter
from sixteen.domain.letters import blanks_in
from sixteen.workspace.forms.service_letter import name_of_blank
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office

TEXT = "Dear colleague, {client name} comes to us. {write: why} Yours, {signer name}"


def _begun(on: Office, *, text: str = TEXT) -> ServiceLetter:
    made = actions.begin_letter(
        kind="gp_start",
        client=on.practice.client,
        course=on.practice.course,
        by=on.therapist,
        at=NOW,
    )
    return _written(on, made, text)


def _written(on: Office, letter: ServiceLetter, text: str) -> ServiceLetter:
    return actions.write_service_letter(
        letter=letter,
        to="Dr Vane",
        text=text,
        written=dict.fromkeys(blanks_in(text), "Low for a year"),
        client_copy=True,
        no_copy_because="",
        revision=letter.revision,
        by=on.therapist,
        at=NOW,
    )


def _sign(letter: ServiceLetter, by: object) -> None:
    actions.sign_service_letter(letter=letter, by=by, at=NOW)


def begin_a_letter(on: Office) -> Ready:
    return Ready(
        at=to("workspace:client_letters", on.practice.client.pk),
        who=on.therapist,
        typed={"kind": "gp_safety"},
        did=lambda browser: ServiceLetter.objects.count(),
        again="there may be two letters of one kind",
    )


def write_a_letter(on: Office) -> Ready:
    made = _begun(on)
    return Ready(
        at=to("workspace:service_letter", made.pk),
        who=on.therapist,
        typed={
            "to": "Dr Vane, Mill Surgery",
            name_of_blank("why"): "She sleeps badly, and asked for help herself.",
            "text": TEXT + " Kindly",
            "no_copy_because": "She told us that letters are opened at home.",
            "action": "save",
        },
        did=lambda browser: ServiceLetter.objects.get().open("text"),
        meanwhile=lambda: _sign(made, on.therapist),
    )


def sign_a_letter(on: Office) -> Ready:
    made = _begun(on)
    return Ready(
        at=to("workspace:service_letter", made.pk),
        who=on.therapist,
        typed={"action": "sign"},
        may_be_empty=True,
        did=lambda browser: ServiceLetter.objects.get().signed_at,
        meanwhile=lambda: _written(on, made, TEXT + " Kindly"),
    )


def make_a_letter(on: Office) -> Ready:
    return Ready(
        at=to("office:client_letters", on.practice.client.pk),
        who=on.reception,
        typed={"kind": "waiting"},
        did=lambda browser: ServiceLetter.objects.count(),
        again="there may be two letters of one kind",
    )


def sign_as_reception(on: Office) -> Ready:
    text = "Dear {client name}, you are on our list. {signer name}"
    actions.set_template(kind="waiting", text=text, version=0, by=on.lead, at=NOW)
    made = actions.begin_letter(
        kind="waiting", client=on.practice.client, course=None, by=on.reception, at=NOW
    )
    return Ready(
        at=to("office:letter", made.pk),
        who=on.reception,
        may_be_empty=True,
        did=lambda browser: ServiceLetter.objects.get().signed_at,
        meanwhile=lambda: _sign(made, on.reception),
    )


def edit_the_words(on: Office) -> Ready:
    words = "Dear {client name}, you are on our list. {signer name}"
    return Ready(
        at=to("office:letter_template", "waiting"),
        who=on.lead,
        typed={"text": words},
        did=lambda browser: LetterTemplate.objects.count(),
        meanwhile=lambda: actions.set_template(
            kind="waiting", text="Dear {client name}", version=0, by=on.lead, at=NOW
        ),
    )
