"""Addresses of what a client decides about their own record, under /my/data/."""

from django.urls import path

from sixteen.portal.views import about_me, control, data, off

urlpatterns = [
    path("", data.my_data, name="my_data"),
    path("off/", off.off, name="off"),
    path("agreed/", control.agreed, name="agreed"),
    path("about-me/", about_me.about_me, name="about_me"),
    path("about-me/<slug:code>/", about_me.about_me_question, name="about_me_question"),
    path("wrong/", control.wrong, name="wrong"),
    path("complaint/", control.complaint, name="complaint"),
    path("<uuid:pk>/copy.zip", data.take_copy, name="take_copy"),
]
