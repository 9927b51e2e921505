"""A page of the demonstration that shows every component of the look, for whoever builds pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sixteen.people.access import public


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "components.html", {})
