"""Dose, phases, purposes and suggestions at every dose."""

from dataclasses import replace

import pytest

from sixteen.domain.protocol import (
    DIT,
    DITCC,
    OPEN,
    PROTOCOLS,
    Phase,
    Prompt,
    decision_session,
    dose_problem,
    phase_bounds,
    phase_of,
    prompts_for,
    purpose_of,
)

DOSES = range(8, 27)


def test_dit_is_sixteen_weekly_sessions_of_fifty_minutes():
    assert (DIT.sessions, DIT.minutes, DIT.interval_days) == (16, 50, 7)
    assert phase_bounds(DIT, 16) == {
        Phase.INITIAL: (1, 4),
        Phase.MIDDLE: (5, 12),
        Phase.ENDING: (13, 16),
    }
    assert phase_bounds(DIT, None) == phase_bounds(DIT, 16)


@pytest.mark.parametrize(
    ("dose", "bounds"),
    [
        (8, [(1, 2), (3, 6), (7, 8)]),
        (10, [(1, 3), (4, 7), (8, 10)]),
        (12, [(1, 3), (4, 9), (10, 12)]),
        (20, [(1, 5), (6, 15), (16, 20)]),
        (26, [(1, 7), (8, 19), (20, 26)]),
    ],
)
def test_phases_scale_with_the_dose(dose, bounds):
    assert list(phase_bounds(DIT, dose).values()) == bounds


@pytest.mark.parametrize("dose", DOSES)
def test_at_every_dose_each_session_has_one_phase_and_each_prompt_comes_once(dose):
    phases = [phase_of(DIT, dose, number) for number in range(1, dose + 1)]
    assert phases == sorted(phases, key=list(Phase).index)
    assert set(phases) == set(Phase)
    assert phases.count(Phase.INITIAL) == phases.count(Phase.ENDING) >= 2
    assert phases.count(Phase.MIDDLE) >= phases.count(Phase.ENDING)
    prompts = [p for number in range(1, dose + 1) for p in prompts_for(DIT, dose, number)]
    assert prompts == list(DIT.prompts)
    assert all(purpose_of(DIT, dose, number) for number in range(1, dose + 1))


@pytest.mark.parametrize("dose", DOSES)
def test_the_first_and_last_sessions_keep_what_they_are_for(dose):
    assert purpose_of(DIT, dose, 1) == DIT.purposes[0]
    assert purpose_of(DIT, dose, dose) == "Say goodbye."
    assert "agreement" in {prompt.code for prompt in prompts_for(DIT, dose, 1)}


@pytest.mark.parametrize("dose", DOSES)
def test_the_decision_is_prompted_when_the_initial_phase_ends(dose):
    session = decision_session(DIT, dose)
    assert phase_of(DIT, dose, session) is Phase.INITIAL
    assert phase_of(DIT, dose, session + 1) is Phase.MIDDLE
    assert "initial-decision" in {prompt.code for prompt in prompts_for(DIT, dose, session)}


@pytest.mark.parametrize("number", [0, -1, 17])
def test_a_course_of_sixteen_has_no_other_session(number):
    with pytest.raises(ValueError, match="no session"):
        phase_of(DIT, 16, number)


@pytest.mark.parametrize(
    ("protocol", "sessions", "fits"),
    [
        (DIT, 7, False),
        (DIT, 8, True),
        (DIT, 26, True),
        (DIT, 27, False),
        (DITCC, 25, False),
        (DITCC, 26, True),
        (OPEN, 0, False),
        (OPEN, 200, True),
        (OPEN, None, True),
    ],
)
def test_the_dose_that_can_be_agreed(protocol, sessions, fits):
    assert (dose_problem(protocol, sessions) == "") == fits
    if not fits:
        with pytest.raises(ValueError, match="session"):
            phase_bounds(protocol, sessions)


def test_complex_care_has_26_sessions_and_the_same_shape():
    assert list(phase_bounds(DITCC, None).values()) == [(1, 7), (8, 19), (20, 26)]
    assert [p.code for p in DITCC.prompts] == [p.code for p in DIT.prompts]
    assert decision_session(DITCC, 26) == 7


def test_open_therapy_has_no_dose_phases_focus_or_letter():
    assert OPEN.sessions is None
    assert phase_bounds(OPEN, None) == {}
    assert phase_of(OPEN, None, 40) is None
    assert purpose_of(OPEN, None, 40) == ""
    assert prompts_for(OPEN, None, 40) == ()
    assert decision_session(OPEN, None) is None
    assert not OPEN.has_focus
    assert not OPEN.has_letter


def test_a_service_may_set_its_own_phases_and_prompts():
    ours = replace(
        DIT,
        phases=((Phase.INITIAL, 1, 3), (Phase.MIDDLE, 4, 13), (Phase.ENDING, 14, 16)),
        prompts=(Prompt("tea", 4, "Tea", "Offer tea."),),
    )
    assert phase_of(ours, 16, 4) is Phase.MIDDLE
    assert prompts_for(ours, 16, 4)[0].title == "Tea"
    assert decision_session(ours, 16) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"phases": ((Phase.INITIAL, 1, 4), (Phase.MIDDLE, 6, 16))},
        {"phases": ((Phase.INITIAL, 1, 4), (Phase.MIDDLE, 4, 16))},
        {"purposes": ("Only one.",)},
        {"prompts": (Prompt("late", 17, "Late", "Too late."),)},
        {"prompts": (Prompt("a", 1, "A", "A."), Prompt("a", 2, "A", "A."))},
    ],
)
def test_settings_that_do_not_fit_are_refused(wrong):
    with pytest.raises(ValueError):
        replace(DIT, **wrong)


def test_suggestions_are_worded_as_suggestions():
    """No source says what a session must hold."""
    words = " ".join([*DIT.purposes, *(f"{p.title} {p.text}" for p in DIT.prompts)]).lower()
    for forbidden in ("must", "overdue", "deadline", "the protocol says", "risk", "patient"):
        assert forbidden not in words
    assert set(PROTOCOLS) == {"DIT", "DITCC", "open"}
