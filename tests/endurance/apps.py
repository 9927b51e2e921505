"""Plants the fault that planted.py names, once the server's code is loaded."""

import threading

from django.apps import AppConfig
from django.conf import settings


class PlantedFault(AppConfig):
    name = "tests.endurance"
    label = "planted_endurance"

    def ready(self) -> None:
        plant = {
            "alert-after-the-answer": alert_after_the_answer,
            "alert-never-closes": alert_never_closes,
            "alert-when-finished": alert_when_finished,
            "alert-when-mail-went": alert_when_mail_went,
            "alert-without-the-blank": alert_without_the_blank,
            "booking-in-parts": booking_in_parts,
            "saved-too-soon": saved_too_soon,
            "sent-before-it-is-kept": sent_before_it_is_kept,
            "yes-before-it-is-kept": yes_before_it_is_kept,
        }
        plant[settings.FAULT]()


def alert_after_the_answer() -> None:
    from sixteen.domain.measures.catalogue import measure
    from sixteen.domain.safety import needs_a_clinician
    from sixteen.journeys import answering

    def save(*, request, item, value, by, at, mode="portal"):
        response, _, _ = answering.keep_answer(
            request=request, item=item, value=value, by=by, at=at, mode=mode
        )
        concerns = needs_a_clinician(measure(request.measure), {item: value})
        if concerns:
            answering.raise_alert(
                client=request.client, course=request.course, concerns=concerns, by=by, at=at
            )
        return response

    answering.save_answer = save


def booking_in_parts() -> None:
    from sixteen.journeys import booking
    from sixteen.website.views import booking as pages

    pages.book_consultation = booking.book_consultation.__wrapped__


def yes_before_it_is_kept() -> None:
    from sixteen.journeys import answering

    save = answering.save_answer

    def later(**given):
        threading.Thread(target=save, kwargs=given).start()

    answering.save_answer = later


def sent_before_it_is_kept() -> None:
    from sixteen.journeys import answering

    finish = answering.finish

    def later(**given):
        threading.Timer(2, finish, kwargs=given).start()

    answering.finish = later


def saved_too_soon() -> None:
    from types import SimpleNamespace

    from sixteen.care.actions import notes

    save = notes.save_note

    def later(*, revision, **given):
        threading.Timer(0.5, save, kwargs={**given, "revision": revision}).start()
        return SimpleNamespace(revision=revision + 1)

    notes.save_note = later


def alert_when_finished() -> None:
    from sixteen.journeys import answering

    answering.save_answer = lambda **given: answering.keep_answer(**given)[0]
    finish = answering.finish

    def look_then(*, request, **more):
        response = finish(request=request, **more)
        answering.raise_alert(
            client=request.client,
            course=request.course,
            concerns=answering.needs_a_clinician(
                answering.measure_of(request.measure), response.open("answers"), finished=True
            ),
            by=more["by"],
            at=more["at"],
        )
        return response

    answering.finish = look_then


def alert_when_mail_went() -> None:
    from sixteen.care import queries
    from sixteen.outbox.models import Message

    found = queries.open_alerts

    def told(*, at):
        sent = set(Message.objects.filter(state="sent").values_list("about", flat=True))
        return [alert for alert in found(at=at) if alert.pk in sent]

    queries.open_alerts = told


def alert_without_the_blank() -> None:
    from sixteen.journeys import answering

    looks = answering.needs_a_clinician

    def only_answers(measure, answers, *, finished=False):
        return tuple(c for c in looks(measure, answers, finished=finished) if c.value is not None)

    answering.needs_a_clinician = only_answers


def alert_never_closes() -> None:
    from sixteen.care.actions import alerts

    alerts.close_alert = lambda **given: given["alert"]
