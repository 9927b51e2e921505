"""Answering without a password: the code of a link, and what it still opens.

The code is made from the row and a key of its own, so that a message can name it again; at rest
there is only its keyed hash. Looking a code up changes nothing, so a program that reads mail and
opens every link uses nothing up. Whatever does not open is answered alike, whyever it does not.
"""

import base64
import hashlib
import hmac
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from sixteen.care.models import FollowUp, Session
from sixteen.domain.measures.catalogue import with_text
from sixteen.questionnaires.models import Link, Request
from sixteen.questionnaires.queries import place_of
from sixteen.vault import keys
from sixteen.vault.compiled import Compiled, Given

OPEN = ("planned", "begun")
# What it takes to see whether one opens, and whose course it is. Every answer asks for this, so it
# is little; what else a page wants of them is fetched when it does.
_LINKS = Link.objects.select_related(
    "session__appointment", "session__course", "follow_up__course"
).only(
    *("client", "revision", "opens_at", "used_at"),
    *("session__number", "session__state"),
    *(f"session__appointment__{name}" for name in ("state", "starts_at", "ends_at")),
    *(f"session__appointment__{name}" for name in ("therapist", "zone")),
    *(f"session__course__{name}" for name in ("client", "therapist", "deputy", "ended_at")),
    *(f"follow_up__{name}" for name in ("state", "closes_at", "client")),
    *(f"follow_up__course__{name}" for name in ("client", "therapist", "deputy", "ended_at")),
)
# When the next one opens for the time that the session was moved to.
_NEWER = Link.objects.filter(session=OuterRef("session"), revision__gt=OuterRef("revision"))
_OVERTAKEN_AT = Subquery(_NEWER.order_by("opens_at").values("opens_at")[:1])
_BY_CODE = Compiled(
    lambda: _LINKS.filter(code_hash=Given("code", Link, "code_hash")).annotate(
        overtaken_at=_OVERTAKEN_AT
    )
)
_ASKED = {
    of: Compiled(
        lambda of=of: Request.objects.filter(
            **{of: Given(of, Request, of)}, client=Given("client", Request, "client")
        )
    )
    for of in ("session", "follow_up")
}


def make_link(*, of: Session | FollowUp, revision: int, opens_at: datetime, at: datetime) -> Link:
    """The link to what is asked before this session, as it is timed now, or at this follow-up.

    Made once for each time of a session; until it opens, it opens when it is told to here. Then it
    stays open.
    """
    if isinstance(of, Session):
        whose, client = {"session": of, "revision": revision}, of.course.client_id
    else:
        whose, client = {"follow_up": of}, of.client_id
    link = Link.objects.filter(**whose).first()
    if link is None:
        link = Link(**whose, client_id=client, opens_at=opens_at, made_at=at)
        link.code_hash = keys.keyed_hash(code_of(link))
        link.save(force_insert=True)
    elif link.used_at is None and at < link.opens_at != opens_at:
        # One that is open stays so: somebody may be answering as something more is asked.
        link.opens_at = opens_at
        link.save(update_fields=["opens_at"])
    return link


def code_of(link: Link) -> str:
    """32 letters for the path. Treat it like a key: never log or keep it."""
    made = hmac.new(keys.derived("answer-link"), link.pk.bytes, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:24]).decode()


def code_to_send(*, session: UUID | None = None, follow_up: UUID | None = None) -> str:
    """Of the newest link; empty where there is none."""
    rows = Link.objects.filter(session=session, follow_up=follow_up, used_at=None)
    found = rows.order_by("-revision").first()
    return code_of(found) if found else ""


def link_by_code(code: str) -> Link | None:
    """Whose link this is, whether it still opens or not."""
    return _BY_CODE.first(code=keys.keyed_hash(code))


def is_open(link: Link | None, *, at: datetime) -> bool:
    """Not used, not over, not moved away, not cancelled, and something is there to answer."""
    if link is None or link.used_at is not None or link.opens_at > at:
        return False
    if not (_session_stands(link, at) if link.session else _follow_up_stands(link, at)):
        return False
    return any(each.state in OPEN and each.opens_at <= at for each in asked_by(link).values())


def _session_stands(link: Link, at: datetime) -> bool:
    session = link.session
    assert session is not None  # as is_open has seen
    appointment = session.appointment
    if session.course.ended_at is not None or session.state != "planned" or appointment is None:
        return False
    if appointment.state != "booked" or appointment.ends_at <= at:
        return False
    return not _is_overtaken(link, at)


def _is_overtaken(link: Link, at: datetime) -> bool:
    """The session was moved, and the link to its new time is open (see `link_by_code`)."""
    newer: datetime | None = link.__dict__["overtaken_at"]
    return newer is not None and newer <= at


def _follow_up_stands(link: Link, at: datetime) -> bool:
    follow_up = link.follow_up
    assert follow_up is not None  # exactly one of the two, as the database keeps it
    return follow_up.state == "planned" and follow_up.closes_at > at


def asked_by(link: Link) -> dict[int, Request]:
    """All of it by its part number, answered, void or not. Read once.

    In the order in which it was asked, then the catalogue's: what is added while somebody answers
    comes after what was there, so that no answer goes to another question.
    """
    read: dict[int, Request] | None = link.__dict__.get("read")
    if read is None:
        read = link.__dict__["read"] = _asked_by(link)
    return read


def _asked_by(link: Link) -> dict[int, Request]:
    of, pk = ("session", link.session_id) if link.session_id else ("follow_up", link.follow_up_id)
    rows = _ASKED[of].rows(**{of: pk}, client=link.client_id)
    ordered = sorted(rows, key=lambda request: (request.made_at, place_of(request.measure)))
    for request in ordered:
        # What it is asked for was read with the link.
        request.session, request.follow_up = link.session, link.follow_up
        asked_for = link.session or link.follow_up
        if asked_for is not None and asked_for.course_id == request.course_id:
            request.course = asked_for.course
    # Numbered with those that have no text here: a text that is added later moves none.
    return {n: each for n, each in enumerate(ordered, 1) if each.measure in with_text()}


def use_up(*, session: UUID | None, follow_up: UUID | None, at: datetime) -> None:
    """All of it was answered, in whichever way: no link leads there any more."""
    links = Link.objects.filter(session=session, follow_up=follow_up, used_at=None)
    links.update(used_at=at)
