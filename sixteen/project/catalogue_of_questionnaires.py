"""The settings of questionnaires: when they open, and by which ways. A part of
settings_catalogue.py: name, default, meaning."""

OF_QUESTIONNAIRES = (
    (
        "SIXTEEN_MEASURES",
        "",
        "Folder with definition files of questionnaires of your own (*.toml): "
        "docs/how-to/add-a-measure.md. Empty: those that come with Sixteen.",
    ),
    (
        "SIXTEEN_QUESTIONNAIRES_DAYS",
        "1",
        "Working days before an appointment on which its questionnaires open.",
    ),
    ("SIXTEEN_QUESTIONNAIRES_TIME", "09:00", "Time of that day at which they open."),
    (
        "SIXTEEN_QUESTIONNAIRE_LINKS",
        "1",
        "1: the e-mail that says that questionnaires are open has a link that needs no password. "
        "It never shows what was answered. 0: people sign in to answer.",
    ),
    (
        "SIXTEEN_OWN_AIMS_DAYS",
        "366",
        "Days before a session from which clients may say on their own pages how near their aims "
        "feel. A year: at any time. 0: only in the session.",
    ),
    (
        "SIXTEEN_NUDGE_HOURS",
        "4",
        "Hours before an appointment at which somebody who has not answered is reminded of it, "
        "once. 0: nobody is.",
    ),
)
