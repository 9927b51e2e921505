"""How the service was: the NHS patient experience questionnaires, and the sums of what was said.

Nobody is named: not who answered, and not about whom. There is no score. What is shown is how often
each answer was given, in whole months that are over, with small numbers hidden.

The words of questions and answers are those that NHS England prints in its own published code
(github.com/nhsengland/Talking-Therapies, documents under the Open Government Licence v3). The two
questions about employment are left out: a service that has no employment advisers has nothing to be
asked about. For the assessment questionnaire CORC says that it is free to use and amend.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sixteen.domain.small_numbers import LEAST, shown

ASSESSMENT, TREATMENT = "assessment", "treatment"
SOURCE = "https://github.com/nhsengland/Talking-Therapies"
YES_NO = (("yes", "Yes"), ("no", "No"), ("na", "Not applicable"))
HOW_OFTEN = (
    ("4", "All of the time"),
    ("3", "Most of the time"),
    ("2", "Sometimes"),
    ("1", "Rarely"),
    ("0", "Never"),
)
SATISFIED = (
    ("4", "Completely satisfied"),
    ("3", "Mostly satisfied"),
    ("2", "Neither satisfied or Dis-satisfied"),
    ("1", "Not satisfied"),
    ("0", "Not satisfied at all"),
)


@dataclass(frozen=True)
class Asked:
    """One question. answers: (what is kept, what is read). snomed: its code in the NHS data set."""

    code: str
    text: str
    answers: tuple[tuple[str, str], ...]
    snomed: str


FORMS: dict[str, tuple[Asked, ...]] = {
    ASSESSMENT: (
        Asked(
            "q1",
            "Were you given information about options for choosing a treatment that is appropriate "
            "for your problems?",
            YES_NO,
            "747861000000100",
        ),
        Asked(
            "q2",
            "Do you prefer any of the treatments among the options available?",
            YES_NO,
            "747871000000107",
        ),
        Asked("q3", "Have you been offered your preference?", YES_NO, "747881000000109"),
        Asked("q4", "How satisfied were you with your assessment?", SATISFIED, "747891000000106"),
    ),
    TREATMENT: (
        Asked(
            "q1",
            "Did staff listen to you and treat your concerns seriously?",
            HOW_OFTEN,
            "747901000000107",
        ),
        Asked(
            "q2",
            "Do you feel that the service has helped you to better understand and address your "
            "difficulties?",
            HOW_OFTEN,
            "747911000000109",
        ),
        Asked(
            "q3",
            "Did you feel involved in making choices about your treatment and care?",
            HOW_OFTEN,
            "747921000000103",
        ),
        Asked(
            "q4",
            "On reflection, did you get the help that mattered to you?",
            HOW_OFTEN,
            "747931000000101",
        ),
        Asked(
            "q5",
            "Did you have the confidence in your therapist and his /her skills and techniques?",
            HOW_OFTEN,
            "747941000000105",
        ),
    ),
}


@dataclass(frozen=True)
class Told:
    """One question: (answer in words, how often it was given, or None where that is hidden)."""

    text: str
    counts: tuple[tuple[str, int | None], ...]


def told(kind: str, given: Iterable[Mapping[str, str]], least: int = LEAST) -> list[Told]:
    """Of all that was given. Nothing at all where fewer people than that answered."""
    rows = list(given)
    if len(rows) < least:
        return []
    found = []
    for asked in FORMS[kind]:
        counted = Counter(row[asked.code] for row in rows if asked.code in row)
        # Who gave no answer to it is one of the group: else a hidden count could be reckoned.
        labels = [label for _, label in asked.answers] + ["No answer"]
        counts = [counted[value] for value, _ in asked.answers]
        counts.append(len(rows) - sum(counts))
        found.append(Told(asked.text, tuple(zip(labels, shown(counts, least), strict=True))))
    return found
