"""Every address, with those of the demonstration."""

from django.urls import include, path

from sixteen.project import components
from sixteen.project.urls import urlpatterns as of_every_day

handler400 = "sixteen.project.errors.bad_request"
handler403 = "sixteen.project.errors.forbidden"
handler404 = "sixteen.project.errors.not_found"
handler500 = "sixteen.project.errors.server_error"

# What is left after these belongs to the pages that a practice makes.
urlpatterns = [
    path("demo/", include("sixteen.demo.urls")),
    path("components/", components.page, name="components"),
    *of_every_day,
]
