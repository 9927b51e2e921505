"""Settings of a process that waits for SQLite's one writer as long as it takes.

`sixteen serve` is one process. Eight that never pause are more than SQLite serves in turn: somebody
may wait for a minute, and is not to be counted as refused.
"""

from sixteen.project.settings import *  # noqa: F403
from sixteen.project.settings import DATABASES

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"]["timeout"] = 900
