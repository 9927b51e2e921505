"""Letters from templates: begun, written, signed. And the templates, which the service edits."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from sixteen.audit.recording import record
from sixteen.care.letter_values import known_for, written_before
from sixteen.care.models import Course, LetterTemplate, ServiceLetter
from sixteen.care.queries.service_letters import kind_of, template_now
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.letter_kinds import KINDS
from sixteen.domain.letters import Kind, empty_words, is_unfilled, merge, problems
from sixteen.outbox.actions import queue
from sixteen.people.models import Account, Client


class Unfilled(NotAllowed):
    """Something is still to be filled in; `missing` has the fields, and "to" for the addressee."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__("The letter is not whole yet.")
        self.missing = missing


@transaction.atomic
def begin_letter(
    *,
    kind: str,
    client: Client,
    course: Course | None,
    by: Account,
    at: datetime,
    days: Collection[date] | None = None,
) -> ServiceLetter:
    """A draft of this kind, with the template's words and what the record knows.

    days: which of the days of their appointments it may name; None for all.
    """
    template = template_now(kind)
    made = ServiceLetter(
        client=client,
        course=course,
        author=by,
        by_office=template.kind.by_office,
        template_version=template.version,
        made_at=at,
        changed_at=at,
    )
    written = written_before(template.kind, client, by=by)
    made.seal(
        kind=kind,
        to="" if template.kind.to in ("client", "anybody") else None,
        text=template.text,
        written=written,
        words=_filled(made, template.kind, template.text, written, by, days),
    )
    made.save(force_insert=True)
    record("begin-service-letter", by=by, at=at, thing=made, person=client.pk)
    return made


def _filled(
    letter: ServiceLetter,
    kind: Kind,
    text: str,
    written: Mapping[str, str],
    by: Account,
    days: Collection[date] | None = None,
) -> str:
    known = known_for(kind, letter.client, letter.course, signer=by, days=days)
    return merge(text, known, written).words


@transaction.atomic
def write_service_letter(
    *,
    letter: ServiceLetter,
    to: str,
    text: str,
    written: Mapping[str, str],
    client_copy: bool,
    no_copy_because: str,
    revision: int,
    by: Account,
    at: datetime,
) -> ServiceLetter:
    """Keep the draft. revision: of what the writer saw; Stale if another window saved in between.

    Raises NotAllowed on a signed letter, on a field that nobody knows, and on a copy that is taken
    from the client without a reason.
    """
    letter = _locked(letter)
    _check_draft(letter, revision, text)
    if not client_copy and not no_copy_because.strip():
        raise NotAllowed("Write why the client gets no copy.")
    # Whose name stands under it.
    letter.author = by
    letter.client_copy = client_copy
    letter.changed_at = at
    letter.seal(
        to=to.strip(),
        text=text,
        written=dict(written),
        words=_filled(letter, kind_of(letter), text, written, by),
        no_copy_because=None if client_copy else no_copy_because.strip(),
    )
    letter.save()
    record("write-service-letter", by=by, at=at, thing=letter, person=letter.client_id)
    return letter


def _check_draft(letter: ServiceLetter, revision: int, text: str) -> None:
    if letter.state == "signed":
        raise NotAllowed("This letter is signed, and does not change any more.")
    if letter.revision != revision:
        raise Stale(letter)
    if found := problems(kind_of(letter), text):
        raise NotAllowed(found[0])


@transaction.atomic
def sign_service_letter(*, letter: ServiceLetter, by: Account, at: datetime) -> ServiceLetter:
    """Sign what stands there. Unfilled while a field is left, or nobody is named whom it goes to.

    The name under it is that of whoever saved it last, and only they sign it.
    """
    letter = _locked(letter)
    if letter.state == "signed":
        return letter
    if letter.author_id != by.pk:
        raise NotAllowed("The letter has somebody else’s name under it. Save it first, then sign.")
    if missing := unfilled(letter):
        raise Unfilled(missing)
    letter.state, letter.signed_at, letter.signed_by = "signed", at, by
    letter.save(update_fields=["state", "signed_at", "signed_by"])
    record("sign-service-letter", by=by, at=at, thing=letter, person=letter.client_id)
    if letter.client_copy and letter.client.account_id is not None:
        queue(kind="something-to-read", about=letter.pk, person=letter.client_id, due_at=at, at=at)
    return letter


def unfilled(letter: ServiceLetter) -> tuple[str, ...]:
    """The fields that are left in the letter as it stands, and "to" where nobody is named."""
    kind, words = kind_of(letter), letter.open("words") or ""
    missing = list(merge(words, {}, {}).missing)
    if not missing and is_unfilled(words):
        missing.append("")
    if kind.to in ("gp", "service") and not (letter.open("to") or "").strip():
        missing.insert(0, "to")
    return tuple(missing)


def missing_words(name: str) -> str:
    """What is said of one that `unfilled` names."""
    if name == "to":
        return "Write whom the letter goes to."
    return empty_words(name) if name else "There is half a field left: a “{” or a “}”."


def _locked(letter: ServiceLetter) -> ServiceLetter:
    rows = ServiceLetter.objects.select_for_update(of=("self",)).select_related("client", "course")
    return rows.get(pk=letter.pk)


@transaction.atomic
def set_template(
    *, kind: str, text: str, version: int, by: Account, at: datetime
) -> LetterTemplate:
    """The words that letters of this kind begin with from now on. Letters begun before keep theirs.

    version: that the writer saw; Stale if another was made in between. NotAllowed says what is
    wrong with the words.
    """
    list(LetterTemplate.objects.select_for_update().filter(kind=kind))
    now = template_now(kind)
    if now.version != version:
        raise Stale(now)
    if found := problems(KINDS[kind], text):
        raise NotAllowed(" ".join(found))
    made = LetterTemplate.objects.create(
        kind=kind, version=now.version + 1, text=text, made_by=by, made_at=at
    )
    record("set-letter-template", by=by, at=at, thing=made)
    return made
