from django.db import migrations


class Migration(migrations.Migration):
    """Which therapist offers which kind is scheduling's: it has taken over what was said here."""

    dependencies = [
        ("people", "0002_what_therapists_offer"),
        ("scheduling", "0003_kinds_of_the_services_own"),
    ]

    operations = [
        migrations.RemoveField(model_name="therapist", name="takes_consultations"),
    ]
