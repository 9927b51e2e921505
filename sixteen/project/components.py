"""A page of the demonstration that shows every component of the look, for whoever builds pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sixteen.people.access import public


@public
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "components.html", {})
