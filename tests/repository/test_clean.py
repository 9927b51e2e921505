"""Nobody real stands in the demonstration or the tests, and no secret stands anywhere."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.repository.tree import ROOT, SOURCE, files, name_of

FICTION = (SOURCE / "demo", ROOT / "tests")
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
# RFC 2606 and 6761: names that can never be anybody's.
NOBODYS = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$", re.I)
NUMBER = re.compile(r"(?<![\w.\-/])(?:\+44 ?(?:\(0\))?|0)[1-9](?:[ -]?\d){8,9}(?![\w\-])")
# What Ofcom keeps for drama: https://www.ofcom.org.uk, "Telephone numbers for drama use".
DRAMA = re.compile(
    r"^(?:01632960|02079460|07700900|08081570|0909879|03069990|02890180|02920180"
    r"|01(?:13|14|15|16|17|18|21|31|41|51|61)4960|01914980)\d+$"
)
NHS = re.compile(r"(?<![\w.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w.-])")
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}|\bgithub_pat_\w{20,}"
    r"|\bxox[abprs]-[\w-]{10,}|\bsk-[A-Za-z0-9_-]{20,}|\bglpat-[\w-]{16,}|\bAIza[\w-]{30,}"
    r"|\bey[JK]hbGci[\w-]{10,}\.[\w-]{10,}"
)
WRITTEN_OUT = re.compile(r"(?:SECRET|KEY|PASSWORD|TOKEN)\s*=\s*[\"'][^\s\"'{/.]{12,}[\"']")
LOGIN = re.compile(r"://[^\s/:@\"'{]+:([^\s/@\"'{]+)@")
PLAINLY_NOT_ONE = {"password", "secret", "example"}
NOT_KEPT = {".git", ".venv", ".demo", "var", "node_modules", "__pycache__", "build"}


def real_addresses(words: str) -> list[str]:
    return [hit.group() for hit in ADDRESS.finditer(words) if not NOBODYS.search(hit.group(1))]


def real_numbers(words: str) -> list[str]:
    found = []
    for hit in NUMBER.finditer(words):
        digits = re.sub(r"\D", "", hit.group().replace("(0)", ""))
        digits = "0" + digits[2:] if digits.startswith("44") else digits
        if not DRAMA.match(digits):
            found.append(hit.group())
    return found


def real_nhs_numbers(words: str) -> list[str]:
    """Ten digits with the right last one, outside 999…, which is never given to anybody."""
    found = []
    for hit in NHS.finditer(words):
        digits = [int(digit) for digit in hit.group() if digit.isdigit()]
        last = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
        if last % 11 == digits[9] and digits[:3] != [9, 9, 9] and digits[0] != 0:
            found.append(hit.group())
    return found


def secrets(words: str) -> list[str]:
    logins = (hit for hit in LOGIN.finditer(words) if hit[1].lower() not in PLAINLY_NOT_ONE)
    return [hit.group() for hit in (*SECRETS.finditer(words), *logins)]


def written_out(words: str) -> list[str]:
    """Secrets that stand in the code under their name."""
    return [hit.group() for hit in WRITTEN_OUT.finditer(words)]


def everything() -> list[Path]:
    """Every file that could be committed by mistake, whatever it is called."""
    tops = [path for path in ROOT.iterdir() if path.name not in NOT_KEPT]
    kept = [path for path in tops if path.is_file()]
    for top in tops:
        if top.is_dir() and (not top.name.startswith(".") or top.name in (".github", ".claude")):
            kept += [path for path in top.rglob("*") if path.is_file()]
    return [path for path in kept if not NOT_KEPT & set(path.parts)]


def found_in(check, paths: Iterable[Path]) -> list[str]:
    own = Path(__file__).name
    return [
        f"{name_of(path)}: {hit}"
        for path in paths
        if path.name != own
        for hit in check(path.read_text("utf-8", errors="replace"))
    ]


@pytest.mark.parametrize("check", [real_addresses, real_numbers, real_nhs_numbers])
def test_nobody_real_stands_in_the_demonstration_or_the_tests(check):
    paths = files(under=FICTION)
    assert len(paths) > 50
    assert found_in(check, paths) == []


def test_no_secret_stands_anywhere():
    assert found_in(secrets, everything()) == []
    # The people of the tests sign in with passwords that are nobody's.
    theirs = [path for path in everything() if not path.is_relative_to(ROOT / "tests")]
    assert found_in(written_out, theirs) == []


def test_no_key_or_database_lies_in_the_tree():
    endings = {".key", ".pem", ".p12", ".sqlite3", ".db", ".dump", ".sixteen"}
    assert [name_of(path) for path in everything() if path.suffix in endings] == []


@pytest.mark.parametrize(
    ("check", "fault", "fine"),
    [
        (real_addresses, "jo.smith@gmail.com", "jo@larch-house.example, jo@example.org"),
        (real_numbers, "ring 020 7123 4567", "ring 020 7946 0123 or 07700 900123"),
        (real_numbers, "07812 345678", "01632 960016"),
        (real_numbers, "+44 20 7123 4567", "+44 1632 960016"),
        (real_nhs_numbers, "943 476 5919", "999 123 4560 and 943 476 5918"),
        (secrets, "-----BEGIN RSA PRIVATE KEY-----", "the private key"),
        (written_out, 'SECRET_KEY = "ab1cd2ef3gh4ij5"', "SECRET_KEY = keys.derived('django')"),
        (secrets, "smtp://me:hunter2hunter2@mail.example", "smtp+tls://user:password@host:587"),
    ],
)
def test_a_planted_fault_is_found_and_fiction_is_not(check, fault, fine):
    assert check(fault) and not check(fine)
