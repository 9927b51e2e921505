from django.db import migrations

from sixteen.vault.rows import Sealed


class Migration(migrations.Migration):
    dependencies = [("people", "0013_texts_have_a_number_of_their_own")]

    operations = [
        migrations.AddField(
            model_name="client",
            name="language",
            field=Sealed(blank=True, editable=False, null=True),
        ),
    ]
