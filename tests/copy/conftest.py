from tests.care.conftest import course, mina, new_practice, practice, standing, therapist  # noqa: F401
from tests.erasure.conftest import clock  # noqa: F401
