"""The 21 tables of the IAPT data set v2.1: exact field names in their order.

Names and order as NHS England declares them (github.com/nhsengland/Reusable-Code-Library, data set
version 2.1). A field with its code here is a reject of the record, in NHS England's rules, where it
is blank.
"""

TABLES: dict[str, tuple[str, ...]] = {
    name: tuple(fields.split())
    for name, fields in {
        "IDS000Header": "DatSetVer OrgIDProv OrgIDSubmit PrimSystemInUse ReportingPeriodStartDate "
        "ReportingPeriodEndDate DateTimeDatSetCreate",
        "IDS001MPI": "LocalPatientId OrgIDLocalPatientId NHSNumber NHSNumberStatus PersonBirthDate "
        "Postcode Gender GenderIdentity GenderIdentitySameAtBirth EthnicCategory "
        "EthnicCategory2021 ExBAFIndicator LanguageCodePreferred EduEstabTypeIAPT",
        "IDS002GP": "LocalPatientId GMPCodeReg StartDateGMPRegistration EndDateGMPRegistration",
        "IDS003AccommStatus": "LocalPatientId AccommodationType SettledAccommodationInd "
        "AccommodationTypeDate AccommodationTypeStartDate AccommodationTypeEndDate",
        "IDS004EmpStatus": "LocalPatientId EmployStatus EmployStatusRecDate WeekHoursWorked "
        "SelfEmployInd SickAbsenceInd SSPInd BenefitRecInd ESAInd UCInd PIPInd EmpSupportInd "
        "EmpSupportReferral EmpSupportDischargeDate",
        "IDS007DisabilityType": "LocalPatientId DisabCode",
        "IDS011SocPerCircumstances": "LocalPatientId SocPerCircumstance SocPerCircumstanceRecDate",
        "IDS012OverseasVisitorChargCat": "LocalPatientId OvsVisChCat OvsVisChCatAppDate",
        "IDS101Referral": "ServiceRequestId LocalPatientId OrgIDComm ReferralRequestReceivedDate "
        "SourceOfReferralIAPT OnsetDate PrevDiagCondInd EndCode ServDischDate",
        "IDS105OnwardReferral": "ServiceRequestId OnwardReferDate OnwardReferTime "
        "OnwardReferReason OrgIDReceiving",
        "IDS108WaitingTimePauses": "PauseID ServiceRequestId PauseStartDate PauseEndDate "
        "PauseReason",
        "IDS201CareContact": "CareContactId ServiceRequestId CareContDate CareContTime OrgIDComm "
        "PlannedCareContIndicator AttendOrDNACode Cancellation ClinContDurOfCareCont "
        "IAPTLTCServiceInd AppType ConsMechanism IntEnabledTherProg CareContPatientTherMode "
        "NumGroupTherParticipants NumGroupTherFacilitators PsychMed ActLocTypeCode SiteIDOfTreat "
        "LanguageCodeTreat InterpreterPresentInd",
        "IDS202CareActivity": "CareActId CareContactId CarePersLocalId ClinContactDurOfCareAct "
        "CodeProcAndProcStatus FindSchemeInUse CodeFind CodeObs ObsValue UnitMeasure",
        "IDS205InternetTherLog": "ServiceRequestId StartDateIntEnabledTherLog "
        "EndDateIntEnabledTherLog IntEnabledTherProg DurationIntEnabledTher CarePersLocalId "
        "IntegratedSoftwareInd",
        "IDS601MedHistPrevDiag": "LocalPatientId DiagSchemeInUse PrevDiag DiagDate",
        "IDS602LongTermCondition": "ServiceRequestId FindSchemeInUse LongTermCondition",
        "IDS603PresentingComplaints": "ServiceRequestId FindSchemeInUse PresComp PresCompCodSig "
        "PresCompDate",
        "IDS606CodedScoreAssessmentRefer": "ServiceRequestId CodedAssToolType PersScore "
        "AssToolCompDate AssToolCompTime",
        "IDS607CodedScoreAssessmentAct": "CareActId CodedAssToolType PersScore",
        "IDS803CareCluster": "LocalPatientId AMHCareClustCodeFin StartDateCareClust "
        "StartTimeCareClust EndDateCareClust EndTimeCareClust",
        "IDS902CarePersQual": "CarePersLocalId QualAttainLevelIAPT QualAwardedDate "
        "QualPlannedCompletionDate",
    }.items()
}

BLANK = {
    "IDS000Header": {
        "DatSetVer": "IDS00001",
        "OrgIDProv": "IDS00028",
        "OrgIDSubmit": "IDS00031",
        "PrimSystemInUse": "IDS00012",
        "ReportingPeriodStartDate": "IDS00014",
        "ReportingPeriodEndDate": "IDS00017",
        "DateTimeDatSetCreate": "IDS00020",
    },
    "IDS001MPI": {"LocalPatientId": "IDS00101", "OrgIDLocalPatientId": "IDS00151"},
    "IDS101Referral": {
        "ServiceRequestId": "IDS10104",
        "LocalPatientId": "IDS10106",
        "OrgIDComm": "IDS10108",
        "ReferralRequestReceivedDate": "IDS10111",
    },
    "IDS201CareContact": {
        "CareContactId": "IDS20101",
        "ServiceRequestId": "IDS20103",
        "CareContDate": "IDS20106",
        "IAPTLTCServiceInd": "IDS20115",
        "AppType": "IDS20154",
    },
    "IDS202CareActivity": {"CareActId": "IDS20201"},
    "IDS603PresentingComplaints": {
        "ServiceRequestId": "IDS60303",
        "FindSchemeInUse": "IDS60305",
        "PresComp": "IDS60308",
    },
    "IDS606CodedScoreAssessmentRefer": {
        "ServiceRequestId": "IDS60601",
        "CodedAssToolType": "IDS60603",
        "PersScore": "IDS60605",
        "AssToolCompDate": "IDS60608",
    },
    "IDS607CodedScoreAssessmentAct": {
        "CareActId": "IDS60701",
        "CodedAssToolType": "IDS60703",
        "PersScore": "IDS60705",
    },
}

Row = dict[str, str]
Tables = dict[str, list[Row]]


def row(table: str, **values: str) -> Row:
    """A row with every field of its table, in order; what is not given is blank."""
    unknown = set(values) - set(TABLES[table])
    if unknown:
        raise ValueError(f"{table} has no field {', '.join(sorted(unknown))}.")
    return {field: values.get(field, "") for field in TABLES[table]}
