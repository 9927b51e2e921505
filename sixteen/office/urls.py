"""The office's pages, under /office/."""

from django.urls import path

from sixteen.office.views import (
    appointments,
    booking,
    calls,
    clients,
    contact,
    diary,
    duplicates,
    enquiries,
    lost,
    offer_report,
    offers,
    plan,
    referring,
    supervision,
    waiting,
    wishes,
)

app_name = "office"
urlpatterns = [
    path("", diary.diary, name="diary"),
    path("enquiries/", enquiries.enquiries, name="enquiries"),
    path("clients/", clients.find, name="find"),
    path("clients/<uuid:pk>/", clients.card, name="client"),
    path("clients/<uuid:pk>/contact/", contact.contact, name="contact"),
    path("clients/<uuid:pk>/invite/", contact.invite, name="invite"),
    path("clients/<uuid:pk>/wishes/", wishes.wishes, name="wishes"),
    path("clients/<uuid:pk>/book/", booking.again, name="book_again"),
    path("clients/<uuid:pk>/call-back/", calls.call_back, name="call_back"),
    path("appointments/<uuid:pk>/move/", appointments.move, name="move"),
    path("appointments/<uuid:pk>/cancel/", appointments.cancel, name="cancel"),
    path("book/", booking.times, name="book"),
    path("book/<uuid:booking>/", booking.person, name="book_person"),
    path("book/<uuid:booking>/done/", booking.booked, name="booked"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/plan/", plan.plan, name="plan"),
    path("waiting/report/", offer_report.report, name="offer_report"),
    path("waiting/<uuid:pk>/", waiting.matches, name="matches"),
    path("waiting/<uuid:pk>/still/", waiting.still, name="still_waiting"),
    path("offers/<uuid:pk>/", offers.offer, name="offer"),
    path("refer/", referring.refer, name="refer"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("duplicates/<uuid:one>/<uuid:other>/", duplicates.compare, name="compare"),
    path("supervision/", supervision.supervision, name="supervision"),
    path("supervision/<uuid:pk>/end/", supervision.end_link, name="end_link"),
    path("messages/", lost.messages_lost, name="messages"),
]
