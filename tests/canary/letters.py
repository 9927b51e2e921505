"""What stands in letters from templates: to a GP, of reception, and the words they begin with."""

import re

from tests.canary.writer import Writer, words


def writes_to_the_gp(ben: Writer, client: str) -> None:
    """Every box, and why the client gets no copy."""
    form = "workspace.BeginLetterForm"
    letter = ben.fill(f"/work/clients/{client}/letters/", form, kind="gp_safety").location
    page = ben.get(letter).body
    boxes = dict.fromkeys(sorted(set(re.findall(r'name="(blank_\w+)"', page))), words)
    kept = ben.find(letter, r'name="revision" value="(\d+)"')
    typed = {"to": words, "text": words, "no_copy_because": words, **boxes}
    ben.fill(letter, "workspace.ServiceLetterForm", **typed, revision=kept, action="save")


def makes_one(rae: Writer, client: str) -> None:
    """Reception chooses, and has nothing to type."""
    rae.fill(f"/office/clients/{client}/letters/", "office.OfficeLetterForm", kind="waiting")


def edits_the_words(eve: Writer) -> None:
    """They are about nobody, and not sealed: none of ours."""
    text = "Dear {client name}, you are on our list. {signer name}"
    eve.fill("/office/letters/words/waiting/", "office.TemplateForm", text=text, version="0")
