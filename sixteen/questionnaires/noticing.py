"""What the scores of courses give to notice, for many courses in a fixed number of queries."""

from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.noticing import Noticed, noticed
from sixteen.questionnaires.queries import ScoreAt


def noticed_among(measures: dict[str, list[ScoreAt]]) -> list[Noticed]:
    """The same from the scores of one course, by measure."""
    each = [
        noticed(measure, [(score.number, score.total) for score in measures[code]])
        for code, measure in MEASURES.items()
        if code in measures
    ]
    return [one for one in each if one is not None]
