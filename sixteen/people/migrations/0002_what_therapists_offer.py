import uuid

import django.db.models.deletion
from django.db import migrations, models

import sixteen.people.models.therapist


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("code", models.SlugField(max_length=60, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("in_use", models.BooleanField(default=True)),
            ],
        ),
        migrations.AddField(
            model_name="therapist",
            name="gender",
            field=models.CharField(
                blank=True,
                choices=[("woman", "a woman"), ("man", "a man"), ("non-binary", "non-binary")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="therapist",
            name="languages",
            field=models.JSONField(default=sixteen.people.models.therapist.english),
        ),
        migrations.AddField(
            model_name="therapist",
            name="places",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="therapist",
            name="protocols",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="therapist",
            name="session_fee",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="therapist",
            name="trainings",
            field=models.TextField(blank=True, max_length=1200),
        ),
        migrations.CreateModel(
            name="WorksWith",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.concern",
                    ),
                ),
                (
                    "therapist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.therapist",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="therapist",
            name="concerns",
            field=models.ManyToManyField(
                related_name="therapists", through="people.WorksWith", to="people.concern"
            ),
        ),
        migrations.AddConstraint(
            model_name="therapist",
            constraint=models.CheckConstraint(
                condition=models.Q(("gender__in", ["", "woman", "man", "non-binary"])),
                name="a_therapist_has_a_known_gender",
            ),
        ),
        migrations.AddConstraint(
            model_name="workswith",
            constraint=models.UniqueConstraint(
                fields=("therapist", "concern"), name="a_concern_is_said_once"
            ),
        ),
    ]
