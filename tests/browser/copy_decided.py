"""Whoever decides releases every passage of the copies that are asked for:
python -m tests.browser.copy_decided FOLDER."""

import sys
from pathlib import Path

import django

django.setup()

from sixteen.care.models import AccessRequest  # noqa: E402
from sixteen.journeys.data.asking import decide_row, finish_copy, undecided  # noqa: E402
from tests.browser import clock  # noqa: E402


def main(folder: Path) -> None:
    at = clock.now(folder / "clock")
    for asked in AccessRequest.objects.filter(state="asked").select_related("clinician"):
        by = asked.clinician
        for row in undecided(asked):
            answers = {each.number: ("release", "") for each in row.to_decide}
            decide_row(request=asked, row=row, answers=answers, by=by, at=at)
        finish_copy(request=asked, by=by, at=at)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
