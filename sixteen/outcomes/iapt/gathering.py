"""The rows of one reporting month, from the records of this service.

A referral is one enquiry, with the course that came of it. Every one that was open in the month is
there, and what took place in the month. What this service does not hold stays blank (READ_ME).
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from sixteen import __version__
from sixteen.domain.about_me import nhs_code
from sixteen.domain.endings import ENDINGS
from sixteen.journeys.pathways import Contact, Pathway
from sixteen.outcomes.iapt.questionnaires import BY_MEASURE
from sixteen.outcomes.iapt.tables import TABLES, Tables, row

BRIEF_PSYCHODYNAMIC = "314034001"
DIT_LEVEL = "14"
ASSESSMENT, TREATMENT = "01", "02"
DYNAMIC = ("DIT", "DITCC")
BECAME = {
    "attended": "5",
    "late": "6",
    "missed": "3",
    "cancelled_by_client": "2",
    "cancelled_by_service": "4",
}
# How somebody came to us, where the data set's list has it for certain: A1 a GP, B1 the person.
SOURCES = {"website": "B1", "telephone": "B1", "return": "B1"}
# What a consultation decided, for somebody with whom no course began.
SEEN_ONLY = {"signpost": "11"}


@dataclass(frozen=True)
class Month:
    first: date
    last: date
    made_at: datetime


@dataclass
class Gathered:
    """where: the page on which a row is mended, by table and key."""

    tables: Tables = field(default_factory=lambda: {name: [] for name in TABLES})
    where: dict[tuple[str, str], str] = field(default_factory=dict)


def reference(pk: UUID) -> str:
    """An opaque identifier of 20 characters, the same every month."""
    return base64.b32encode(pk.bytes)[:20].decode()


def gather(
    pathways: Iterable[Pathway],
    *,
    month: Month,
    provider: str,
    commissioner: str,
    births: dict[UUID, str],
    said: dict[UUID, dict[str, str]],
    dit_therapists: Iterable[UUID],
) -> Gathered:
    """births: birth dates by client. said: what clients said of themselves.

    dit_therapists: who has finished training in DIT.
    """
    made = Gathered()
    made.tables["IDS000Header"].append(_header(month, provider))
    people = set()
    for pathway in pathways:
        if pathway.client not in people:
            people.add(pathway.client)
            about = said.get(pathway.client, {})
            _person(made, pathway, provider, births.get(pathway.client, ""), about)
        _referral(made, pathway, month, commissioner)
        _scores_beside(made, pathway, month)
    for therapist in sorted(map(reference, dit_therapists)):
        values = {"CarePersLocalId": therapist, "QualAttainLevelIAPT": DIT_LEVEL}
        made.tables["IDS902CarePersQual"].append(row("IDS902CarePersQual", **values))
    return made


def _header(month: Month, provider: str) -> dict[str, str]:
    return row(
        "IDS000Header",
        DatSetVer="2.1",
        OrgIDProv=provider,
        OrgIDSubmit=provider,
        PrimSystemInUse=f"Sixteen {__version__}",
        ReportingPeriodStartDate=month.first.isoformat(),
        ReportingPeriodEndDate=month.last.isoformat(),
        DateTimeDatSetCreate=month.made_at.isoformat(timespec="seconds"),
    )


def _person(
    made: Gathered, pathway: Pathway, provider: str, birth: str, said: dict[str, str]
) -> None:
    person = reference(pathway.client)
    made.where["IDS001MPI", person] = _card(pathway)
    made.tables["IDS001MPI"].append(
        row(
            "IDS001MPI",
            LocalPatientId=person,
            OrgIDLocalPatientId=provider,
            PersonBirthDate=birth,
            Gender=nhs_code("gender", said.get("gender", "")),
            EthnicCategory=nhs_code("ethnicity", said.get("ethnicity", "")),
        )
    )


def _referral(made: Gathered, pathway: Pathway, month: Month, commissioner: str) -> None:
    request = reference(pathway.id)
    made.where["IDS101Referral", request] = (
        reverse("workspace:course", args=[pathway.course]) if pathway.course else _card(pathway)
    )
    ended = pathway.ended if pathway.ended and pathway.ended <= month.last else None
    made.tables["IDS101Referral"].append(
        row(
            "IDS101Referral",
            ServiceRequestId=request,
            LocalPatientId=reference(pathway.client),
            OrgIDComm=commissioner,
            ReferralRequestReceivedDate=pathway.began.isoformat(),
            SourceOfReferralIAPT=SOURCES.get(pathway.source, ""),
            EndCode=end_code(pathway) if ended else "",
            ServDischDate=ended.isoformat() if ended else "",
        )
    )
    for contact in pathway.contacts:
        # What is still to come this month is not told.
        if month.first <= contact.day <= month.last and contact.starts_at <= month.made_at:
            _contact(made, pathway, contact, commissioner)


def _card(pathway: Pathway) -> str:
    return reverse("office:client", args=[pathway.client])


def end_code(pathway: Pathway) -> str:
    """How it ended; of who was seen once and had no course, by what was decided then."""
    if pathway.end_code:
        return ENDINGS[pathway.end_code].nhs
    return "" if pathway.course else SEEN_ONLY.get(pathway.decision, "")


def _contact(made: Gathered, pathway: Pathway, contact: Contact, commissioner: str) -> None:
    key = reference(contact.id)
    numbered = pathway.course and contact.session is not None
    made.where["IDS201CareContact", key] = (
        reverse("workspace:session", args=[pathway.course, contact.session])
        if numbered
        else _card(pathway)
    )
    cancelled = contact.became == "cancelled_by_client"
    made.tables["IDS201CareContact"].append(
        row(
            "IDS201CareContact",
            CareContactId=key,
            ServiceRequestId=reference(pathway.id),
            CareContDate=contact.day.isoformat(),
            CareContTime=f"{contact.starts_at:%H:%M:%S}",
            OrgIDComm=commissioner,
            PlannedCareContIndicator="Y",
            AttendOrDNACode=BECAME.get(contact.became, ""),
            Cancellation=("Y" if contact.short_notice else "N") if cancelled else "",
            ClinContDurOfCareCont=str(contact.minutes) if contact.took_place else "",
            IAPTLTCServiceInd="N",
            AppType=ASSESSMENT if contact.session is None else TREATMENT,
        )
    )
    if contact.took_place:
        _activity(made, pathway, contact, key)


def _activity(made: Gathered, pathway: Pathway, contact: Contact, key: str) -> None:
    dynamic = contact.session is not None and pathway.protocol in DYNAMIC
    made.tables["IDS202CareActivity"].append(
        row(
            "IDS202CareActivity",
            CareActId=key,
            CareContactId=key,
            CarePersLocalId=reference(contact.therapist),
            ClinContactDurOfCareAct=str(contact.minutes),
            CodeProcAndProcStatus=BRIEF_PSYCHODYNAMIC if dynamic else "",
        )
    )
    for answered in contact.answered:
        if answered.measure in BY_MEASURE:
            made.tables["IDS607CodedScoreAssessmentAct"].append(
                row(
                    "IDS607CodedScoreAssessmentAct",
                    CareActId=key,
                    CodedAssToolType=BY_MEASURE[answered.measure].code,
                    PersScore=str(answered.total),
                )
            )


def _scores_beside(made: Gathered, pathway: Pathway, month: Month) -> None:
    """What was answered for a session that did not take place has its own day."""
    for answered in pathway.beside:
        if answered.measure in BY_MEASURE and month.first <= answered.on <= month.last:
            made.tables["IDS606CodedScoreAssessmentRefer"].append(
                row(
                    "IDS606CodedScoreAssessmentRefer",
                    ServiceRequestId=reference(pathway.id),
                    CodedAssToolType=BY_MEASURE[answered.measure].code,
                    PersScore=str(answered.total),
                    AssToolCompDate=answered.on.isoformat(),
                )
            )
