"""What the service lead, supervisors and therapists write about supervision."""

from datetime import date, timedelta

from tests.canary.writer import Writer

OPTION = r'<option value="([0-9a-f-]{36})"'


def links(eve: Writer) -> None:
    """Another therapist gets a supervisor, from outside the service."""
    page = "/office/supervision/"
    supervisor = eve.find(page, rf'name="supervisor"[\s\S]*?{OPTION}')
    second = OPTION.replace("(", "").replace(")", "") + rf"[\s\S]*?{OPTION}"
    therapist = eve.find(page, rf'name="therapist"[\s\S]*?{second}')
    given = {"supervisor": supervisor, "therapist": therapist, "outside": "yes"}
    eve.fill(page, "office.LinkForm", since=date.today() + timedelta(days=1), **given)
