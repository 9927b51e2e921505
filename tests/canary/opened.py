"""Prints what the key opens of an installation: python -m tests.canary.opened.

Every sealed value of every row, every session, every passkey's name.
"""

import base64
import sys

import django

django.setup()

from allauth.mfa.adapter import get_adapter  # noqa: E402
from allauth.mfa.models import Authenticator  # noqa: E402
from django.apps import apps  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402

from sixteen.care.recordings import bytes_of  # noqa: E402
from sixteen.vault.rows import SealedRow, opened  # noqa: E402

for model in apps.get_models():
    if issubclass(model, SealedRow):
        for row in opened(model._default_manager.all()):
            for field in model.sealed_fields():
                sys.stdout.write(f"{row.open(field)}\n")
    if model._meta.label == "care.CourseDocument":
        for row in opened(model._default_manager.exclude(kind="").filter(withdrawn_at=None)):
            sys.stdout.write(f"{base64.b64decode(row.open('content'))!r}\n")
    if model._meta.label == "intake.Document":
        for row in opened(model._default_manager.all()):
            sys.stdout.write(f"{base64.b64decode(row.open('content'))!r}\n")
    if model._meta.label == "care.Recording":
        for row in opened(model._default_manager.filter(state="kept")):
            sys.stdout.write(f"{b''.join(bytes_of(row))!r}\n")
for session in Session.objects.all():
    sys.stdout.write(f"{session.get_decoded()}\n")
for key in Authenticator.objects.filter(type="webauthn"):
    sys.stdout.write(f"{get_adapter().decrypt(key.data['name'])}\n")
