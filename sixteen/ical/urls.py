"""The address under /calendar/: not for people, for their calendar programs."""

from django.urls import path

from sixteen.ical import views

app_name = "ical"
urlpatterns = [path("<str:token>/feed.ics", views.feed, name="feed")]
