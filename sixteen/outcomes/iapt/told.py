"""What somebody who sends these tables has to know: what they are not, and what is missing."""

import textwrap
from collections.abc import Mapping

from sixteen.outcomes.iapt.gathering import Month

# What is found with every person because this service does not hold it. It keeps nothing back.
NOT_HELD = {
    "IDSREJ005": "IDS002GP: the GP practice. Without one row for each person everything is refused",
    "IDS00145": "IDS002GP: people without a GP practice. Each of them is refused until it is added",
    "IDS00111": "IDS001MPI: people without an NHS number (and its status)",
    "IDS00123": "IDS001MPI: people without a postcode",
    "IDS00129": "IDS001MPI: people who were not asked their gender, or said nothing",
}
WORDS = """\
These files hold birth dates and what happened to people. Keep them as you keep the records.

They are the 21 tables of the IAPT data set, version 2.1, as CSV (UTF-8), with NHS England's field
names in their order. They are not the Intermediate Database (the Access file that is uploaded to
SDCS Cloud), and were not checked by NHS England: import them into the database from TRUD, and read
what the portal says.

They were checked by the rules that NHS England has made public (for version 2.0; the fields are
those of 2.1). Organisation codes, postcodes and GP practices are in no list here.

Gender and ethnic group (EthnicCategory) stand where the person said them on their own pages, with X
and Z for who would rather not say; where SIXTEEN_ABOUT_ME asks for them.

Sixteen does not hold, so these stay blank or empty: NHS number, postcode, GP practice, language,
accommodation, employment, disability, long-term conditions, presenting complaints by code,
medication, how a contact took place by NHS code (ConsMechanism), and onward referrals.
Add what your service holds elsewhere before you import.

Written by a rule, so look whether it is true of you: every contact was planned; no contact is part
of an integrated service for long-term conditions; a consultation is an assessment (01), a session a
treatment (02); a session of DIT has the code of brief psychodynamic therapy (314034001); a
therapist who has finished training in DIT has qualification level 14; somebody who asked us
themselves has the source B1. The source of a referral by somebody else is blank.

Not in here: a consultation whose time was moved or cancelled and booked again (only the last one
is), what was answered after the end, and the experience questionnaire (PEQ). Its answers are kept
with their month and with nothing else, as people were promised; nobody can say whose they are, so
they cannot stand with a referral. The service lead reads how often each answer was given.

An open referral is sent again every month until it ends, under the same identifiers.
"""


def read_me(month: Month, missing: Mapping[str, int], warnings: int) -> str:
    lines = [f"{times} x {code}: {NOT_HELD[code]}." for code, times in sorted(missing.items())]
    found = "".join(f"{textwrap.fill(line, 100, subsequent_indent='  ')}\n" for line in lines)
    head = f"IAPT data set v2.1, {month.first:%B %Y}, written {month.made_at:%d %B %Y %H:%M}.\n\n"
    told = f"\nWhat NHS England’s rules say of what is missing:\n{found}" if found else ""
    if warnings:
        told += f"\n{warnings} more warnings were printed as this was written.\n"
    return head + WORDS + told
