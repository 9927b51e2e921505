"""The addresses under /work/."""

from django.urls import path

from sixteen.workspace.views import (
    alerts,
    answering,
    calendar,
    changing_therapist,
    consultations,
    contact_log,
    courses,
    focus,
    focus_together,
    focus_versions,
    letter_versions,
    letters,
    notes,
    referrals,
    sessions,
    settling,
    supervision,
    today,
    wishes,
)

app_name = "workspace"
COURSE = "courses/<uuid:pk>/"
SESSION = COURSE + "sessions/<int:number>/"

urlpatterns = [
    path("", today.today, name="today"),
    path("print/", today.today_on_paper, name="today_on_paper"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("courses/", courses.courses, name="courses"),
    path("consultations/<uuid:pk>/", consultations.consultation, name="consultation"),
    path("consultations/<uuid:pk>/wishes/", wishes.wishes, name="wishes"),
    path("consultations/<uuid:pk>/start/", consultations.start_course, name="start_course"),
    path(
        "consultations/<uuid:pk>/documents/<int:number>/",
        referrals.document,
        name="document",
    ),
    path(COURSE, courses.course, name="course"),
    path(COURSE + "invitation/", consultations.invitation, name="invitation"),
    path(COURSE + "prompts/<slug:code>/", courses.prompt, name="prompt"),
    path(COURSE + "decision/", courses.initial_decision, name="initial_decision"),
    path(COURSE + "agreement/", settling.agreement, name="agreement"),
    path(COURSE + "agreement/sign/", settling.sign_agreement, name="sign_agreement"),
    path(COURSE + "aims/", settling.set_aims, name="aims"),
    path(COURSE + "focus/", focus.focus, name="focus"),
    path(COURSE + "focus/share/", focus_together.share_focus, name="share_focus"),
    path(COURSE + "focus/settle/", focus_together.settle_focus, name="settle_focus"),
    path(COURSE + "focus/versions/", focus_versions.focus_versions, name="focus_versions"),
    path(COURSE + "letter/", letters.letter, name="letter"),
    path(COURSE + "letter/decline/", letters.decline, name="decline_letter"),
    path(COURSE + "letter/<int:number>/", letter_versions.version, name="letter_version"),
    path(
        COURSE + "letter/<int:number>/letter.pdf",
        letter_versions.version_pdf,
        name="letter_pdf",
    ),
    path(COURSE + "end/", courses.end_course, name="end_course"),
    path(COURSE + "contact-log/", contact_log.contact_log, name="contact_log"),
    path("call-backs/<uuid:pk>/", contact_log.call_back, name="call_back"),
    path(COURSE + "therapist/", changing_therapist.new_therapist, name="new_therapist"),
    path(SESSION, sessions.session, name="session"),
    path(SESSION + "note/", notes.note, name="note"),
    path(SESSION + "happened/", sessions.happened, name="happened"),
    path(SESSION + "move/", sessions.move_session, name="move_session"),
    path(SESSION + "aims/", settling.ratings, name="ratings"),
    path("questionnaires/<uuid:pk>/", answering.answers, name="answers"),
    path("supervision/", supervision.supervision, name="supervision"),
    path("supervision/<uuid:pk>/", supervision.supervised_course, name="supervised_course"),
    path(
        "supervision/<uuid:pk>/sessions/<int:number>/",
        supervision.supervised_session,
        name="supervised_session",
    ),
    path("duty/", alerts.duty, name="duty"),
    path("alerts/<uuid:pk>/", alerts.alert, name="alert"),
    path("alerts/<uuid:pk>/take/", alerts.take_alert, name="take_alert"),
]
