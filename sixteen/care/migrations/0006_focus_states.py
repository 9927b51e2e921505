"""A focus is spoken of, shared, agreed and refined; its client says whether they want a copy.

What clients can read today they go on reading: it was given to them. What was in its last form is
agreed, and refined where an earlier version was.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Coalesce

import sixteen.vault.rows


def checked_now(schema_editor):
    """PostgreSQL alters no table while the keys of a row that was updated twice wait to be looked
    at until the end."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def to_states(apps, schema_editor):
    foci = apps.get_model("care", "Focus").objects
    foci.exclude(state="draft").update(
        copy="yes", shared_at=Coalesce("shared_at", "agreed_at", "made_at")
    )
    last = foci.filter(state="final")
    last.update(agreed_at=Coalesce("agreed_at", "shared_at"))
    first = {}
    for pk, course in last.order_by("-version").values_list("pk", "course_id"):
        first[course] = pk
    foci.filter(pk__in=list(first.values())).update(state="agreed")
    foci.filter(state="final").update(state="refined")
    checked_now(schema_editor)


def from_states(apps, schema_editor):
    foci = apps.get_model("care", "Focus").objects
    foci.filter(state__in=["agreed", "refined"]).update(state="final")
    checked_now(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("care", "0005_contact_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("focus", "final_at", "agreed_at"),
        migrations.AddField(
            "focus", "copy", models.CharField(blank=True, default="", max_length=10)
        ),
        migrations.AddField("focus", "copy_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "focus",
            "copy_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "focus",
            "spoken_in",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="care.session",
            ),
        ),
        migrations.AddField(
            "focus",
            "makes_of_it",
            sixteen.vault.rows.Sealed(blank=True, editable=False, null=True),
        ),
        migrations.AddField("focus", "put_aside", models.JSONField(default=list)),
        migrations.RemoveConstraint("focus", "a_focus_has_a_state"),
        migrations.RunPython(to_states, from_states),
        migrations.AddConstraint(
            "focus",
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "shared", "agreed", "refined"]),
                name="a_focus_has_a_state",
            ),
        ),
        migrations.AddConstraint(
            "focus",
            models.CheckConstraint(
                condition=models.Q(state="draft", copy="", shared_at__isnull=True)
                | (
                    ~models.Q(state="draft")
                    & models.Q(copy__in=["asked", "yes", "no"], shared_at__isnull=False)
                ),
                name="a_copy_of_a_shared_focus",
            ),
        ),
        migrations.AddConstraint(
            "focus",
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "shared"], agreed_at__isnull=True)
                | models.Q(state__in=["agreed", "refined"], agreed_at__isnull=False),
                name="an_agreed_focus_has_a_time",
            ),
        ),
    ]
