"""Counts that are shown: no small one can be read or reckoned from the total."""

from itertools import product

from sixteen.domain import small_numbers
from sixteen.domain.small_numbers import LEAST, shown


def test_a_small_number_is_hidden_and_cannot_be_reckoned_from_the_total():
    assert shown([0, 3, 12]) == [0, None, None]
    assert shown([2, 3, 12]) == [None, None, 12]
    assert shown([7, 3, 12, 0]) == [None, None, 12, 0]
    assert shown([5, 12]) == [5, 12]


def told(counts):
    """Whether a small number is shown, or the one that is hidden is the total less the others."""
    seen = shown(counts)
    small = any(count is not None and 0 < count < LEAST for count in seen)
    alone = seen.count(None) == 1 and sum(1 for count in counts if count) > 1
    return small or alone


def test_no_small_number_is_ever_told():
    for how_many in range(1, 5):
        assert not any(told(counts) for counts in product(range(8), repeat=how_many))


def test_a_number_that_is_told_is_seen(monkeypatch):
    monkeypatch.setattr(small_numbers, "min", lambda others, key: -1, raising=False)
    assert told([3, 12])
