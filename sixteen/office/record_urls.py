"""Addresses about records as such, under /office/records/."""

from django.urls import path

from sixteen.office.views import complaints, copies, corrections, pages_off, records

urlpatterns = [
    path("", records.records, name="records"),
    path("<uuid:pk>/", records.record, name="record"),
    path("<uuid:pk>/erase/", records.erase, name="erase"),
    path("copies/<uuid:pk>/", copies.copy, name="copy"),
    path("corrections/<uuid:pk>/", corrections.correction, name="correction"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/<uuid:pk>/", complaints.complaint, name="complaint"),
    path("<uuid:pk>/pages/", pages_off.switch, name="switch_pages"),
    path("holds/<uuid:pk>/end/", records.end_hold, name="end_hold"),
]
