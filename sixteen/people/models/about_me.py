"""What a client said of themselves, for counting alone: whom does the service reach?"""

from django.db import models

from sixteen.people.models.client import Client
from sixteen.vault.rows import Sealed, SealedRow


class AboutMe(SealedRow):
    """said: {question: answer} of domain/about_me.py. Theirs: nobody here opens it for a person.

    With a consent of its own; when that is taken back the row goes.
    """

    sealed_as = "about-me"
    key_owner = "client_id"

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="+")
    said = Sealed()
    said_at = models.DateTimeField()

    class Declared:
        personal = ("said",)
        clinical = ()
        operational = ("id", "revision", "client", "said_at")
