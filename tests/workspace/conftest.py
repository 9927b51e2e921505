"""The practice of tests/care, that the tests of the workspace's pages begin with."""

from tests.care.conftest import practice, standing  # noqa: F401
