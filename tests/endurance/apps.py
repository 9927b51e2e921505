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
            "booking-in-parts": booking_in_parts,
            "saved-too-soon": saved_too_soon,
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


def saved_too_soon() -> None:
    from types import SimpleNamespace

    from sixteen.care.actions import notes

    save = notes.save_note

    def later(*, revision, **given):
        threading.Timer(0.5, save, kwargs={**given, "revision": revision}).start()
        return SimpleNamespace(revision=revision + 1)

    notes.save_note = later
