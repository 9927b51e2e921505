"""Text messages: one function, of whoever carries them for the service.

SIXTEEN_SMS names it, and it is called as

    send(to="+447700900123", text="Your appointment: …", reference="a UUID")

to: digits as the person gave them; one that begins with 0 is a number of the service's own country.
reference: the same when a text is sent again after a machine stopped, so that a carrier which can
does not deliver it twice. It returns when the carrier took the text and raises OSError otherwise.
"""

import re
import sys

from django.conf import settings
from django.utils.module_loading import import_string

SHORTEST_NUMBER = 7


def is_on() -> bool:
    """Whether the service sends text messages at all."""
    return bool(settings.SMS)


def send_text(*, to: str, text: str, reference: str) -> None:
    """Hand one text to the carrier. OSError where it was not taken."""
    try:
        import_string(settings.SMS)(to=to, text=text, reference=reference)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001
        # Somebody else's code; its words could hold the number.
        raise OSError(type(error).__name__) from None


def as_dialled(typed: str) -> str | None:
    """A number as it is handed to the carrier; None where what was typed is none."""
    digits = re.sub(r"[^\d]", "", re.sub(r"\(0\)", "", typed))
    if len(digits) < SHORTEST_NUMBER:
        return None
    if typed.strip().startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def console(*, to: str, text: str, reference: str) -> None:
    """For trying it out: writes the text to the standard output, and sends nothing."""
    sys.stdout.write(f"To {to} ({reference})\n{text}\n")
    sys.stdout.flush()
