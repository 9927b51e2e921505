"""The forms of a client's own pages."""

from sixteen.care.actions.letters import finish_letter
from sixteen.care.models import Agreement, Focus, Letter
from sixteen.journeys.answering import finish
from sixteen.people.queries import current_contact
from sixteen.questionnaires.queries import answers_of
from tests.forms.ready import Ready, to
from tests.office.house import NOW, Office
from tests.people_of import answer


def answer_a_question(on: Office) -> Ready:
    asked = on.practice.house.request(on.practice.course)
    return Ready(
        at=to("portal:question", asked.pk, 9),
        who=on.practice.client.account,
        typed={"answer": "1"},
        did=lambda browser: answers_of(asked),
        meanwhile=lambda: finish(request=asked, by=on.practice.client.account, at=NOW),
    )


def pass_over_a_question(on: Office) -> Ready:
    asked = on.practice.house.request(on.practice.course)
    return Ready(
        at=to("portal:question", asked.pk, 1),
        who=on.practice.client.account,
        typed={"skip": "1"},
        did=lambda browser: answers_of(asked),
        meanwhile=lambda: finish(request=asked, by=on.practice.client.account, at=NOW),
    )


def send_the_answers(on: Office) -> Ready:
    asked = on.practice.house.request(on.practice.course)
    answer(asked, 9, 2)
    return Ready(
        at=to("portal:check_answers", asked.pk),
        who=on.practice.client.account,
        did=lambda browser: type(asked).objects.get(pk=asked.pk).state,
        may_be_empty=True,
        meanwhile=lambda: finish(request=asked, by=on.practice.client.account, at=NOW),
    )


def sign_the_agreement(on: Office) -> Ready:
    made = on.practice.house.agreement(on.practice.course)
    return Ready(
        at=to("portal:agreement", made.pk),
        who=on.practice.client.account,
        typed={"read": "on"},
        did=lambda browser: Agreement.objects.get(pk=made.pk).client_signed_at,
        meanwhile=lambda: Agreement.objects.create(
            course=made.course, client=made.client, version=2, written_by=on.therapist, made_at=NOW
        ),
    )


def want_a_copy(on: Office) -> Ready:
    focus = on.practice.house.focus(on.practice.course, copy="asked")
    return Ready(
        at=to("portal:focus_copy", focus.pk),
        who=on.practice.client.account,
        typed={"copy": "yes"},
        did=lambda browser: Focus.objects.get(pk=focus.pk).copy,
    )


def answer_the_letter(on: Office) -> Ready:
    letter = on.practice.house.letter(on.practice.course)
    return Ready(
        at=to("portal:letter", letter.pk),
        who=on.practice.client.account,
        typed={"answer": "Thank you. I kept the part about the spare chair for a long time."},
        did=lambda browser: Letter.objects.get(pk=letter.pk).open("answer"),
        meanwhile=lambda: finish_letter(letter=letter, by=on.therapist, at=NOW),
    )


def allow_less(on: Office) -> Ready:
    return Ready(
        at=to("portal:contact"),
        who=on.practice.client.account,
        typed={"email": [], "text": ["on"]},
        did=lambda browser: current_contact(on.practice.client).email,
        may_be_empty=True,
    )
