"""What stands beside the outcomes: attendance, experience, aims, and asking again after the end."""

import ibis.expr.types as ir

from sixteen.outcomes.indicator import Count, Mean, Share, indicator


@indicator("Attended", "day", "AttendOrDNACode 5, 6; monthly M083-M088", on="contacts")
def attended(each: ir.Table) -> Share:
    """Of contacts booked for a day of the period whose attendance is known, those that were
    attended, in time or late."""
    return Share(each.attendance.isin(("5", "6")), of=each.attendance.notnull())


@indicator("Did not come", "day", "AttendOrDNACode 3; monthly M083-M088", on="contacts")
def did_not_come(each: ir.Table) -> Share:
    """Of contacts whose attendance is known, those to which nobody came and nobody cancelled."""
    return Share(each.attendance == "3", of=each.attendance.notnull())


@indicator("Cancelled by the person", "day", "AttendOrDNACode 2", on="contacts")
def cancelled_by_the_person(each: ir.Table) -> Share:
    """Of contacts whose attendance is known, those cancelled by or for the person."""
    return Share(each.attendance == "2", of=each.attendance.notnull())


@indicator("Cancelled by the service", "day", "AttendOrDNACode 4", on="contacts")
def cancelled_by_the_service(each: ir.Table) -> Share:
    """Of contacts whose attendance is known, those that the provider cancelled or put off."""
    return Share(each.attendance == "4", of=each.attendance.notnull())


@indicator("Treatments", "day", "monthly M090-M111", on="contacts")
def treatments(each: ir.Table) -> Count:
    """Treatments on a day of the period: attended or unplanned contacts of type 02, 03 or 05, and
    logs of internet therapy."""
    return Count(each.treatment)


@indicator("Experience: somebody answered", "discharged", "PEQ", on="experience")
def experience_returned(each: ir.Table) -> Share:
    """Of finished courses, those of which any question about experience was answered."""
    return Share(each.finished & each.experience_given, of=each.finished)


@indicator("Experience: satisfaction, mean", "discharged", "PEQ, satisfaction", on="experience")
def satisfaction_mean(each: ir.Table) -> Mean:
    """The mean answer about satisfaction (0 to 4, as the data set codes it) of finished courses
    that answered it; the highest where there are several."""
    return Mean(each.satisfaction, each.finished, in_hundredths=True)


@indicator("Aims rated twice", "discharged", "this service", on="aims")
def aims_rated_twice(each: ir.Table) -> Share:
    """Of aims of finished courses that were rated at all, those rated on two days or more. Aims are
    the client's own words, rated 0 to 10; it is no validated measure."""
    return Share(each.finished & each.rating_last.notnull(), of=each.finished)


@indicator("Aims, mean at the start", "discharged", "this service", on="aims")
def aims_first_mean(each: ir.Table) -> Mean:
    """The mean first rating (0 to 10) of aims of finished courses that were rated on two days."""
    return Mean(each.rating_first, each.finished & each.rating_last.notnull())


@indicator("Aims, mean at the end", "discharged", "this service", on="aims")
def aims_last_mean(each: ir.Table) -> Mean:
    """The mean last rating (0 to 10) of aims of finished courses that were rated on two days."""
    return Mean(each.rating_last, each.finished & each.rating_last.notnull())


@indicator("Follow-up answered", "closes", "this service", on="follow_ups")
def follow_up_returned(each: ir.Table) -> Share:
    """Of follow-ups that closed in the period, and were not stopped before, those answered."""
    return Share(~each.stopped & each.answered, of=~each.stopped)
