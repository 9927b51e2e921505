"""What uses up a session, by what was agreed; notice to the minute; breaks between days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sixteen.domain.counting import (
    Became,
    Break,
    CancelledBy,
    Rule,
    WhatHappened,
    breaks,
    notice_of,
    notice_words,
    rule_words,
    uses_up,
    why,
)

USUAL = Rule()
HOUR = timedelta(hours=1)


def by(who: CancelledBy, hours: float | None = None) -> WhatHappened:
    return WhatHappened(Became.CANCELLED, who, None if hours is None else hours * HOUR)


@pytest.mark.parametrize("rule", [USUAL, Rule(False, False, False), Rule(True, True, True)])
def test_what_took_place_always_counts_and_what_we_cancel_never(rule: Rule) -> None:
    assert uses_up(rule, WhatHappened(Became.ATTENDED))
    assert uses_up(rule, WhatHappened(Became.LATE))
    assert not uses_up(rule, by(CancelledBy.THERAPIST, 1))
    assert not uses_up(rule, by(CancelledBy.SERVICE, 1))


@pytest.mark.parametrize("agreed", [True, False])
def test_what_is_agreed_decides_the_rest(agreed: bool) -> None:
    assert uses_up(Rule(missed=agreed), WhatHappened(Became.MISSED)) is agreed
    assert uses_up(Rule(late_notice=agreed), by(CancelledBy.CLIENT, 47)) is agreed
    assert uses_up(Rule(in_time=agreed), by(CancelledBy.CLIENT, 49)) is agreed


def test_exactly_the_hours_before_is_in_time_and_a_minute_later_is_not() -> None:
    starts = datetime(2027, 3, 28, 18, 30, tzinfo=UTC)
    told = starts - timedelta(hours=48)
    for at, late in ((told, False), (told + timedelta(minutes=1), True)):
        happened = WhatHappened(Became.CANCELLED, CancelledBy.CLIENT, notice_of(at, starts))
        assert uses_up(USUAL, happened) is late


def test_nobody_told_is_late() -> None:
    assert uses_up(USUAL, by(CancelledBy.CLIENT))


def test_who_cancelled_is_said_of_what_was_cancelled_alone() -> None:
    with pytest.raises(ValueError, match="somebody"):
        WhatHappened(Became.CANCELLED)
    with pytest.raises(ValueError, match="somebody"):
        WhatHappened(Became.MISSED, CancelledBy.CLIENT)


def test_the_words_say_which_and_why() -> None:
    assert why(USUAL, by(CancelledBy.CLIENT, 51)) == (
        "Cancelled by the client, 51 hours before: it does not use up a session."
    )
    assert why(USUAL, by(CancelledBy.CLIENT, 2)).endswith("2 hours before: it uses up a session.")
    assert "it uses up a session" in why(USUAL, WhatHappened(Became.MISSED))
    assert why(USUAL, by(CancelledBy.THERAPIST, 2)) == (
        "Cancelled by the therapist: it does not use up a session."
    )


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (-timedelta(minutes=1), "after it had begun"),
        (timedelta(minutes=1), "1 minute before"),
        (timedelta(hours=47, minutes=59), "47 hours before"),
        (timedelta(days=3), "3 days before"),
    ],
)
def test_notice_in_words(notice: timedelta, words: str) -> None:
    assert notice_words(notice) == words


@pytest.mark.parametrize("missed", [True, False])
@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize("early", [True, False])
def test_the_rule_in_words_says_of_each_whether_it_counts(missed, late, early) -> None:  # type: ignore[no-untyped-def]
    yes, no = rule_words(Rule(missed, late, early, 24))
    said = dict.fromkeys(yes, True) | dict.fromkeys(no, False)
    assert said["A session that you miss without telling us."] is missed
    assert said["A session that you cancel less than 24 hours before it begins."] is late
    assert said["A session that you cancel 24 hours before it begins, or earlier."] is early
    assert len(said) == 5


def test_without_a_notice_there_is_no_late() -> None:
    yes, no = rule_words(Rule(notice_hours=0))
    assert not any("less than" in words for words in yes + no)


def test_a_break_is_a_week_without_a_session_and_a_moved_day_is_none() -> None:
    first = date(2027, 1, 5)
    days = [first, first + timedelta(days=7), first + timedelta(days=17)]
    assert breaks(days) == []
    skipped = [*days, first + timedelta(days=38)]
    assert breaks(reversed(skipped)) == [Break(days[-1], skipped[-1], 2)]  # type: ignore[arg-type]
    assert breaks([]) == []
