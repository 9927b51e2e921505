"""Who was referred, who was seen, who finished, how long they waited: one function each.

Sources are the NHS England monthly metadata of NHS Talking Therapies (July 2026 edition), by the
number of the measure, and the annual metadata 2024-25.
"""

import ibis.expr.types as ir

from sixteen.outcomes.indicator import Count, Mean, Ratio, Share, indicator

SIX_WEEKS, EIGHTEEN_WEEKS = 42, 126


@indicator("Referrals received", "received", "monthly M001")
def referrals_received(each: ir.Table) -> Count:
    """Referrals that were received in the period."""
    return Count(each.received.notnull())


@indicator("Accessing services", "first_treatment", "monthly M031")
def accessing_services(each: ir.Table) -> Count:
    """Referrals whose first treatment was in the period."""
    return Count(each.first_treatment.notnull())


@indicator("First treatment within 6 weeks, of those accessing", "first_treatment", "monthly M036")
def accessing_within_6_weeks(each: ir.Table) -> Share:
    """Of referrals with a first treatment in the period, those who waited 42 days or fewer."""
    return Share(each.days_to_first <= SIX_WEEKS, of=each.first_treatment.notnull())


@indicator("First treatment within 18 weeks, of those accessing", "first_treatment", "monthly M037")
def accessing_within_18_weeks(each: ir.Table) -> Share:
    """Of referrals with a first treatment in the period, those who waited 126 days or fewer."""
    return Share(each.days_to_first <= EIGHTEEN_WEEKS, of=each.first_treatment.notnull())


@indicator("Waited up to 28 days", "first_treatment", "monthly M032")
def waited_up_to_28_days(each: ir.Table) -> Share:
    """Of referrals with a first treatment in the period, those who waited fewer than 29 days."""
    return Share(each.days_to_first < 29, of=each.first_treatment.notnull())


@indicator("Waited 29 to 56 days", "first_treatment", "monthly M033")
def waited_29_to_56_days(each: ir.Table) -> Share:
    """Of referrals with a first treatment in the period, those who waited 29 to 56 days."""
    return Share(each.days_to_first.between(29, 56), of=each.first_treatment.notnull())


@indicator("Waited 57 to 90 days", "first_treatment", "monthly M034")
def waited_57_to_90_days(each: ir.Table) -> Share:
    """Of referrals with a first treatment in the period, those who waited 57 to 90 days."""
    return Share(each.days_to_first.between(57, 90), of=each.first_treatment.notnull())


@indicator("Waited more than 90 days", "first_treatment", "monthly M035")
def waited_over_90_days(each: ir.Table) -> Share:
    """Of referrals with a first treatment in the period, those who waited more than 90 days."""
    return Share(each.days_to_first > 90, of=each.first_treatment.notnull())


@indicator("Second treatment", "second_treatment", "monthly M184")
def second_treatment(each: ir.Table) -> Count:
    """Referrals whose second treatment was in the period."""
    return Count(each.second_treatment.notnull())


@indicator("More than 28 days from first to second", "second_treatment", "monthly M046, M124")
def first_to_second_over_28_days(each: ir.Table) -> Share:
    """Of referrals with a second treatment in the period, those over 28 days after the first."""
    return Share(each.days_first_to_second > 28, of=each.second_treatment.notnull())


@indicator("More than 90 days from first to second", "second_treatment", "monthly M047, M126")
def first_to_second_over_90_days(each: ir.Table) -> Share:
    """Of referrals with a second treatment in the period, those over 90 days after the first."""
    return Share(each.days_first_to_second > 90, of=each.second_treatment.notnull())


@indicator("Ended", "discharged", "monthly M056")
def ended(each: ir.Table) -> Count:
    """Referrals that ended in the period."""
    return Count(each.ended)


@indicator("Ended without being seen", "discharged", "monthly M073")
def ended_not_seen(each: ir.Table) -> Share:
    """Of referrals that ended in the period, those without any contact that happened (follow-up and
    employment support left out)."""
    return Share(each.ended & (each.treatments == 0) & (each.seen == 0), of=each.ended)


@indicator("Ended seen, not treated", "discharged", "monthly M074")
def ended_seen_not_treated(each: ir.Table) -> Share:
    """Of referrals that ended in the period, those who were seen and had no treatment."""
    return Share(each.ended & (each.treatments == 0) & (each.seen > 0), of=each.ended)


@indicator("Ended treated once", "discharged", "monthly M075")
def ended_treated_once(each: ir.Table) -> Share:
    """Of referrals that ended in the period, those with exactly one treatment."""
    return Share(each.ended & (each.treatments == 1), of=each.ended)


