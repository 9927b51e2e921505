"""Rows whose words are sealed.

A record that holds words about a person extends `SealedRow`, says whose key it uses, and declares
each sealed thing as a `Sealed` field. `row.seal(text="…")` before saving, `row.open("text")` to
read. `opened(rows)` fetches the keys of many rows in one query.

    class Note(SealedRow):
        sealed_as = "note"          # stable: part of what the ciphertext is bound to
        key_owner = "client_id"
        text = Sealed()
"""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, TypeVar

from django.db import models

from sixteen.vault import crypto
from sixteen.vault.person_keys import KeyDestroyed, person_key, person_keys


class Sealed(models.BinaryField):
    """Ciphertext of one JSON value. Null means that nothing was ever said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(null=True, blank=True, editable=False)
        super().__init__(*args, **kwargs)


class SealedRow(models.Model):
    sealed_as: ClassVar[str]
    key_owner: ClassVar[str]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @classmethod
    def sealed_fields(cls) -> list[str]:
        return [field.name for field in cls._meta.fields if isinstance(field, Sealed)]

    def _key(self) -> bytes:
        owner = getattr(self, self.key_owner)
        held = self.__dict__.get("_person_key")
        if held is None or held[0] != owner:
            held = self.__dict__["_person_key"] = (owner, person_key(owner))
        return held[1]

    def _place(self, field: str, revision: int) -> str:
        owner = getattr(self, self.key_owner)
        return f"{owner}|{self.sealed_as}|{self.pk}|{field}|{revision}"

    def open(self, field: str) -> Any:
        """What was sealed in this field; None if nothing was. CannotOpen if it was moved."""
        sealed = getattr(self, field)
        if sealed is None:
            return None
        return crypto.unseal_value(self._key(), sealed, self._place(field, self.revision))

    @classmethod
    def opened_with(
        cls, key: bytes, sealed: Any, *, field: str, owner: uuid.UUID, pk: uuid.UUID, revision: int
    ) -> Any:
        """The same of a row of which only this was fetched."""
        if sealed is None:
            return None
        return crypto.unseal_value(key, sealed, f"{owner}|{cls.sealed_as}|{pk}|{field}|{revision}")

    def seal(self, **values: Any) -> None:
        """Set sealed fields. Every other one is sealed again under the new revision. No save."""
        names = self.sealed_fields()
        unknown = set(values) - set(names)
        if unknown:
            raise ValueError(f"not sealed fields of {self.sealed_as}: {sorted(unknown)}")
        now = {name: values[name] if name in values else self.open(name) for name in names}
        self.revision += 1
        for name, value in now.items():
            place = self._place(name, self.revision)
            sealed = None if value is None else crypto.seal_value(self._key(), value, place)
            setattr(self, name, sealed)

    def seal_for(self, owner: uuid.UUID) -> None:
        """Seal all of it again with the key of another person, whose row it is from now on. No
        save."""
        said = {name: self.open(name) for name in self.sealed_fields()}
        setattr(self, self.key_owner, owner)
        self.seal(**said)


Row = TypeVar("Row", bound=SealedRow)


def opened(rows: Iterable[Row]) -> list[Row]:
    """The same rows with their people's keys fetched in one query.

    Rows of a person whose key was destroyed are left out: there is nothing to read in them.
    """
    rows = list(rows)
    found = person_keys(getattr(row, row.key_owner) for row in rows)
    return list(_with_keys(rows, found))


def _with_keys(rows: list[Row], found: dict[uuid.UUID, bytes]) -> Iterator[Row]:
    for row in rows:
        owner = getattr(row, row.key_owner)
        if owner in found:
            row.__dict__["_person_key"] = (owner, found[owner])
            yield row


__all__ = ["KeyDestroyed", "Sealed", "SealedRow", "opened"]
