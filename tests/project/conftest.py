"""The practice of tests/care, for the rooms beside it."""

from tests.care.conftest import practice, standing  # noqa: F401
