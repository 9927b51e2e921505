"""What the record knows of people beyond what goes into an extract, for this service's own page."""

from sixteen.outcomes.own.extract_rows import Rows

THEMSELVES, SOMEBODY = "The person themselves", "Somebody else, such as a GP"
WHO_ASKED = {
    **dict.fromkeys(("website", "telephone", "return"), THEMSELVES),
    "referral": SOMEBODY,
}


def with_who_asked(rows: Rows) -> None:
    """Who asked in words: that somebody else did is known here, and is no code of the NHS list."""
    for row in rows.tables["referrals"]:
        row["source"] = WHO_ASKED.get(rows.pathways[row["referral"]].source)
