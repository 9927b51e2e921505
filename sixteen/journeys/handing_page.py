"""The page on which a caseload is given to others, the same wherever it stands."""

from datetime import datetime
from typing import Any

from django.http import QueryDict

from sixteen.care.access import caseload_to_hand_over
from sixteen.care.actions.handovers import end_handover, start_handover
from sixteen.care.handover_forms import GiveForm
from sixteen.care.models import Handover
from sixteen.care.queries import drafts_in
from sixteen.care.refusals import NotAllowed
from sixteen.journeys.handing_over import Given, hand_over, next_appointments
from sixteen.people.models import Account
from sixteen.people.names import names_of
from sixteen.people.permissions import Role
from sixteen.people.queries import accounts_with


def step(
    therapist: Account, begun: Handover | None, action: str, *, by: Account, at: datetime
) -> bool:
    """What a button of the page does: start or end. Whether that was all that was asked for."""
    if begun is None:
        if action == "start":
            start_handover(therapist=therapist, by=by, at=at)
        return True
    if action == "end":
        end_handover(handover=begun, by=by, at=at)
    return action == "end"


class Giving:
    """The courses of this therapist, each with whom it goes to. Names are shown, nothing else."""

    def __init__(
        self, therapist: Account, typed: QueryDict | None, *, by: Account, at: datetime
    ) -> None:
        self.therapist, self.by, self.at = therapist, by, at
        self.courses = caseload_to_hand_over(by, therapist, at=at)
        self.names = names_of(each.client for each in self.courses)
        others = names_of(each for each in accounts_with(Role.THERAPIST) if each != therapist)
        self.form = GiveForm(
            typed,
            courses=self.courses,
            names=self.names,
            colleagues=dict(sorted(others.items(), key=lambda pair: pair[1].casefold())),
        )

    def give(self) -> list[Given] | None:
        """Hand over as chosen. None where nothing was: the form says why."""
        if not self.form.is_valid():
            return None
        try:
            return hand_over(therapist=self.therapist, to=self.form.to, by=self.by, at=self.at)
        except NotAllowed as refused:
            self.form.add_error(None, str(refused))
            return None

    def shown(self) -> dict[str, Any]:
        coming = next_appointments(self.courses, at=self.at)
        return {
            "form": self.form,
            "rows": [(self.form[f"to_{each.pk}"], coming.get(each.pk)) for each in self.courses],
            "drafts": drafts_in(self.courses, self.therapist),
        }
