"""Letters from templates, and the templates as they are now."""

from dataclasses import dataclass
from uuid import UUID

from sixteen.care.models import LetterTemplate, ServiceLetter
from sixteen.domain.letter_kinds import KINDS
from sixteen.domain.letters import Kind
from sixteen.people.models import Client
from sixteen.vault.rows import opened


@dataclass(frozen=True)
class TemplateNow:
    """The words that a kind of letter begins with now. version 0: ours, which nobody changed."""

    kind: Kind
    version: int
    text: str


def template_now(code: str) -> TemplateNow:
    newest = LetterTemplate.objects.filter(kind=code).order_by("-version").first()
    if newest is None:
        return TemplateNow(KINDS[code], 0, KINDS[code].text)
    return TemplateNow(KINDS[code], newest.version, newest.text)


def templates_now() -> list[TemplateNow]:
    """Of every kind, in the order of the catalogue."""
    newest = {row.kind: row for row in LetterTemplate.objects.order_by("version")}
    return [
        TemplateNow(kind, newest[code].version, newest[code].text)
        if code in newest
        else TemplateNow(kind, 0, kind.text)
        for code, kind in KINDS.items()
    ]


def template_versions(code: str) -> list[LetterTemplate]:
    """Every version that the service made, newest first."""
    return list(LetterTemplate.objects.filter(kind=code).order_by("-version"))


def kind_of(letter: ServiceLetter) -> Kind:
    return KINDS[letter.open("kind")]


def letters_about(client: Client) -> list[ServiceLetter]:
    """Every letter from a template, newest first. Show only what access lets somebody see."""
    rows = ServiceLetter.objects.filter(client=client)
    rows = rows.select_related("course", "author", "signed_by")
    return opened(rows.order_by("-made_at"))


def office_letters(client: Client) -> list[ServiceLetter]:
    """Those that reception makes, newest first."""
    return [each for each in letters_about(client) if each.by_office]


def copies_for_client(client: Client | UUID) -> list[ServiceLetter]:
    """Signed, and with a copy for the client; newest first."""
    rows = ServiceLetter.objects.filter(client=client, state="signed", client_copy=True)
    return opened(rows.order_by("-signed_at"))
