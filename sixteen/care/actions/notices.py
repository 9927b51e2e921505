"""What a client says between sessions, and what is decided about anything that was noticed."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from sixteen.audit.recording import record
from sixteen.care.actions.alerts import raise_alert
from sixteen.care.models import Alert, Course, Notice
from sixteen.care.ownership import expect_therapist
from sixteen.care.refusals import NotAllowed, NotYours
from sixteen.domain.noticing import ARITHMETIC, STEPS, Noticed
from sixteen.domain.safety import Concern
from sixteen.people.models import Account, Client

WORSE, NOT_WORKING = "worse", "not-working"
# The record has them in English; their form translates them.
SAID = {WORSE: _("I feel worse"), NOT_WORKING: _("This isn’t working for me")}
JUST_NOW = timedelta(hours=1)


@transaction.atomic
def say(
    *, client: Client, course: Course | None, what: str, words: str, by: Account, at: datetime
) -> Alert | None:
    """A client says that they feel worse, or that this is not working. The alert, for "worse".

    course: theirs, while it is open. Both are there for the therapist to decide about; that
    somebody feels worse is looked at by a clinician, by a stated time, course or not. Said twice in
    a moment, it is said once. NotYours for anybody but the client.
    """
    if by.pk != client.account_id:
        raise NotYours
    if what not in SAID:
        raise NotAllowed(gettext_lazy("Choose one of the two."))
    Client.objects.select_for_update().get(pk=client.pk)
    concern = concern_of(what, words)
    if course is not None and not _was_just_said(course, concern.words, at):
        made = Notice(course=course, client_id=client.pk, made_at=at)
        made.seal(what={"kind": what, "words": concern.words})
        made.save(force_insert=True)
        record("say-something", by=by, at=at, thing=made, person=client.pk)
    if what != WORSE:
        return None
    return raise_alert(client=client, course=course, concerns=[concern], by=by, at=at)


def concern_of(what: str, words: str = "") -> Concern:
    more = f" – {words.strip()}" if words.strip() else ""
    return Concern("said", what, None, f"They said: “{SAID[what]}”{more}")


def _was_just_said(course: Course, said: str, at: datetime) -> bool:
    newest = course.notices.filter(made_at__gt=at - JUST_NOW, state="open")
    return any((each.open("what") or {}).get("words") == said for each in newest)


@transaction.atomic
def decide(
    *,
    course: Course,
    said: Iterable[Notice],
    noticed: Iterable[Noticed],
    steps: Iterable[str],
    words: str,
    by: Account,
    at: datetime,
) -> None:
    """Record what was decided about what stood on the page. Decided already: it stays as it was.

    NotAllowed where nothing was decided.
    """
    expect_therapist(course, by)
    decided = {"steps": [step for step in steps if step in STEPS], "words": words.strip()}
    if not (decided["steps"] or decided["words"]):
        raise NotAllowed("Tick what you decided, or write it down.")
    Course.objects.select_for_update().get(pk=course.pk)
    done = {str((each.open("what") or {}).get("kind")) for each in decided_notices(course)}
    rows = list(course.notices.filter(pk__in=[each.pk for each in said], state="open"))
    rows += [_of_scores(course, each, at) for each in noticed if each.key not in done]
    for row in rows:
        _decided(row, decided, by=by, at=at)


def decided_notices(course: Course) -> list[Notice]:
    """Those that the arithmetic of today gave."""
    return list(course.notices.filter(state="decided", arithmetic=ARITHMETIC))


def _of_scores(course: Course, found: Noticed, at: datetime) -> Notice:
    made = Notice(
        course=course,
        client_id=course.client_id,
        arithmetic=ARITHMETIC,
        session=found.session,
        made_at=at,
    )
    made.seal(what={"kind": found.key, "words": found.words})
    return made


def _decided(row: Notice, decided: Mapping[str, object], *, by: Account, at: datetime) -> None:
    row.seal(decided=dict(decided))
    row.state, row.decided_at, row.decided_by = "decided", at, by
    row.save()
    record("decide-notice", by=by, at=at, thing=row, person=row.client_id)
