"""Settings of a worker whose claims run out at once, and with at most one planted fault.

marked-before-it-is-sent   the message is written down as sent, and then handed over
a-new-name-each-time       a message that goes again has another Message-ID
"""

import os

from sixteen.project.settings import *  # noqa: F403
from sixteen.project.settings import INSTALLED_APPS

FAULT = os.environ.get("PLANTED_FAULT", "")
INSTALLED_APPS = [*INSTALLED_APPS, "tests.outbox.apps.ShortClaims"]
