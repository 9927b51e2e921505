from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """No row changes: what was one draft a session is one draft an author, too."""

    dependencies = [
        ("care", "0028_the_ending_is_on_another_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="note", name="one_first_note_a_session"),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.UniqueConstraint(
                condition=models.Q(("amends", None), ("state", "signed")),
                fields=("session",),
                name="one_first_note_a_session",
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("session", "author"),
                name="one_draft_a_session_and_author",
            ),
        ),
    ]
