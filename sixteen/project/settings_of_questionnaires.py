"""Settings of questionnaires: when they open, and by which ways they are answered."""

from pathlib import Path

from sixteen.project.settings_reading import read, read_number, read_time

QUESTIONNAIRES_DAYS = read_number("SIXTEEN_QUESTIONNAIRES_DAYS")
QUESTIONNAIRES_TIME = read_time("SIXTEEN_QUESTIONNAIRES_TIME")
OWN_AIMS_DAYS = read_number("SIXTEEN_OWN_AIMS_DAYS", least=0)
QUESTIONNAIRE_LINKS = read("SIXTEEN_QUESTIONNAIRE_LINKS") == "1"
NUDGE_HOURS = read_number("SIXTEEN_NUDGE_HOURS", least=0)
MEASURES = Path(read("SIXTEEN_MEASURES")).expanduser() if read("SIXTEEN_MEASURES") else None
# Filled as the program starts: apps.py.
MEASURE_PROBLEMS: list[str] = []
# How many links that open nothing may be tried from one address: django-allauth's way to say it.
WRONG_LINKS = {"wrong-link": "20/m/ip"}
