"""Plants the fault that planted.py names, once the server's code is loaded."""

import random
from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings


class PlantedFault(AppConfig):
    name = "tests.booking"

    def ready(self) -> None:
        plant = {
            "no-lock": no_lock,
            "check-before-lock": check_before_lock,
            "locks-in-any-order": locks_in_any_order,
            "buffer-forgotten": buffer_forgotten,
        }
        plant.get(settings.FAULT, lambda: None)()


def no_lock() -> None:
    from sixteen.journeys import offers
    from sixteen.scheduling import actions, series

    for module in (actions, offers, series):
        module.take_turns = lambda *ids: None


def check_before_lock() -> None:
    from sixteen.scheduling import actions, placing

    take_turns, open_places = actions.take_turns, placing.open_places

    def look_first(kind, places, *args, **kwargs):
        found = open_places(kind, places, *args, **kwargs)
        take_turns(*(id for place in places for id in (place.therapist_id, place.room_id)))
        return found

    actions.take_turns, placing.open_places = (lambda *ids: None), look_first


def locks_in_any_order() -> None:
    from sixteen.scheduling import locks

    locks.sorted = lambda keys: random.sample(list(keys), len(keys))


def buffer_forgotten() -> None:
    from sixteen.scheduling import actions, diary, placing

    def lengths(kind):
        return timedelta(minutes=kind.minutes), timedelta(0)

    for module in (actions, diary, placing):
        module.lengths = lengths
