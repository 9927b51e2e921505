"""Which questionnaires may be shown by whom, as far as we know, and what a practice has to say.

Nothing is shown because somebody typed it in. A definition file states the terms, where they stand,
and who of the practice cleared them, and when; for a questionnaire on this list it also names the
permission that the practice holds. It is the practice's statement: we cannot check it, and we keep
it beside the measure.

The list is of November 2026. What is not on it is not free: it is unknown, and the statement is
asked for all the same.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Restricted:
    """A questionnaire that its holder has not given to everybody. words: what they say."""

    name: str
    words: str
    source: str


RESTRICTED = (
    Restricted("WSAS", "copyright Isaac Marks", "https://mhscales.com/wsas"),
    Restricted(
        "CORE-10",
        "CORE System Trust: no change of wording or order, and not for commercial use",
        "https://www.coresystemtrust.org.uk/home/copyright-licensing",
    ),
    Restricted(
        "CORE-OM",
        "CORE System Trust: no change of wording or order, and not for commercial use",
        "https://www.coresystemtrust.org.uk/home/copyright-licensing",
    ),
    Restricted("SWEMWBS", "registration, and a fee for commercial use", ""),
    Restricted("WEMWBS", "registration, and a fee for commercial use", ""),
    Restricted("IIP-32", "all rights reserved by its publisher", ""),
    Restricted("WAI-SR", "permission of the Society for Psychotherapy Research", ""),
    Restricted("IES-R", "permission of its author", ""),
    Restricted("ORS", "a licence that is sold", ""),
    Restricted("SRS", "a licence that is sold", ""),
)


def restricted(name: str) -> Restricted | None:
    """The entry for a questionnaire of this name, however it is written."""
    wanted = _plain(name)
    return next((each for each in RESTRICTED if _plain(each.name) == wanted), None)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
