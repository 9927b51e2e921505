"""What lasts beside what changed, over a service, with the return rate; small numbers hidden."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sixteen.care.models import Course
from sixteen.care.queries import asked_again_between
from sixteen.domain.follow_up import Followed, Lasting, lasting
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.small_numbers import shown
from sixteen.questionnaires.following import After, asked_after
from sixteen.questionnaires.queries import ScoreAt, first_and_last_scores_of

Scores = dict[str, tuple[ScoreAt, ScoreAt]]


@dataclass(frozen=True)
class Line:
    """One time of asking, one measure. A count is None where it is too small to show.

    rate: of a hundred asked, how many answered; None where either count is hidden or nobody was.
    """

    months: int
    measure: str
    asked: int | None
    answered: int | None
    rate: int | None
    compared: int | None
    better_at_end: int | None
    better_later: int | None
    kept: int | None


def what_lasts(start: datetime, end: datetime) -> list[Line]:
    """Follow-ups that opened from start up to, not including, end; by months, then by measure."""
    opened = {each.pk for each in asked_again_between(start, end)}
    courses = list(Course.objects.filter(follow_ups__in=opened).distinct())
    scores = first_and_last_scores_of(courses)
    groups: dict[tuple[int, str], list[Followed]] = defaultdict(list)
    for course, times in asked_after(courses).items():
        for after in times:
            if after.follow_up.pk in opened:
                _add(groups, after, scores.get(course, {}))
    places = list(MEASURES)
    keys = sorted(groups, key=lambda key: (key[0], places.index(key[1])))
    return [
        _line(months, code, lasting(MEASURES[code], groups[months, code])) for months, code in keys
    ]


def _add(groups: dict[tuple[int, str], list[Followed]], after: After, scores: Scores) -> None:
    for code in after.asked:
        if MEASURES[code].reliable_change is None:
            continue
        first, last = (each.total for each in scores[code]) if code in scores else (None, None)
        followed = Followed(first, last, after.scores.get(code))
        groups[after.follow_up.months, code].append(followed)


def _line(months: int, code: str, found: Lasting) -> Line:
    """Who answered and who did not are one group for hiding; who got better and who did not each
    another: a count that could be reckoned from the others is hidden with it."""
    answered, silent = shown([found.answered, found.asked - found.answered])
    asked = None if answered is None or silent is None else found.asked
    if found.asked and found.answered == found.asked and answered is not None:
        asked = found.asked
    compared = shown([found.compared])[0] if answered is not None else None
    at_end, later = (
        shown([count, found.compared - count])[0] if compared is not None else None
        for count in (found.better_at_end, found.better_later)
    )
    kept = None
    if at_end is not None and later is not None:
        kept = shown([found.kept, found.better_at_end - found.kept])[0]
    rate = None
    if asked and answered is not None:
        rate = round(100 * found.answered / found.asked)
    return Line(months, code, asked, answered, rate, compared, at_end, later, kept)
