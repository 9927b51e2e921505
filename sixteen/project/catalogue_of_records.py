"""The settings of a record: how long it is kept, by which day a request is answered. A part of
settings_catalogue.py: name, default, meaning."""

OF_RECORDS = (
    (
        "SIXTEEN_KEEP_ENQUIRY",
        "6 months",
        "How long the record of somebody who asked and had no course is kept after the last "
        "contact, such as 6 months or 1 year. The service decides, and names it in its privacy "
        "notice: docs/how-to/keep-and-erase-records.md.",
    ),
    (
        "SIXTEEN_KEEP_COURSE",
        "20 years",
        "The same for somebody who had a course. 20 years is the NHS’s for records of mental "
        "health; a private service chooses its own.",
    ),
    ("SIXTEEN_KEEP_DIED", "10 years", "The same for somebody who has died, from then on."),
    (
        "SIXTEEN_KEEP_SINCE",
        "",
        "The day on which these rules were decided, such as 2026-12-01. It stands beside each "
        "record that is due. Empty: not said.",
    ),
    (
        "SIXTEEN_PORTAL_NAME",
        "",
        "What a client’s own pages are called in their browser’s tab and history, e.g. My pages: "
        "keep it neutral where others use the device. Empty: the name of the service.",
    ),
    (
        "SIXTEEN_COMPLAINT_DAYS",
        "3",
        "Days within which a client hears that their complaint has come. The law’s longest for one "
        "about data is 30.",
    ),
    (
        "SIXTEEN_LEDGER_FILE",
        "",
        "File in which erased people are written down by an opaque id, so that a backup that is "
        "put back does not bring them back. Empty: erasures.ledger beside the master key.",
    ),
)
