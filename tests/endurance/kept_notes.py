"""Prints every note of an installation as a JSON list, oldest first: {"state", "text"}.

python -m tests.endurance.kept_notes
"""

import json
import sys

import django

django.setup()

from sixteen.care.models.note import Note  # noqa: E402
from sixteen.vault.rows import opened  # noqa: E402

if __name__ == "__main__":
    rows = opened(Note.objects.order_by("made_at"))
    sys.stdout.write(json.dumps([{"state": n.state, "text": n.open("text")} for n in rows]))
