"""The practice of tests/care, for the rooms beside it."""

from tests.care.conftest import course, mina, practice, standing, therapist  # noqa: F401
