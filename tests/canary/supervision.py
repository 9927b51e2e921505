"""What the service lead, supervisors and therapists write about supervision."""

from datetime import date, timedelta

from tests.canary.writer import Writer, words

OPTION = r'<option value="([0-9a-f-]{36})"'


def links(eve: Writer) -> None:
    """Another therapist gets a supervisor, from outside the service."""
    page = "/office/supervision/"
    supervisor = eve.find(page, rf'name="supervisor"[\s\S]*?{OPTION}')
    second = OPTION.replace("(", "").replace(")", "") + rf"[\s\S]*?{OPTION}"
    therapist = eve.find(page, rf'name="therapist"[\s\S]*?{second}')
    given = {"supervisor": supervisor, "therapist": therapist, "outside": "yes"}
    eve.fill(page, "office.LinkForm", since=date.today() + timedelta(days=1), **given)


def talks(marta: Writer, ben: Writer, course: str) -> None:
    """A therapist asks, and in a meeting something is agreed."""
    ben.fill(f"{course}supervision/", "workspace.QuestionForm", words=words, revision="0")
    page = "/work/meetings/"
    therapist = marta.find(page, r'name="therapists" value="([^"]+)"')
    today = f"{date.today()}"
    meeting = {"therapists": therapist, "date": today, "time": "09:00", "minutes": "60"}
    held = marta.fill(page, "workspace.MeetingForm", **meeting).location
    case = f"{held}{course.split('/')[3]}/"
    marta.fill(case, "workspace.AgreedForm", agreed=words, revision="0")
    marta.fill(marta.find(case, r'action="(/work/supervision/points/[^"]+)"'), "", look=case)


def records(ben: Writer, marta: Writer, course: str) -> None:
    """Two recordings: one is rated and gone, one lies there still."""
    for number in (1, 2):
        page = f"{course}sessions/{number}/record/"
        ben.fill(f"{page}yes/", "", look=page)
        rater = ben.find(page, rf'name="rater"[\s\S]*?{OPTION}')
        form = "workspace.RecordingForm"
        ben.fill_with_file(page, form, "recording", begins="ID3", rater=rater)
    heard = marta.find("/work/recordings/", r'href="(/work/recordings/[^"]{36}/)"')
    said = {"heading_1": "Clearly", "words": words, "sure": "on"}
    marta.fill(heard, "workspace.RatingForm", **said)


def trains(ben: Writer) -> None:
    page = "/work/training-log/"
    ben.fill(page, "workspace.DeadlineForm", words=words, due=date.today())
    ben.fill(ben.find(page, r'action="(/work/training-log/[^"]+)"'), "", look=page)
