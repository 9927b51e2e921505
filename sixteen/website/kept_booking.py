"""What somebody has chosen and typed on the way to a booking, in their sealed session.

Nothing of it is in the database but the hold. When the booking is made, only its id stays, so that
the last form can be sent twice.
"""

import uuid
from typing import Any

from django.http import HttpRequest

from sixteen.scheduling.models import Appointment, AskedTime
from sixteen.scheduling.queries import CONSULTATION, asked_of, booking_of, was_used
from sixteen.website.clocks import Clock, clock_of
from sixteen.website.times import Wanted, read_choice

KEY = "booking"


class KeptBooking:
    def __init__(self, request: HttpRequest) -> None:
        self.session = request.session
        self.kept: dict[str, Any] = dict(request.session.get(KEY, {}))

    @property
    def id(self) -> uuid.UUID:
        """The id of this booking; a new one where there is none yet."""
        if "id" not in self.kept:
            self.keep(id=str(uuid.uuid4()))
        return uuid.UUID(self.kept["id"])

    @property
    def typed(self) -> dict[str, Any]:
        return self.kept.get("typed", {})

    @property
    def is_complete(self) -> bool:
        return "name" in self.typed and "ways" in self.typed

    @property
    def wanted(self) -> Wanted | None:
        """The time that was chosen, whether or not it is still kept."""
        return read_choice(self.kept.get("time", ""), self.kept.get("kind", CONSULTATION))

    @property
    def asks(self) -> bool:
        """When it was chosen, it was a time that is asked for and not booked at once."""
        return bool(self.kept.get("asks"))

    @property
    def clock(self) -> Clock:
        """The clock that times were shown by."""
        return clock_of(self.kept.get("zone", ""))

    def appointment(self) -> Appointment | None:
        """The time that was chosen, held or booked; None where the hold is gone."""
        return booking_of(uuid.UUID(self.kept["id"])) if "id" in self.kept else None

    def asked(self) -> AskedTime | None:
        """The time that was asked for with this booking; None where none was."""
        return asked_of(uuid.UUID(self.kept["id"])) if "id" in self.kept else None

    def is_used(self) -> bool:
        """Something was booked or asked for with this id, whatever has become of it since."""
        return "id" in self.kept and was_used(uuid.UUID(self.kept["id"]))

    def keep(self, **values: Any) -> None:
        self.kept |= values
        self.session[KEY] = self.kept

    def keep_typed(self, **values: Any) -> None:
        self.keep(typed=self.typed | values)

    def done(self) -> None:
        """Forget what was typed; the id stays until another time is chosen."""
        self.kept = {"id": self.kept["id"], "zone": self.clock.key}
        self.session[KEY] = self.kept

    def start_again(self) -> None:
        """A new booking, with what was typed."""
        self.kept = {"typed": self.typed}
        self.session[KEY] = self.kept
