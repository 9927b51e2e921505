"""What came of finished courses: one function for each published indicator.

Recovery rates divide by the finished courses that are not "not at caseness", all other rates by
all finished courses: who has no usable scores counts against the service in every one of them.
Sources as in indicators_of_activity.
"""

import ibis.expr.types as ir

from sixteen.outcomes.indicator import Effect, Mean, Share, indicator

ENDED = "discharged"


@indicator("At caseness at the start", ENDED, "Caseness_Flag")
def at_caseness(each: ir.Table) -> Share:
    """Of finished courses, those whose first PHQ-9 or first anxiety total is a case."""
    return Share(each.finished & each.caseness, of=each.finished)


@indicator("Not at caseness at the start", ENDED, "NotCaseness_Flag")
def not_at_caseness(each: ir.Table) -> Share:
    """Of finished courses, those with both first totals, and neither of them a case."""
    return Share(each.finished & each.not_caseness, of=each.finished)


@indicator("Recovery", ENDED, "Recovery_Flag; monthly and annual recovery rate")
def recovery(each: ir.Table) -> Share:
    """At caseness at the start, and both last totals below. Among finished courses without those
    not at caseness at the start."""
    among = each.finished & ~each.not_caseness
    return Share(among & each.recovery, of=among)


@indicator("Reliable recovery", ENDED, "monthly M193")
def reliable_recovery(each: ir.Table) -> Share:
    """Recovery and reliable improvement. Among finished courses without those not at caseness at
    the start."""
    among = each.finished & ~each.not_caseness
    return Share(among & each.reliable_recovery, of=among)


@indicator("Reliable improvement", ENDED, "ReliableImprovement_Flag")
def reliable_improvement(each: ir.Table) -> Share:
    """Reliably better on PHQ-9 or the anxiety measure, and reliably worse on neither. Among
    finished courses."""
    return Share(each.finished & each.reliable_improvement, of=each.finished)


@indicator("No reliable change", ENDED, "NoChange_Flag")
def no_change(each: ir.Table) -> Share:
    """Both pairs of totals, and neither reliably improved nor reliably worse as a whole. Among
    finished courses."""
    return Share(each.finished & each.no_change, of=each.finished)


@indicator("Reliable deterioration", ENDED, "ReliableDeterioration_Flag")
def reliable_deterioration(each: ir.Table) -> Share:
    """Reliably worse on PHQ-9 or the anxiety measure, and reliably better on neither (the mirror of
    improvement, which the public source does not spell out). Among finished courses."""
    return Share(each.finished & each.reliable_deterioration, of=each.finished)


@indicator("Paired data", ENDED, "monthly M202")
def paired_data(each: ir.Table) -> Share:
    """Of finished courses, those with a first and a last total of both measures."""
    return Share(each.finished & each.paired, of=each.finished)


@indicator("PHQ-9 paired", ENDED, "monthly M201")
def phq9_paired(each: ir.Table) -> Share:
    """Of finished courses, those with a first and a last PHQ-9."""
    return Share(each.finished & each.phq9_last.notnull(), of=each.finished)


@indicator("PHQ-9 once only", ENDED, "monthly M199")
def phq9_once(each: ir.Table) -> Share:
    """Of finished courses, those with a first PHQ-9 and no last one."""
    once = each.phq9_first.notnull() & each.phq9_last.isnull()
    return Share(each.finished & once, of=each.finished)


@indicator("No PHQ-9", ENDED, "monthly M200")
def phq9_none(each: ir.Table) -> Share:
    """Of finished courses, those without any PHQ-9."""
    return Share(each.finished & each.phq9_first.isnull(), of=each.finished)


@indicator("Anxiety measure paired", ENDED, "monthly M198")
def anxiety_paired(each: ir.Table) -> Share:
    """Of finished courses, those with a first and a last total of the measure of their own problem,
    or of GAD-7."""
    return Share(each.finished & each.anxiety_last.notnull(), of=each.finished)


@indicator("PHQ-9, mean at the start", ENDED, "annual, therapy-based outcomes")
def phq9_first_mean(each: ir.Table) -> Mean:
    """The mean first PHQ-9 of finished courses with a first and a last one."""
    return Mean(each.phq9_first, each.finished & each.phq9_last.notnull(), in_hundredths=True)


@indicator("PHQ-9, mean at the end", ENDED, "annual, therapy-based outcomes")
def phq9_last_mean(each: ir.Table) -> Mean:
    """The mean last PHQ-9 of finished courses with a first and a last one."""
    return Mean(each.phq9_last, each.finished & each.phq9_last.notnull(), in_hundredths=True)


@indicator("GAD-7, mean at the start", ENDED, "annual, therapy-based outcomes")
def gad7_first_mean(each: ir.Table) -> Mean:
    """The mean first GAD-7 of finished courses with a first and a last one."""
    return Mean(each.gad7_first, each.finished & each.gad7_last.notnull(), in_hundredths=True)


@indicator("GAD-7, mean at the end", ENDED, "annual, therapy-based outcomes")
def gad7_last_mean(each: ir.Table) -> Mean:
    """The mean last GAD-7 of finished courses with a first and a last one."""
    return Mean(each.gad7_last, each.finished & each.gad7_last.notnull(), in_hundredths=True)


@indicator("WSAS, mean at the start", ENDED, "annual, therapy-based outcomes")
def wsas_first_mean(each: ir.Table) -> Mean:
    """The mean first WSAS of finished courses with a first and a last one."""
    return Mean(each.wsas_first, each.finished & each.wsas_last.notnull(), in_hundredths=True)


@indicator("WSAS, mean at the end", ENDED, "annual, therapy-based outcomes")
def wsas_last_mean(each: ir.Table) -> Mean:
    """The mean last WSAS of finished courses with a first and a last one."""
    return Mean(each.wsas_last, each.finished & each.wsas_last.notnull(), in_hundredths=True)


@indicator("PHQ-9, effect size", ENDED, "annual, effect size")
def phq9_effect_size(each: ir.Table) -> Effect:
    """Mean first less mean last PHQ-9, by the SD of the first, over finished courses with both. The
    published one divides by the SD of all England; this one by that of the same courses."""
    return Effect(each.phq9_first, each.phq9_last, each.finished & each.phq9_last.notnull())


@indicator("GAD-7, effect size", ENDED, "annual, effect size")
def gad7_effect_size(each: ir.Table) -> Effect:
    """Mean first less mean last GAD-7, by the SD of the first, over finished courses with both. The
    published one divides by the SD of all England; this one by that of the same courses."""
    return Effect(each.gad7_first, each.gad7_last, each.finished & each.gad7_last.notnull())
