"""A bare Django form that inserts one row: what a submission is measured against.

Served by granian like ours, on the same database server: tests.bench.bare:application. Django's own
form, its CSRF check and its ORM, in one transaction; no session, no sign-in, nothing else.
"""

import os

import dj_database_url
from django.conf import settings
from django.urls import path

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DATABASES={"default": dj_database_url.parse(os.environ["BARE_DATABASE_URL"], conn_max_age=60)},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)

import django  # noqa: E402

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402

from tests.bench.row import form  # noqa: E402

urlpatterns = [path("", form)]
application = get_wsgi_application()
