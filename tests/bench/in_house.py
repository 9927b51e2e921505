"""Settings of the bare form behind all that stands before a page here, with a session of its own.

The server, the application and the middleware are ours, the view is tests.bench.row: what a
submission costs beyond this is its own.
"""

from sixteen.project.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.in_house_urls"
