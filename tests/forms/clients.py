"""The forms of a client's own pages."""

from functools import partial

from sixteen.care.actions.aims import set_aims
from sixteen.care.actions.letters import finish_letter, share_letter
from sixteen.care.models import Agreement, AimRating, Focus, Letter
from sixteen.journeys.answering import finish
from sixteen.people.actions import restrict_contact
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


def make_something_of_the_focus(on: Office) -> Ready:
    focus = on.practice.house.focus(on.practice.course)
    return Ready(
        at=to("portal:focus", focus.pk),
        who=on.practice.client.account,
        typed={"makes_of_it": "The chair is my grandmother’s."},
        did=lambda browser: Focus.objects.get(pk=focus.pk).open("makes_of_it"),
        may_be_empty=True,
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


def have_no_letter(on: Office) -> Ready:
    def written() -> None:
        letter = on.practice.house.letter(on.practice.course, state="draft")
        share_letter(letter=letter, by=on.therapist, at=NOW)

    return Ready(
        at=to("portal:no_letter"),
        who=on.practice.client.account,
        typed={"why": "We have said what there was to say."},
        did=lambda browser: Letter.objects.filter(declined_by="client").count(),
        meanwhile=written,
        may_be_empty=True,
    )


def say_how_near_it_is(on: Office) -> Ready:
    course = on.practice.course
    (aim,) = set_aims(course=course, words=["Speak up"], by=on.practice.therapist, at=NOW)
    words = partial(set_aims, course=course, words=["Speak"], by=on.practice.therapist, at=NOW)
    return Ready(
        at=to("portal:own_aim", 1),
        who=on.practice.client.account,
        typed={"value": "4"},
        wrong={"value": ("11", "-1", "x", "\x00")},
        did=lambda browser: AimRating.objects.filter(aim=aim).count(),
        meanwhile=words,
    )


def allow_fewer_hours(on: Office) -> Ready:
    mina = on.practice.client
    return Ready(
        at=to("portal:contact_hours", "email"),
        who=mina.account,
        typed={"days": ["1", "3"], "begin": "10", "until": "12"},
        wrong={"days": ("7", "x", "\x00"), "begin": ("24", "x"), "until": ("0", "10", "x")},
        did=lambda browser: current_contact(mina).open("hours"),
        meanwhile=lambda: restrict_contact(client=mina, text=False, by=None, at=NOW),
    )


def allow_less(on: Office) -> Ready:
    return Ready(
        at=to("portal:contact"),
        who=on.practice.client.account,
        typed={"email": [], "text": ["on"]},
        did=lambda browser: current_contact(on.practice.client).email,
        may_be_empty=True,
    )
