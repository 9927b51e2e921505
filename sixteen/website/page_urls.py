"""Every address that is left belongs to the pages that a practice edits. Mounted last."""

from django.urls import re_path
from django.views.decorators.http import require_safe
from wagtail.urls import serve_pattern
from wagtail.views import serve

from sixteen.people.access import public

urlpatterns = [re_path(serve_pattern, public(require_safe(serve)), name="wagtail_serve")]
