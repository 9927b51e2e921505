"""By which day a person who asks for their data has to be answered.

One month from the day they asked: the same day of the next month, or its last one; where the work
is complex, two months more, said within the first. UK GDPR Article 12(3); how the month is counted:
https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/right-of-access/
"""

from calendar import monthrange
from datetime import date

MONTHS, MORE = 1, 2


def answer_by(asked: date, *, extended: bool = False) -> date:
    months = asked.year * 12 + asked.month - 1 + MONTHS + (MORE if extended else 0)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(asked.day, monthrange(year, month + 1)[1]))
