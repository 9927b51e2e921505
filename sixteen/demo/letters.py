"""One letter from a template, written and signed as on any other day: fictional, like all of it."""

from datetime import datetime

from sixteen.care.actions import service_letters as actions
from sixteen.care.models import Course
from sixteen.domain.letters import blanks_in
from sixteen.people.models import Account

TO = "Dr Anwen Pask\nExampleton Surgery"
SAID = {
    "what brings them": "Low for about a year, more since somebody close moved away.",
    "medicines and other help": "No medicine. No other help at present.",
}


def write_to_the_gp(course: Course, therapist: Account, at: datetime) -> None:
    """The course has begun: the GP is told, and the client gets a copy."""
    letter = actions.begin_letter(
        kind="gp_start", client=course.client, course=course, by=therapist, at=at
    )
    # Nobody in this practice has told when they were born.
    text = letter.open("text").replace(", born {birth date}", "")
    letter = actions.write_service_letter(
        letter=letter,
        to=TO,
        text=text,
        written={blank: SAID[blank] for blank in blanks_in(text)},
        client_copy=True,
        no_copy_because="",
        revision=letter.revision,
        by=therapist,
        at=at,
    )
    actions.sign_service_letter(letter=letter, by=therapist, at=at)
