"""What the scores of courses give to notice, for many courses in a fixed number of queries."""

from collections.abc import Iterable
from uuid import UUID

from sixteen.care.models import Course
from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.noticing import Noticed, noticed
from sixteen.questionnaires.queries import ScoreAt, scores_of


def noticed_in(courses: Iterable[Course]) -> dict[UUID, list[Noticed]]:
    """By course, in the catalogue's order; nothing for a course without two scores."""
    return {course: noticed_among(measures) for course, measures in scores_of(courses).items()}


def noticed_among(measures: dict[str, list[ScoreAt]]) -> list[Noticed]:
    """The same from the scores of one course, by measure."""
    each = [
        noticed(measure, {score.number: score.total for score in measures[code]})
        for code, measure in MEASURES.items()
        if code in measures
    ]
    return [one for one in each if one is not None]
