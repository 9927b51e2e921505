"""Every form of PHQ-9 there can be with a positive or blank question 9: a person looks, or asks.

Finished or not, whatever stands in the other eight. What the rule is stands here once more, apart
from the domain; planted faults show that a wrong rule is seen.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

import pytest

from sixteen.domain.measures.phq9 import PHQ9
from sixteen.domain.measures.scorer import score
from sixteen.domain.safety import needs_a_clinician

OTHERS = [item.code for item in PHQ9.items if not item.is_safety]
(ITEM_9,) = (item.code for item in PHQ9.items if item.is_safety)
NOT_REACHED = "not reached"
# Of question 9: three answers above zero, passed over, and not reached.
SAID = (1, 2, 3, None, NOT_REACHED)
Form = dict[str, int | None]
Rule = Callable[..., object]


def right(form: Mapping[str, int | None], *, finished: bool) -> bool:
    """Whether a clinician looks. One that was not reached is asked about when the two meet."""
    return ITEM_9 in form or finished


def forms(of_the_others: tuple[object, ...], how_many: int = 8) -> Iterator[Form]:
    """Each combination of these in so many of the other questions, with each of SAID."""
    for values in product(of_the_others, repeat=how_many):
        pairs = zip(OTHERS, values, strict=False)
        form = {code: value for code, value in pairs if value != NOT_REACHED}
        for said in SAID:
            yield form if said == NOT_REACHED else form | {ITEM_9: said}


def first_wrong(rule: Rule, found: Iterator[Form], *, finished: bool) -> Form | None:
    for form in found:
        if bool(rule(PHQ9, form, finished=finished)) is not right(form, finished=finished):
            return form
    return None


class OnlyQuestion9(dict):  # type: ignore[type-arg]
    """A form in which a look at any other answer is a failure."""

    def _look(self, code: str) -> None:
        assert code == ITEM_9, f"{code} was looked at"

    def get(self, code, default=None):  # type: ignore[no-untyped-def]
        self._look(code)
        return super().get(code, default)

    def __getitem__(self, code):  # type: ignore[no-untyped-def]
        self._look(code)
        return super().__getitem__(code)

    def __contains__(self, code):  # type: ignore[no-untyped-def]
        self._look(code)
        return super().__contains__(code)

    def __iter__(self):  # type: ignore[no-untyped-def]
        raise AssertionError("every answer was looked at")

    items = keys = values = __iter__


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("said", SAID)
def test_only_question_9_and_whether_it_was_sent_decide(said, finished):
    """So what holds for one form holds for every form with the same answer to question 9."""
    for filler in (0, 3, None):
        form = dict.fromkeys(OTHERS, filler) | ({} if said == NOT_REACHED else {ITEM_9: said})
        found = needs_a_clinician(PHQ9, OnlyQuestion9(form), finished=finished)
        assert bool(found) is right(form, finished=finished)


@pytest.mark.parametrize("finished", [True, False])
def test_every_form_of_three_other_questions(finished):
    every = forms((0, 1, 2, 3, None, NOT_REACHED), 3)
    assert first_wrong(needs_a_clinician, every, finished=finished) is None


@pytest.mark.long
@pytest.mark.parametrize("finished", [True, False])
def test_every_form_there_can_be(finished):
    """6 to the power of 8 forms of the others (answered, passed over, not reached), each with five
    of question 9: 8,398,080 unfinished ones, and as many that were sent."""
    every = forms((0, 1, 2, 3, None, NOT_REACHED))
    assert first_wrong(needs_a_clinician, every, finished=finished) is None


def by_the_total(measure, answers, *, finished=False):
    total = score(measure, answers).total
    return total is not None and total >= measure.caseness


def when_sent(measure, answers, *, finished=False):
    return finished and needs_a_clinician(measure, answers, finished=True)


def blank_is_zero(measure, answers, *, finished=False):
    given = {code: value or 0 for code, value in answers.items()}
    return needs_a_clinician(measure, {ITEM_9: given.get(ITEM_9, 0)})


def only_often(measure, answers, *, finished=False):
    if answers.get(ITEM_9) == 1:
        return ()
    return needs_a_clinician(measure, answers, finished=finished)


def passed_over_is_not_reached(measure, answers, *, finished=False):
    given = {code: value for code, value in answers.items() if value is not None}
    return needs_a_clinician(measure, given, finished=finished)


@pytest.mark.parametrize(
    ("rule", "finished"),
    [
        (by_the_total, True),
        (when_sent, False),
        (blank_is_zero, True),
        (blank_is_zero, False),
        (only_often, True),
        (passed_over_is_not_reached, False),
    ],
)
def test_a_wrong_rule_is_seen(rule, finished):
    every = forms((0, 3, None, NOT_REACHED), 2)
    assert first_wrong(rule, every, finished=finished) is not None
