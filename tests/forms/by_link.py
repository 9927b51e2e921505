"""The forms of somebody who answers by a link, without a password."""

from datetime import timedelta
from typing import Any

from django.test import Client as Browser

from sixteen.care.models import Alert
from sixteen.journeys.answering import finish
from sixteen.questionnaires.experience import code_of as experience_code
from sixteen.questionnaires.links import code_of, make_link
from sixteen.questionnaires.models import Experience, ExperienceLink, Request
from sixteen.questionnaires.queries import answers_of
from sixteen.vault.keys import keyed_hash
from tests.forms.ready import Ready, Window, to
from tests.office.house import NOW, Office
from tests.people_of import answer


def _asked(on: Office) -> tuple[Request, str]:
    asked = on.practice.house.request(on.practice.course)
    link = make_link(of=asked.session, revision=0, opens_at=asked.opens_at, at=NOW)
    return asked, code_of(link)


def _sent(on: Office, asked: Request) -> Any:
    return lambda: finish(request=asked, by=on.practice.client.account, at=NOW)


def _said(asked: Request) -> Any:
    """What a clinician has to look at."""
    alert = Alert.objects.filter(client=asked.client).first()
    return alert and [each["words"] for each in alert.open("concerns")]


def answer_one(on: Office) -> Ready:
    asked, code = _asked(on)
    return Ready(
        at=to("link:question", code, 1, 9),
        typed={"answer": "1"},
        did=lambda browser: answers_of(asked),
        meanwhile=_sent(on, asked),
    )


def _answered(on: Office) -> tuple[Request, str, Any]:
    asked, code = _asked(on)

    def before(browser: Browser) -> None:
        browser.get("/")
        ready = Ready(
            at=to("link:question", code, 1, 9),
            typed={"answer": "1"},
            did=lambda browser: None,
        )
        Window(ready, browser).send()

    return asked, code, before


def ask_for_a_call(on: Office) -> Ready:
    asked, code, before = _answered(on)
    return Ready(
        at=to("link:after_answer", code, 1, 9),
        before=before,
        did=lambda browser: _said(asked),
        may_be_empty=True,
    )


def send(on: Office) -> Ready:
    asked, code = _asked(on)
    answer(asked, 9, 2)
    return Ready(
        at=to("link:check_answers", code, 1),
        did=lambda browser: Request.objects.get(pk=asked.pk).state,
        may_be_empty=True,
    )


def ask_for_a_call_at_the_end(on: Office) -> Ready:
    asked, code, before = _answered(on)

    def all_of_it(browser: Browser) -> None:
        before(browser)
        ready = Ready(at=to("link:check_answers", code, 1), did=lambda browser: None)
        Window(ready, browser).send()

    return Ready(
        at=to("link:thank_you", code, 1),
        before=all_of_it,
        did=lambda browser: _said(asked),
        may_be_empty=True,
    )


def ask_for_a_call_signed_in(on: Office) -> Ready:
    asked = on.practice.house.request(on.practice.course)
    answer(asked, 9, 2)
    return Ready(
        at=to("portal:after_answer", asked.pk, 9),
        who=on.practice.client.account,
        did=lambda browser: _said(asked),
        may_be_empty=True,
    )


def ask_for_a_call_when_sent(on: Office) -> Ready:
    asked = on.practice.house.request(on.practice.course)
    answer(asked, 9, 2)
    finish(request=asked, by=on.practice.client.account, at=NOW)
    return Ready(
        at=to("portal:thank_you", asked.pk),
        who=on.practice.client.account,
        did=lambda browser: _said(asked),
        may_be_empty=True,
    )


def give_the_device(on: Office) -> Ready:
    asked = on.practice.house.request(on.practice.course)
    return Ready(
        at=to("workspace:hand_device", asked.pk),
        who=on.therapist,
        did=lambda browser: "_auth_user_id" in browser.session,
        may_be_empty=True,
        passing="whoever is signed out signs in again",
    )


def say_how_it_was(on: Office) -> Ready:
    link = ExperienceLink(
        client=on.practice.client,
        kind="treatment",
        about=on.practice.course.pk,
        closes_at=NOW + timedelta(days=30),
        made_at=NOW,
    )
    link.code_hash = keyed_hash(experience_code(link))
    link.save()
    return Ready(
        at=to("how_it_was", experience_code(link)),
        typed={"q1": "4"},
        did=lambda browser: Experience.objects.count(),
        may_be_empty=True,
        meanwhile=lambda: ExperienceLink.objects.filter(pk=link.pk).update(is_used=True),
    )
