"""What is settled once as the program starts: measures of the practice's own; who translates."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.dateformat import format as drawn
from django.utils.translation import gettext, ngettext

from sixteen.domain.tongue import Tongue, speak_with
from sixteen.questionnaires.measure_files import use_folder


class ProjectConfig(AppConfig):
    name = "sixteen.project"

    def ready(self) -> None:
        speak_with(Tongue(gettext, ngettext, drawn))
        settings.MEASURE_PROBLEMS = [str(each) for each in use_folder(settings.MEASURES)]
