"""Messages between sessions: by when somebody reads one, and the true sentence about it.

A message is no way to get help at once, and every page of it says so. What may be said is when the
therapist, the deputy or who stands in is at work next. How soon within that is the service's own
decision: by the end of the stretch of work in which it arrives, or of the next one where less than
half an hour is left.
"""

from datetime import datetime, timedelta

from sixteen.domain.safety import Promptness
from sixteen.domain.slots import Zone, in_utc, zone_of
from sixteen.domain.tongue import gettext as _
from sixteen.domain.tongue import moment_in_words

PROMPTNESS = Promptness(within=timedelta(hours=24), at_least=timedelta(minutes=30))
LENGTH = 4_000
A_DAY = 10


def who_reads_it(reader: str, by: datetime | None, zone: Zone) -> str:
    """by: None where it cannot be promised."""
    if by is None:
        return _(
            "We cannot say when somebody will read it. Nobody watches messages around the clock."
        )
    when = moment_in_words(in_utc(by).astimezone(zone_of(zone)))
    return _("%(reader)s reads it by %(when)s. Nobody watches messages around the clock.") % {
        "reader": reader,
        "when": when,
    }
