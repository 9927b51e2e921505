"""Every indicator there is, in the order in which they are told."""

from sixteen.outcomes import indicators_beside, indicators_of_activity, indicators_of_outcome
from sixteen.outcomes.indicator import INDICATORS, Indicator

PARTS = (indicators_of_activity, indicators_of_outcome, indicators_beside)
# What a report says when nobody asks for more.
HEADLINES = (
    "referrals_received",
    "accessing_services",
    "ended",
    "attrition",
    "finished_course",
    "within_6_weeks",
    "within_18_weeks",
    "finished_first_to_second_over_90",
    "paired_data",
    "at_caseness",
    "not_at_caseness",
    "recovery",
    "reliable_recovery",
    "reliable_improvement",
    "no_change",
    "reliable_deterioration",
    "mean_treatments",
)
# How many have both first and last totals: it stands beside every rate that is made of them.
COMPLETENESS = "paired_data"
# Made of first and last totals: lower where scores are missing, and only as sure as thresholds are.
OF_SCORES = frozenset(
    {
        *("at_caseness", "not_at_caseness", "recovery", "reliable_recovery"),
        *("reliable_improvement", "no_change", "reliable_deterioration"),
    }
)
__all__ = ["COMPLETENESS", "HEADLINES", "INDICATORS", "OF_SCORES", "Indicator"]
