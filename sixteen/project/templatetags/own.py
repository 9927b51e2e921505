"""`{% load own %}`: what the frame of a client's pages asks about whoever reads them."""

from django import template
from django.http import HttpRequest

from sixteen.care.queries import plans_of_client
from sixteen.domain.plans import SAFETY

register = template.Library()


@register.filter
def has_own_plan(request: HttpRequest) -> bool:
    """Whether a client is signed in who has a safety plan: it is then one tap away everywhere."""
    client = getattr(getattr(request, "user", None), "client", None)
    return client is not None and SAFETY in plans_of_client(client)
