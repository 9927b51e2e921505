"""Django's sessions in the database, with fewer and cheaper statements; see compiled.py.

The class has the name of Django's own, which is part of what a session is signed with.
"""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import get_random_string

from sixteen.vault.compiled import Compiled, Given

_BY_KEY = Compiled(
    lambda: Session.objects.filter(
        session_key=Given("key", Session, "session_key"),
        expire_date__gt=Given("now", Session, "expire_date"),
    )
)


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Any:
        found = _BY_KEY.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found

    def _get_new_session_key(self) -> str:
        """Not looked for first: of 165 random bits none comes twice, and the insert would refuse
        it (`create` tries another one then)."""
        return get_random_string(32, VALID_KEY_CHARS)