@indicator("Ended before treatment", "discharged", "monthly M153")
def ended_before_treatment(each: ir.Table) -> Share:
    """Of referrals that ended in the period, those without a treatment."""
    return Share(each.ended & each.first_treatment.isnull(), of=each.ended)


@indicator("Attrition", "discharged", "monthly M288")
def attrition(each: ir.Table) -> Share:
    """Of referrals that ended in the period with any treatment, those with exactly one."""
    treated = each.ended & each.first_treatment.notnull()
    return Share(treated & (each.treatments == 1), of=treated)


@indicator("Finished course", "discharged", "monthly M076")
def finished_course(each: ir.Table) -> Share:
    """Of referrals that ended in the period, those with two treatments or more (follow-up left
    out). They are the finished courses that outcomes are counted among."""
    return Share(each.finished, of=each.ended)


@indicator("First treatment within 6 weeks", "discharged", "monthly M052, M053")
def within_6_weeks(each: ir.Table) -> Share:
    """Of finished courses, those who waited 42 days or fewer for the first treatment."""
    return Share(each.finished & (each.days_to_first <= SIX_WEEKS), of=each.finished)


@indicator("First treatment within 18 weeks", "discharged", "monthly M054, M055")
def within_18_weeks(each: ir.Table) -> Share:
    """Of finished courses, those who waited 126 days or fewer for the first treatment."""
    return Share(each.finished & (each.days_to_first <= EIGHTEEN_WEEKS), of=each.finished)


@indicator("Finished, first to second up to 28 days", "discharged", "annual, bands")
def finished_first_to_second_up_to_28(each: ir.Table) -> Share:
    """Of finished courses, those with 28 days or fewer from the first to the second treatment."""
    return Share(each.finished & (each.days_first_to_second <= 28), of=each.finished)


@indicator("Finished, first to second 29 to 56 days", "discharged", "annual, bands")
def finished_first_to_second_29_to_56(each: ir.Table) -> Share:
    """Of finished courses, those with 29 to 56 days from the first to the second treatment."""
    return Share(each.finished & each.days_first_to_second.between(29, 56), of=each.finished)


@indicator("Finished, first to second 57 to 90 days", "discharged", "annual, bands")
def finished_first_to_second_57_to_90(each: ir.Table) -> Share:
    """Of finished courses, those with 57 to 90 days from the first to the second treatment."""
    return Share(each.finished & each.days_first_to_second.between(57, 90), of=each.finished)


@indicator("Finished, first to second over 90 days", "discharged", "annual, bands")
def finished_first_to_second_over_90(each: ir.Table) -> Share:
    """Of finished courses, those with more than 90 days from the first to the second treatment."""
    return Share(each.finished & (each.days_first_to_second > 90), of=each.finished)


@indicator("Mean number of treatments", "discharged", "monthly M141")
def mean_treatments(each: ir.Table) -> Mean:
    """The mean number of treatments of finished courses."""
    return Mean(each.treatments, each.finished)


@indicator("Mean days between treatments", "discharged", "monthly M351")
def mean_days_between_treatments(each: ir.Table) -> Ratio:
    """Of finished courses: all days from first to last treatment, by the gaps between them."""
    return Ratio(each.days_treated, each.treatments - 1, each.finished)


@indicator("Mean brief psychodynamic sessions", "discharged", "monthly M114")
def mean_brief_psychodynamic_sessions(each: ir.Table) -> Mean:
    """The mean number of brief psychodynamic sessions of finished courses that had any. DIT is
    counted under this therapy: the data set has no code for DIT alone."""
    return Mean(each.brief_psychodynamic, each.finished & (each.brief_psychodynamic > 0))


@indicator("Ended as agreed", "discharged", "EndCode 46")
def ended_as_agreed(each: ir.Table) -> Share:
    """Of finished courses, those whose end was mutually agreed completion."""
    return Share(each.finished & (each.end_code == "46"), of=each.finished)


@indicator("Ended earlier than the therapist planned", "discharged", "EndCode 47")
def ended_earlier_than_planned(each: ir.Table) -> Share:
    """Of finished courses, those that ended earlier than the professional had planned."""
    return Share(each.finished & (each.end_code == "47"), of=each.finished)


@indicator("Ended earlier than the person asked", "discharged", "EndCode 48")
def ended_earlier_than_asked(each: ir.Table) -> Share:
    """Of finished courses, those that ended earlier than the person had asked."""
    return Share(each.finished & (each.end_code == "48"), of=each.finished)


@indicator("No reason of the end", "discharged", "EndCode, empty")
def no_end_reason(each: ir.Table) -> Share:
    """Of referrals that ended in the period, those where nobody recorded how."""
    return Share(each.ended & each.end_code.isnull(), of=each.ended)
