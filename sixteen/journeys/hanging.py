"""What hangs on a client: found by the relations of the models, so that no new kind is forgotten.

A kind hangs on a client where it points at one, or at something that hangs on one: an appointment
of theirs, its session, a note of that session. What points at an account hangs on nobody here: the
client's own account is named where it is needed.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Model, Q

from sixteen.people.models import Client

Kind = type[Model]


def our_kinds() -> list[Kind]:
    """Kinds of our rooms that are about people; the public pages are about nobody."""
    rooms = [kind for kind in apps.get_models() if kind.__module__.startswith("sixteen.")]
    return [kind for kind in rooms if kind._meta.app_label != "website"]


@cache
def ways() -> dict[Kind, tuple[str, ...]]:
    """By kind, the names of the relations through which it hangs on a client."""
    found: dict[Kind, tuple[str, ...]] = {Client: ("pk",)}
    kinds = our_kinds()
    while True:
        before = len(found)
        for kind in kinds:
            names = tuple(each.name for each in _relations(kind) if each.related_model in found)
            if kind is not Client and names:
                found[kind] = names
        if len(found) == before:
            return found


def _relations(kind: Kind) -> Iterable[ForeignKey[Any, Any]]:
    return [each for each in kind._meta.concrete_fields if isinstance(each, ForeignKey)]


def hanging_on(client: UUID) -> dict[Kind, set[Any]]:
    """The keys of everything that hangs on this client, by kind, the client among them."""
    found: dict[Kind, set[Any]] = {kind: set() for kind in ways()}
    found[Client] = {client}
    while True:
        before = sum(map(len, found.values()))
        for kind, names in ways().items():
            if kind is not Client:
                rows = kind._default_manager.filter(_through(kind, names, found))
                found[kind] |= set(rows.values_list("pk", flat=True))
        if sum(map(len, found.values())) == before:
            return found


def _through(kind: Kind, names: Iterable[str], found: dict[Kind, set[Any]]) -> Q:
    asked = Q(pk__in=[])
    for name in names:
        keys = found[kind._meta.get_field(name).related_model]  # type: ignore[index]
        asked |= Q(**{f"{name}__in": keys})
    return asked
