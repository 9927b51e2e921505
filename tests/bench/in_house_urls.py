"""The one address of in_house.py."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.bench import row


def form(request: HttpRequest) -> HttpResponse:
    """It remembers what was sent, as ours remembers what may be shown again."""
    if request.method == "POST":
        request.session["sent"] = request.session.get("sent", 0) + 1
    return row.form(request)


urlpatterns = [path("", form)]
