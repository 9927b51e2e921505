"""What the service's figures say of a year: python -m tests.browser.counted."""

import json
from datetime import UTC, date, datetime

import django

django.setup()

from sixteen.outcomes.own.dashboard import board  # noqa: E402
from sixteen.people.permissions import Role  # noqa: E402
from sixteen.people.queries import accounts_with  # noqa: E402

AT = datetime(2028, 1, 1, tzinfo=UTC)


def main() -> None:
    lead = accounts_with(Role.SERVICE_LEAD)[0]
    found = board(since=date(2027, 1, 1), until=date(2027, 12, 31), by=lead, at=AT)
    lines = (line.figure for line in found.headlines.lines)
    print(json.dumps({each.indicator: [each.count, each.of] for each in lines}))


if __name__ == "__main__":
    main()
