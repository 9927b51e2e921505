"""What holds for every test."""

import hypothesis
import pytest
from django.conf import settings

from tests import migrated

# How long an example takes on a crowded machine says nothing about whether it is right.
hypothesis.settings.register_profile("sixteen", deadline=None)
hypothesis.settings.load_profile("sixteen")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The database is there already: a copy of the migrated one."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    database = settings.DATABASES["default"]
    migrated.lay(database["TEST"]["NAME"] or f"test_{database['NAME']}")
