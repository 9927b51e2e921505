import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def keep_what_could_be_booked(apps, schema_editor):
    """The consultation was the one public kind, and the therapists who held it were marked."""
    kind = apps.get_model("scheduling", "AppointmentKind")
    offered = apps.get_model("scheduling", "OfferedKind")
    therapist = apps.get_model("people", "Therapist")
    if kind.objects.filter(code="consultation").update(public=True):
        holding = therapist.objects.filter(takes_consultations=True)
        offered.objects.bulk_create(
            offered(therapist_id=each.account_id, kind_id="consultation") for each in holding
        )


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("scheduling", "0002_calendar_feed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AskedTime",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("in_person", "in person"),
                            ("video", "by video"),
                            ("phone", "by phone"),
                        ],
                        max_length=10,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("zone", models.CharField(max_length=40)),
                ("booking", models.UUIDField(unique=True)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="OfferedKind",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="appointmentkind",
            name="about",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="appointmentkind",
            name="daily_cap",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="appointmentkind",
            name="price_pence",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="appointmentkind",
            name="public",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="workinghours",
            name="shown",
            field=models.CharField(
                choices=[("bookable", "bookable"), ("ask", "ask"), ("hidden", "hidden")],
                default="bookable",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="appointmentkind",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gte", 1)), name="an_appointment_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointmentkind",
            constraint=models.CheckConstraint(
                condition=models.Q(("daily_cap", None), ("daily_cap__gte", 1), _connector="OR"),
                name="a_cap_is_one_or_more",
            ),
        ),
        migrations.AddConstraint(
            model_name="workinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(("shown__in", ["bookable", "ask", "hidden"])),
                name="hours_are_shown_somehow",
            ),
        ),
        migrations.AddField(
            model_name="askedtime",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.client"
            ),
        ),
        migrations.AddField(
            model_name="askedtime",
            name="kind",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="scheduling.appointmentkind",
            ),
        ),
        migrations.AddField(
            model_name="askedtime",
            name="therapist",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="offeredkind",
            name="kind",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="scheduling.appointmentkind",
            ),
        ),
        migrations.AddField(
            model_name="offeredkind",
            name="therapist",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="offeredkind",
            constraint=models.UniqueConstraint(
                fields=("therapist", "kind"), name="a_kind_is_offered_once"
            ),
        ),
        migrations.RunPython(keep_what_could_be_booked, migrations.RunPython.noop),
    ]
