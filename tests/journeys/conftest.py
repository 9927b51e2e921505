"""The practice of tests/care, for the rooms beside it."""

from tests.care.conftest import course, mina, practice, therapist  # noqa: F401
