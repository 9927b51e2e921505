"""Settings of a server with one planted fault (PLANTED_FAULT), to see the race tests fail on it.

no-lock               nobody takes turns
check-before-lock     the time is looked up first, and the turn taken after that
locks-in-any-order    turns are taken in no order
buffer-forgotten      appointments follow one another without the buffer
deferred              SQLite transactions take the write lock when they first write
"""

import os

from sixteen.project.settings import *  # noqa: F403
from sixteen.project.settings import DATABASES, INSTALLED_APPS

FAULT = os.environ["PLANTED_FAULT"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.booking.apps.PlantedFault"]
if FAULT == "deferred":
    DATABASES["default"]["OPTIONS"]["transaction_mode"] = "DEFERRED"
