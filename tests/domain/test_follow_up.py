"""When somebody is asked again, and what may be said of what lasted."""

from datetime import date

from sixteen.domain.follow_up import Followed, due_days, lasting, months_after
from sixteen.domain.measures.phq9 import PHQ9


def test_the_same_day_some_months_later_or_the_last_of_the_month() -> None:
    assert months_after(date(2026, 11, 24), 3) == date(2027, 2, 24)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert months_after(date(2026, 12, 31), 12) == date(2027, 12, 31)
    assert due_days(date(2026, 1, 1), (12, 3, 3)) == [
        (3, date(2026, 4, 1)),
        (12, date(2027, 1, 1)),
    ]


def test_only_who_answered_is_compared_and_silence_is_no_score() -> None:
    each = [
        Followed(18, 10, 9),  # better, and it lasted
        Followed(18, 10, 15),  # better, and it did not: 3 from the first
        Followed(18, 16, 12),  # came later: 6 is reliable
        Followed(18, 4, None),  # better, and nobody knows
        Followed(None, 4, 4),  # nothing to compare it with
        Followed(12, None, 6),  # no last score: better only now
    ]
    found = lasting(PHQ9, each)
    assert (found.asked, found.answered, found.compared) == (6, 5, 3)
    assert (found.better_at_end, found.better_later, found.kept) == (2, 2, 1)


def test_nothing_asked_is_nothing() -> None:
    assert vars(lasting(PHQ9, [])) == dict.fromkeys(
        ("asked", "answered", "compared", "better_at_end", "better_later", "kept"), 0
    )
