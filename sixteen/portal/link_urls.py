"""Answering without a password, under /for-you/: an address says nothing of what is asked."""

from django.urls import path

from sixteen.portal.views import by_link

app_name = "link"
urlpatterns = [
    path("here/back/", by_link.hand_back, name="hand_back"),
    path("<str:code>/", by_link.begin, name="begin"),
    path("<str:code>/stop/", by_link.stop_asking, name="stop_asking"),
    path("<str:code>/<int:part>/", by_link.questionnaire, name="questionnaire"),
    path("<str:code>/<int:part>/<int:number>/", by_link.question, name="question"),
    path("<str:code>/<int:part>/<int:number>/now/", by_link.after_answer, name="after_answer"),
    path("<str:code>/<int:part>/check/", by_link.check_answers, name="check_answers"),
    path("<str:code>/<int:part>/thank-you/", by_link.thank_you, name="thank_you"),
]
