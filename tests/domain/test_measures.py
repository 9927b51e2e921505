"""What is printed on the questionnaires, and their codes, which do not run in their order."""

import pytest

from sixteen.domain.measures.catalogue import MEASURES
from sixteen.domain.measures.gad7 import GAD7
from sixteen.domain.measures.phq9 import PHQ9


def test_loinc_codes_follow_the_questions_not_the_numbers():
    codes = [item.loinc for item in PHQ9.items]
    assert codes == (
        [
            "44250-9",
            "44255-8",
            "44259-0",
            "44254-1",
            "44251-7",
            "44258-2",
            "44252-5",
            "44253-3",
            "44260-8",
        ]
    )
    assert codes != sorted(codes)
    assert PHQ9.loinc_total == "44261-6"
    assert [item.loinc for item in GAD7.items] == (
        ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]
    )
    assert (GAD7.loinc, GAD7.loinc_total) == ("69737-5", "70274-6")


def test_snomed_codes():
    assert (PHQ9.snomed_score, GAD7.snomed_score) == ("720433000", "445455005")


def test_only_question_9_of_phq9_is_about_safety():
    assert [item.code for item in PHQ9.safety_items] == ["phq9_9"]
    assert "hurting yourself" in PHQ9.item("phq9_9").text
    assert GAD7.safety_items == ()


def test_the_lowest_answer_is_not_at_all():
    for questionnaire in (PHQ9, GAD7):
        assert [(o.value, o.label) for o in questionnaire.options] == [
            (0, "Not at all"),
            (1, "Several days"),
            (2, "More than half the days"),
            (3, "Nearly every day"),
        ]
    assert not any("sure" in option.label for option in GAD7.options)


@pytest.mark.parametrize("questionnaire", MEASURES.values(), ids=list(MEASURES))
def test_every_measure_says_where_it_is_from_and_on_what_terms(questionnaire):
    assert questionnaire.licence
    assert questionnaire.source.startswith("https://")
    assert questionnaire.version
    assert len({item.code for item in questionnaire.items}) == len(questionnaire.items)
    # "44250-9": the last digit of a LOINC code checks the others.
    for item in (each for each in questionnaire.items if each.loinc):
        number, check = item.loinc.split("-")
        assert check == luhn_digit(number), item.loinc


def luhn_digit(number):
    doubled = [int(d) * (2 if place % 2 == 0 else 1) for place, d in enumerate(reversed(number))]
    return str(-sum(d - 9 if d > 9 else d for d in doubled) % 10)
