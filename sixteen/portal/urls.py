"""The client's own pages, under /my/."""

from django.urls import path

from sixteen.portal.views import (
    after,
    agreement,
    answering,
    calendar,
    contact,
    focus,
    letter,
    looks,
    moments,
    overview,
    plans,
    service_letter,
    telling,
)

app_name = "portal"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("questionnaires/<uuid:pk>/", answering.questionnaire, name="questionnaire"),
    path("questionnaires/<uuid:pk>/<int:number>/", answering.question, name="question"),
    path(
        "questionnaires/<uuid:pk>/<int:number>/help/", answering.after_answer, name="after_answer"
    ),
    path("questionnaires/<uuid:pk>/check/", answering.check_answers, name="check_answers"),
    path("questionnaires/<uuid:pk>/thank-you/", answering.thank_you, name="thank_you"),
    path("questionnaires/<uuid:pk>/answers/", answering.my_answers, name="my_answers"),
    path("agreement/<uuid:pk>/", agreement.agreement, name="agreement"),
    path("agreement/<uuid:pk>/no-recordings/", agreement.no_recordings, name="no_recordings"),
    path("focus/<uuid:pk>/", focus.focus, name="focus"),
    path("focus/<uuid:pk>/copy/", focus.focus_copy, name="focus_copy"),
    path("letter/<uuid:pk>/", letter.letter, name="letter"),
    path("letter/<uuid:pk>/letter.pdf", letter.letter_pdf, name="letter_pdf"),
    path("moments/", moments.moments, name="moments"),
    path("moments/new/", moments.new_moment, name="new_moment"),
    path("moments/<uuid:pk>/", moments.moment, name="moment"),
    path("looks/", looks.looks, name="looks"),
    path("letters/<uuid:pk>/", service_letter.service_letter, name="service_letter"),
    path(
        "letters/<uuid:pk>/letter.pdf",
        service_letter.service_letter_pdf,
        name="service_letter_pdf",
    ),
    path("plan/<slug:slug>/", plans.plan, name="plan"),
    path("tell/", telling.tell, name="tell"),
    path("tell/done/", telling.told_worse, name="told_us"),
    path("tell/noted/", telling.told_not_working, name="told_us_of_us"),
    path("contact/", contact.contact, name="contact"),
    path("follow-ups/", after.follow_ups, name="follow_ups"),
    path("again/", after.again, name="again"),
    path("calendar/", calendar.calendar, name="calendar"),
]
