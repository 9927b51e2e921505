"""What is written about a record as such, and by clients about their own."""

import re

from tests.canary.writer import Writer, words


def records(mina: Writer, ben: Writer, eve: Writer, client: str) -> None:
    """A copy of everything, and why a record has to stay."""
    eve.fill(f"/office/records/{client}/", "office.HoldForm", why=words)
    asks_for_everything(mina, ben, eve)
    says_what_is_wrong(mina, ben, eve)


def asks_for_everything(mina: Writer, ben: Writer, eve: Writer) -> None:
    """A copy, with one passage that is withheld, and why it takes longer."""
    mina.fill("/my/data/", "")
    copy = ben.find("/work/copies/", r'href="(/work/copies/[^"]+/)"')
    row = ben.find(copy, r'href="(/work/copies/[^"]+/[^"]+/)"')
    page = ben.get(row).body
    fields = sorted(set(re.findall(r'name="((?:answer|why)_\d+)"', page)))
    typed = {name: "harm" if name.startswith("answer") else words for name in fields}
    seen = ben.find(row, r'name="seen" value="([^"]+)"')
    ben.fill(row, "workspace.DecideForm", seen=seen, **typed)
    asked = f"/office/records/copies/{copy.split('/')[3]}/"
    hold = eve.find(asked, r'name="hold" value="([^"]+)"')
    eve.fill(asked, "office.HoldInCopyForm", hold=hold, answer="harm", why=words)
    eve.fill(asked, "office.ExtendForm", because=words)


def says_what_is_wrong(mina: Writer, ben: Writer, eve: Writer) -> None:
    """In the record, and otherwise; and what is answered."""
    mina.fill("/my/data/wrong/", "portal.CorrectionForm", wrong=words, right=words)
    wrong = ben.find("/work/corrections/", r'href="(/work/corrections/[^"]+/)"')
    ben.fill(wrong, "workspace.AnswerCorrectionForm", outcome="stays", answer=words)
    mina.fill("/my/data/complaint/", "portal.ComplaintForm", words=words)
    complaint = eve.find("/office/records/complaints/", r'href="(/office/[^"]+/complaints/[^"]+/)"')
    revision = eve.find(complaint, r'name="revision" value="(\d+)"')
    eve.fill(complaint, "office.AnswerComplaintForm", answer=words, revision=revision)
