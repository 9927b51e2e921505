"""A match, and why there is none, in words. The practice is that of offering.py."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from sixteen.domain.matching import CONDITIONS, Window, Wishes, match
from sixteen.domain.matching_words import (
    against,
    course_in_words,
    reasons,
    what_stands_against,
)
from tests.domain.offering import EVENING, HOUSE, NAMES, offering, possible, wishes


def test_a_match_is_explained_to_the_person():
    wanted = wishes(
        concerns=frozenset({"low", "grief"}), languages=frozenset({"en"}), most_pence=7000
    )
    (ada, *_) = match(wanted, HOUSE).matches
    assert list(reasons(wanted, ada, NAMES, private=True)) == [
        "works with feeling low and grief",
        "works in English",
        "costs no more than you said you can pay",
    ]
    assert "works with what brings you" in list(reasons(wanted, ada, NAMES, private=False))


def test_the_ending_and_every_break_are_said():
    assert course_in_words(possible()) == (
        "Tuesdays at 12:00, 16 times from 5 January 2027 to 20 April 2027, without a break"
    )
    assert course_in_words(possible(breaks=2)).endswith(
        "to 4 May 2027; not on 12 January 2027 and 19 January 2027"
    )


def test_why_nobody_fits_names_only_what_nobody_meets_together():
    evening = (Window(1, time(17), time(21)),)
    house = (*HOUSE[:2], replace(HOUSE[2], possible=(possible(),)))
    late = offering(UUID(int=4), possible=(possible(EVENING),))
    wanted = wishes(languages=frozenset({"pl"}), windows=evening, genders=frozenset({"woman"}))
    said = what_stands_against(wanted, (*house, late), NAMES)
    assert said == "Nobody both works in Polish and has a free evening hour."
    assert what_stands_against(wishes(), house, NAMES) == ""
    assert what_stands_against(Wishes("open"), house, NAMES) == (
        "Nobody is trained in this therapy."
    )
    full = [replace(each, free_places=0) for each in house]
    assert what_stands_against(wishes(), full, NAMES) == "Nobody has a free place."
    assert what_stands_against(wishes(), [], NAMES) == "Nobody works here yet."


def test_every_condition_has_its_words():
    wanted = wishes(languages=frozenset({"xx"}), formats=frozenset({"fax"}))
    assert all(against([code], wanted, NAMES) for code in CONDITIONS)
