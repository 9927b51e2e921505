"""Who is simulated: shares and distributions, fitted to published figures of England.

Sources: NHS England, NHS Talking Therapies annual statistics 2024-25 (Open Government Licence
v3.0). `docs/explanation/simulated-services.md` says which figure each number was fitted to, and how
near it comes; a test keeps it so. What no public figure tells is a plain guess and says so there.
"""

from dataclasses import dataclass

from sixteen.outcomes.simulating.who import PROBLEMS

DEPRESSION, GAD = "F32", "F411"
DYNAMIC = "314034001"


Four = tuple[float, float, float, float]


@dataclass(frozen=True)
class Scores:
    """First and last totals of PHQ-9 and GAD-7 (P1, A1, P2, A2): three kinds of course, each with
    normal numbers that go together, rounded and kept in range.

    weights: how many of each kind: mild to begin with; much better at the end; about the same.
    means: of each kind. spreads: of the first two kinds, and of the third. together: how P and A go
    together, first and last. kept: how much of the beginning is left at the end, of each kind.
    wsas: mean and spread, first and last, before they are kept in range. unpaired: share of all
    finished courses without a second score.
    """

    weights: tuple[float, float, float]
    means: tuple[Four, Four, Four]
    spreads: tuple[Four, Four]
    together: tuple[float, float]
    kept: tuple[float, float, float]
    wsas: tuple[tuple[float, float], tuple[float, float]]
    unpaired: float


@dataclass(frozen=True)
class Population:
    """Shares are of all referrals. once, assessed: treated once; seen and not treated. extra: more
    treatments than two, on average. therapies: SNOMED CT codes with their weights."""

    name: str
    scores: Scores
    finished: float
    once: float
    assessed: float
    extra: float
    longest: int
    therapies: tuple[tuple[str, float], ...]
    problems: tuple[tuple[str, float], ...]


# England as a whole: finished 670,419 and referred 1,813,432 in 2024-25; accessing 1.24 million of
# 1.81 in 2021-22. Weights of therapies: courses of therapy in 2024-25.
ENGLAND = Population(
    name="england",
    scores=Scores(
        weights=(0.1042, 0.5308, 0.365),
        means=(
            (7.08, 6.61, 5.49, 4.75),
            (13.68, 14.67, 5.26, 4.91),
            (18.66, 13.92, 14.37, 12.9),
        ),
        spreads=((5.25, 4.65, 3.34, 2.89), (4.31, 4.22, 5.48, 5.1)),
        together=(0.098, 0.906),
        kept=(0.837, 0.05, 0.551),
        wsas=((18.3, 10.0), (12.9, 11.6)),
        unpaired=0.0127,
    ),
    finished=0.370,
    once=0.314,
    assessed=0.08,
    extra=6.2,
    longest=26,
    therapies=(
        ("304891004", 233_776),
        ("748051000000105", 164_041),
        ("286711000000107", 77_602),
        ("702545008", 40_170),
        ("748041000000107", 14_316),
        ("449030000", 10_730),
        ("443730003", 6_816),
        (DYNAMIC, 1_246),
    ),
    problems=PROBLEMS,
)
# Courses of brief psychodynamic psychotherapy, all problems, 2024-25: n = 1,246. Everything about
# how many come, and how long it takes, is a guess: no public figure says it.
BRIEF_PSYCHODYNAMIC = Population(
    name="brief-psychodynamic",
    scores=Scores(
        weights=(0.1353, 0.5063, 0.3584),
        means=(
            (6.04, 4.73, 5.69, 4.78),
            (13.57, 11.91, 5.88, 5.16),
            (18.23, 15.92, 16.21, 14.38),
        ),
        spreads=((4.15, 3.87, 3.14, 2.58), (4.53, 4.23, 4.75, 4.27)),
        together=(0.738, 0.738),
        kept=(0.071, 0.245, 0.569),
        wsas=((17.3, 10.7), (12.65, 11.75)),
        unpaired=0.0080,
    ),
    finished=0.62,
    once=0.12,
    assessed=0.12,
    extra=9.0,
    longest=26,
    therapies=((DYNAMIC, 1.0),),
    problems=((DEPRESSION, 0.676), (GAD, 0.087), ("F412", 0.060), ("F431", 0.020), ("", 0.157)),
)
POPULATIONS = {each.name: each for each in (ENGLAND, BRIEF_PSYCHODYNAMIC)}
