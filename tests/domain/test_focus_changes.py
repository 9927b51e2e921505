"""Two versions of a focus side by side: what is marked as different is, and nothing is lost."""

from hypothesis import given

from sixteen.domain.focus import PARTS, Focus
from sixteen.domain.focus_changes import KINDS, changes
from tests.domain.test_focus import WHOLE, foci


def test_each_way_of_being_different_has_its_word():
    before = Focus(self_="a burden", other="tired of me", defence="I go quiet")
    after = Focus(self_="a burden to others", other="tired of me", affects=("shame",))
    found = {change.code: change.in_words for change in changes(before, after)}
    assert found == {
        "self": "changed",
        "other": "the same",
        "affects": "new",
        "defence": "taken out",
    }


def test_only_the_words_that_differ_are_marked():
    (change,) = changes(Focus(self_="small and in the way"), Focus(self_="small, in the way"))
    assert [(run.words, run.is_other) for run in change.before] == [
        ("small and", True),
        ("in the way", False),
    ]
    assert [(run.words, run.is_other) for run in change.after] == [
        ("small,", True),
        ("in the way", False),
    ]


def test_the_clients_own_words_stand_beside_the_agreed_ones():
    rows = changes(Focus(), WHOLE)
    assert [(row.code, row.own) for row in rows[:2]] == [("self", False), ("self", True)]
    assert "withdrawal" not in str(rows)


@given(foci, foci)
def test_every_word_of_both_is_there_in_order(one, other):
    rows = changes(one, other)
    for row in rows:
        for focus, runs in ((one, row.before), (other, row.after)):
            said = focus.own_words(row.code) if row.own else focus.part(row.code)
            assert " ".join(run.words for run in runs).split() == said.split()
        assert row.kind in KINDS
    there = {(row.code, row.own) for row in rows}
    for code in PARTS:
        assert ((code, False) in there) == bool(one.part(code) or other.part(code))


@given(foci)
def test_a_version_beside_itself_has_nothing_marked(focus):
    for row in changes(focus, focus):
        assert row.kind == "same"
        assert not any(run.is_other for run in (*row.before, *row.after))
