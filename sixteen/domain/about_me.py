"""What a client may say of themselves, so that the service can see whom it reaches.

Answers and codes of the ethnic group are those of the NHS (the code system EthnicCategoryEngland of
UK Core, https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland), which its data set takes.
Of genders the data set has two and one that it calls indeterminate. Everything may be left out.
"""

from dataclasses import dataclass

from sixteen.domain.tongue import gettext
from sixteen.domain.tongue import gettext_noop as _

PURPOSE = "about-me"
# Said, and so no gap in what was asked; it names nothing.
RATHER_NOT = "rather-not"


@dataclass(frozen=True)
class Question:
    """answers: what is kept, and what is read. not_said: its code for somebody who would rather
    not say, in the NHS tables. Title, text and why are translated where they are shown."""

    code: str
    title: str
    text: str
    answers: tuple[tuple[str, str], ...]
    not_said: str
    why: str = ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        answers = [*self.answers, (RATHER_NOT, _("I would rather not say"))]
        return [(code, gettext(words)) for code, words in answers]


QUESTIONS: dict[str, Question] = {
    each.code: each
    for each in (
        Question(
            "gender",
            _("Gender"),
            _("Which of these fits you best?"),
            (("2", _("Female")), ("1", _("Male")), ("9", _("Neither of these"))),
            "X",
            _("The NHS has only these on its list. We know that they do not fit everybody."),
        ),
        Question(
            "ethnicity",
            _("Ethnic group"),
            _("Which of these fits you best?"),
            (
                ("A", _("White: English, Welsh, Scottish, Northern Irish or British")),
                ("B", _("White: Irish")),
                ("C", _("White: any other background")),
                ("D", _("Mixed: White and Black Caribbean")),
                ("E", _("Mixed: White and Black African")),
                ("F", _("Mixed: White and Asian")),
                ("G", _("Mixed: any other background")),
                ("H", _("Asian or Asian British: Indian")),
                ("J", _("Asian or Asian British: Pakistani")),
                ("K", _("Asian or Asian British: Bangladeshi")),
                ("L", _("Asian or Asian British: any other background")),
                ("M", _("Black or Black British: Caribbean")),
                ("N", _("Black or Black British: African")),
                ("P", _("Black or Black British: any other background")),
                ("R", _("Chinese")),
                ("S", _("Any other ethnic group")),
            ),
            "Z",
        ),
    )
}


def in_words(code: str, answer: str) -> str:
    question = QUESTIONS.get(code)
    return dict(question.choices).get(answer, answer) if question else answer


def nhs_code(code: str, answer: str) -> str:
    """As the NHS tables have it; "" where nobody was asked."""
    return QUESTIONS[code].not_said if answer == RATHER_NOT else answer
