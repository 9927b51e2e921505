"""Settings of a record: how long it is kept and can be read."""

from datetime import date

from django.core.exceptions import ImproperlyConfigured

from sixteen.domain.retention import COURSE, DIED, ENQUIRY, RuleProblem, read_rule
from sixteen.project.settings_reading import read, read_line, read_list, read_number

PORTAL_DAYS = read_number("SIXTEEN_PORTAL_DAYS", least=0)
PORTAL_NAME = read_line("SIXTEEN_PORTAL_NAME")
COMPLAINT_DAYS = read_number("SIXTEEN_COMPLAINT_DAYS")
RECORDING_DAYS = read_number("SIXTEEN_RECORDING_DAYS")
RECORDING_BYTES = read_number("SIXTEEN_RECORDING_MB") * 1024 * 1024
RATING_HEADINGS = read_list("SIXTEEN_RATING_HEADINGS")
RATING_ANSWERS = read_list("SIXTEEN_RATING_ANSWERS")


def _since() -> date | None:
    value = read("SIXTEEN_KEEP_SINCE")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise ImproperlyConfigured(
            f"SIXTEEN_KEEP_SINCE is “{value}”, and has to be a day such as 2026-12-01."
        ) from None


def _rules() -> dict[str, object]:
    found, since = {}, _since()
    for kind in (ENQUIRY, COURSE, DIED):
        name = f"SIXTEEN_KEEP_{kind.upper()}"
        try:
            found[kind] = read_rule(kind, read(name), since=since)
        except RuleProblem as problem:
            raise ImproperlyConfigured(f"{name}: {problem}") from None
    return found


RETENTION = _rules()
