"""One request as one person, and what came of it, in the letters of the table."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import reverse

from sixteen.audit.looking import OTHERS
from sixteen.people.models import Account, Client
from sixteen.vault.rows import opened
from tests.access.names import MAY_NAME, NAMES
from tests.access.people import People

# What a GET may write to. Rate limits are counted in memory.
ALLOWED = {"audit_entry", "django_session"}
READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")
WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')
PAGES = (200, 400, 409, 422)
# Who reads of themselves.
CLIENTS = ("cl", "c2")


class Written:
    """What statements wrote: `tables`, but for those in ALLOWED; `refused`: who was, in the audit,
    by the id of their account, "None" for somebody without one; `seen`: whose client finds the look
    under "Who looked at my record"."""

    def __init__(self) -> None:
        self.tables: set[str] = set()
        self.refused: list[str] = []
        self.seen: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        done = execute(sql, params, *rest)
        if not sql.startswith(READS) and rest[-1]["cursor"].rowcount:
            wrote = WRITE.match(sql)
            self.tables |= {wrote[1] if wrote else sql} - ALLOWED
            if sql.startswith('INSERT INTO "audit_entry"'):
                self._audited(sql, params)
        return done

    def _audited(self, sql: str, params: Any) -> None:
        """One entry, or many at once."""
        columns = re.findall(r'"(\w+)"', sql.partition(" VALUES ")[0])[1:]
        rows = zip(*params, strict=True) if "UNNEST(" in sql else batched(params, len(columns))
        for row in rows:
            entry = dict(zip(columns, row, strict=True))
            if entry["action"].startswith("denied-"):
                self.refused.append(str(entry["actor"]).replace("-", ""))
            elif entry["action"].startswith("view-") or entry["action"] in OTHERS:
                self.seen.add(str(entry["person"]).replace("-", ""))


def batched(values: Any, size: int) -> list[Any]:
    return [values[start : start + size] for start in range(0, len(values), size)]


def contents() -> dict[str, list[str]]:
    """Every row of every table, but for those in ALLOWED."""
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - ALLOWED
        found = {}
        for name in sorted(names):
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608
            found[name] = sorted(repr(row) for row in cursor.fetchall())
    return found


class Asking:
    """Asks as somebody. What a POST wrote is undone at once; what a GET wrote stays to be found."""

    def __init__(self, people: People) -> None:
        self.people = people
        self._nothing: dict[str, bytes] = {}
        self._ids: dict[str, set[str]] = defaultdict(set)
        for client in opened(Client.objects.all()):
            self._ids[client.open("name")].add(client.pk.hex)

    def answer(self, who: str, address: str, sent: dict[str, Any] | None = None) -> str:
        """The letter of the table; something longer where there is none for it.

        sent: the form of a POST; None for a GET.
        """
        cache.clear()
        wrote = Written()
        with transaction.atomic():
            with connection.execute_wrapper(wrote):
                response = self._ask(who, address, sent)
            transaction.set_rollback(bool(wrote.tables) and sent is not None)
        if wrote.tables and (sent is None or response.status_code not in (200, 302)):
            return f"{response.status_code}, and wrote to {', '.join(sorted(wrote.tables))}"
        if wrote.tables:
            return "w"
        if response.status_code == 404:
            return self._not_there(who, response, wrote.refused)
        return self._shown(who, response, wrote.seen)

    def _ask(self, who: str, address: str, sent: dict[str, Any] | None) -> HttpResponse:
        browser = self.people.browser(who)
        return browser.get(address) if sent is None else browser.post(address, sent)

    def _not_there(self, who: str, response: HttpResponse, refused: list[str]) -> str:
        """A refusal, only where nobody could tell it from a slip in the address."""
        account: Account | None = self.people.accounts[who]
        if refused not in (["None"], [account.pk.hex if account else "None"]):
            return f"404, and in the audit {refused or 'nothing'}"
        if who not in self._nothing:
            self._nothing[who] = self._ask(who, "/no-such-page/", None).content
        return "." if response.content == self._nothing[who] else "404, another page"

    def _shown(self, who: str, response: HttpResponse, seen: set[str]) -> str:
        status = response.status_code
        if status == 302:
            return self._moved(response["Location"])
        if status == 403 and b"your sign-in had ended" in response.content:
            return "i"
        if status == 405:
            return "n"
        if status not in PAGES:
            return str(status)
        page = b"".join(response).decode(errors="replace")  # also of what is streamed
        read = [name for name in NAMES if name in page]
        wrong = [name for name in read if name not in MAY_NAME.get(who, ())]
        if who not in CLIENTS:
            wrong += [f"{name}, unrecorded" for name in read if not self._ids[name] & seen]
        if _is_ours(response) and "%(" in page:
            wrong.append("a sentence with a gap that nothing was put into")
        return f"s with {', '.join(wrong)}" if wrong else "s"

    def _moved(self, where: str) -> str:
        if where.startswith(reverse("account_login")):
            return "i"
        return "2" if where == reverse("people:second_factor") else "m"


def _is_ours(response: Any) -> bool:
    """A page of ours: that of the editor carries sentences for its own scripts to fill."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return is_page and not response.request["PATH_INFO"].startswith("/cms/")
