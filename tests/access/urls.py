"""Every address there is: the service's with the demonstration's, which is on only for nobody real.

Only its addresses: the setting itself stays off, for it also lets everybody in without a second
step.
"""

from django.conf import settings
from django.test import override_settings

from sixteen.project.urls import handler400, handler403, handler404, handler500
from tests.repository.test_addresses import all_of_ours

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

with override_settings():
    urlpatterns = all_of_ours(settings)
