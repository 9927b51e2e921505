"""Settings of a server with one planted fault (PLANTED_FAULT), to see the kill test fail on it.

alert-after-the-answer   the answer is committed, and the alert in a transaction after it
booking-in-parts         client, appointment and enquiry are committed one after the other
sent-before-it-is-kept   a form is said to be sent two seconds before it is
saved-too-soon          a note is said to be saved half a second before it is
alert-when-finished      only a form that was sent makes somebody look
alert-when-mail-went     only an alert that somebody was told of by mail is on the duty page
alert-without-the-blank  a question that was passed over or left blank makes nobody look
alert-never-closes       closing an alert says yes and does nothing
yes-before-it-is-kept    the next question comes before the answer is on the disk
"""

import os

from sixteen.project.settings import *  # noqa: F403
from sixteen.project.settings import INSTALLED_APPS

FAULT = os.environ["PLANTED_FAULT"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.endurance.apps.PlantedFault"]
