"""Calls that are to be returned, as rows of a page."""

from collections.abc import Iterable
from typing import Any

from sixteen.care.models import CallBack
from sixteen.people.names import names_of


def call_rows(calls: Iterable[CallBack]) -> list[dict[str, Any]]:
    found = list(calls)
    names = names_of(call.client for call in found)
    owners = names_of(call.owner for call in found)
    return [
        {
            "call": call,
            "client_name": names[call.client_id],
            "caller": call.open("name") or "",
            "number": call.open("number") or "",
            "owner_name": owners[call.owner_id],
        }
        for call in found
    ]
