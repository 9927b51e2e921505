"""What is signed, shared or finished is what stood on the page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

CHANGED = "This was changed meanwhile, so nothing was done. Read it again, and then decide."


def was_seen(request: HttpRequest, row: Any) -> bool:
    """Whether the page that sent this showed the row as it is kept now. If not, it is said."""
    if request.POST.get("revision", str(row.revision)) == str(row.revision):
        return True
    messages.error(request, CHANGED)
    return False
