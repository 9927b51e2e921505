"""Letters from templates: who may write to whom, and who may see what was written."""

from datetime import datetime
from uuid import UUID

from sixteen.care.access.knowing import holds, viewed
from sixteen.care.access.portal import reads_here
from sixteen.care.models import Course, ServiceLetter
from sixteen.care.queries.service_letters import letters_about
from sixteen.intake.models import Enquiry
from sixteen.people.access import refuse
from sixteen.people.models import Account, Client
from sixteen.people.permissions import Permission

ROWS = ServiceLetter.objects.select_related("client", "course", "author", "signed_by")


def client_for_letters(account: Account, pk: UUID, *, at: datetime) -> Client:
    """For the therapist of a course of theirs, its deputy, and who holds their consultation."""
    found = Client.objects.filter(pk=pk).first()
    if not (found and account.may(Permission.CASELOAD) and _meets(account, found)):
        refuse(by=account, what="client", person=found.pk if found else None)
    viewed("service-letters", found, account, found.pk, at)
    return found


def letters_for_clinician(account: Account, client: Client) -> list[ServiceLetter]:
    """Those about this client that the clinician may see, newest first."""
    return [each for each in letters_about(client) if _may_see(account, each)]


def course_for_letter(account: Account, client: Client) -> Course | None:
    """The course that a letter of this clinician is about: the newest that they hold."""
    rows = Course.objects.filter(client=client).order_by("-made_at")
    return next((course for course in rows if holds(account, course)), None)


def service_letter_for_clinician(
    account: Account, pk: UUID, *, at: datetime, what: str = "service-letter"
) -> ServiceLetter:
    """For who wrote it and still meets the client, and for the therapist and deputy of the course.
    what: "service-letter-pdf" where it is taken away."""
    found = ROWS.filter(pk=pk).first()
    if not (found and account.may(Permission.CASELOAD) and _may_see(account, found)):
        refuse(by=account, what="service-letter", person=found.client_id if found else None)
    viewed(what, found, account, found.client_id, at)
    return found


def service_letter_for_office(
    account: Account, pk: UUID, *, at: datetime, what: str = "service-letter"
) -> ServiceLetter:
    """One that reception makes, for whoever runs the diary. No other is there for them."""
    found = ROWS.filter(pk=pk, by_office=True).first()
    if not (found and account.may(Permission.DIARY)):
        refuse(by=account, what="service-letter", person=found.client_id if found else None)
    viewed(what, found, account, found.client_id, at)
    return found


def service_letter_for_client(
    account: Account, pk: UUID, *, at: datetime, what: str = "service-letter"
) -> ServiceLetter:
    """The client's own copy, once it is signed."""
    found = ROWS.filter(pk=pk, state="signed", client_copy=True).first()
    if not (
        found
        and account.may(Permission.OWN_RECORD)
        and found.client.account_id == account.pk
        and reads_here(found.client_id, at=at)
    ):
        refuse(by=account, what="service-letter", person=found.client_id if found else None)
    viewed(what, found, account, found.client_id, at)
    return found


def _may_see(account: Account, letter: ServiceLetter) -> bool:
    if letter.course is not None:
        return holds(account, letter.course)
    if letter.author_id == account.pk or letter.by_office:
        return _meets(account, letter.client)
    return _holds_a_course(account, letter.client)


def _meets(account: Account, client: Client) -> bool:
    consultations = Enquiry.objects.filter(client=client, appointment__therapist=account)
    return _holds_a_course(account, client) or consultations.exists()


def _holds_a_course(account: Account, client: Client) -> bool:
    return any(holds(account, course) for course in Course.objects.filter(client=client))
