"""Settings of the tests: a key and a folder of their own, mail kept in memory."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests import migrated

_PLACE = Path(tempfile.mkdtemp(prefix="sixteen-tests-"))
atexit.register(shutil.rmtree, _PLACE, ignore_errors=True)
os.environ.setdefault("SIXTEEN_DATA", str(_PLACE / "data"))
os.environ.setdefault("SIXTEEN_MASTER_KEY_FILE", str(_PLACE / "key" / "master.key"))
os.environ.pop("SIXTEEN_DEMO", None)
os.environ["SIXTEEN_CLIENT_EMAIL_CODE"] = "1"
os.environ["SIXTEEN_MESSAGES"] = "1"
os.environ["SIXTEEN_ABOUT_ME"] = "gender,ethnicity"

from sixteen.vault import keys  # noqa: E402

if not keys.exists():
    migrated.write_key(keys.key_file())
(_PLACE / "data" / "public").mkdir(parents=True, exist_ok=True)

from sixteen.project.settings import *  # noqa: E402, F403
from sixteen.project.settings import DATABASES  # noqa: E402

EMAIL_ON = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(_PLACE / "test.sqlite3")}
