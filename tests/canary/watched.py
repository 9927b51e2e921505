"""Settings of a server that notes which forms were filled in, and that can be told to fail.

CANARY_SEEN: a file that gets a line for each field of each form that was sent.
CANARY_FAULT: while this file exists every form that is sent is an error that quotes it.
"""

import os

from sixteen.project.settings import *  # noqa: F403
from sixteen.project.settings import INSTALLED_APPS, MIDDLEWARE

SEEN, FAULT = os.environ["CANARY_SEEN"], os.environ["CANARY_FAULT"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.canary.apps.Watched"]
MIDDLEWARE = [*MIDDLEWARE, "tests.canary.apps.FailsWhenTold"]
