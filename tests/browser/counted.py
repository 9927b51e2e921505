"""What the service's figures make of the courses that ended: python -m tests.browser.counted."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime

import django

django.setup()

from sixteen.care.queries import courses_ended_between  # noqa: E402
from sixteen.outcomes.figures import figures, outcomes_of  # noqa: E402
from sixteen.people.permissions import Role  # noqa: E402
from sixteen.people.queries import accounts_with  # noqa: E402

START, END = datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)


def main() -> None:
    lead = accounts_with(Role.SERVICE_LEAD)[0]
    found = figures(
        since=date(2027, 1, 1), until=date(2027, 12, 31), start=START, end=END, by=lead, at=END
    )
    outcomes = outcomes_of(courses_ended_between(START, END))
    counts = {name: getattr(found, name) for name in ("ended", "finished", "ended_early")}
    print(json.dumps(counts | {"outcomes": [asdict(each) for each in outcomes]}))


if __name__ == "__main__":
    main()
