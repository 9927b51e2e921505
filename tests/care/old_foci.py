"""Foci of before a focus was agreed and refined, taken through the migration and back:
python -m tests.care.old_foci, on an empty database. Prints (version, state, copy, has a time) of
each afterwards, and the states once it is taken back.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import django

django.setup()

from django.db import connection, models  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402

BEFORE, MIGRATION = ("care", "0005_contact_log"), ("care", "0006_focus_states")
WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
# Of two courses: states, and when each was shared and final, in days; None: no such time was kept.
OLD = {
    "one": [("final", 1, 2), ("final", None, 5), ("shared", None, None), ("draft", None, None)],
    "two": [("draft", None, None), ("final", None, None)],
}


def main() -> None:
    loader = MigrationLoader(connection)
    state = loader.project_state(BEFORE)
    with connection.schema_editor() as editor:
        # Those that the migration comes to refer to as well.
        for model in reached(state.apps, "Focus", "Session"):
            editor.create_model(model)
    for name, rows in OLD.items():
        write(state.apps, name, rows)
    migration = loader.get_migration(*MIGRATION)
    with connection.schema_editor(atomic=migration.atomic) as editor:
        after = migration.apply(state.clone(), editor)
    now = after.apps.get_model("care", "Focus").objects.all()
    kept = [
        [f.version, f.state, f.copy, bool(f.shared_at), bool(f.agreed_at)]
        for f in sorted(now, key=lambda f: (bytes(f.parts), f.version))
    ]
    with connection.schema_editor(atomic=migration.atomic) as editor:
        migration.unapply(state.clone(), editor)
    old = state.apps.get_model("care", "Focus").objects.all()
    back = [f.state for f in sorted(old, key=lambda f: (bytes(f.parts), f.version))]
    print(json.dumps([kept, back]))


def reached(apps: Any, *names: str) -> list[Any]:
    """These models and all that they refer to."""
    found: list[Any] = []

    def visit(one: Any) -> None:
        if one in found:
            return
        found.append(one)
        for field in [*one._meta.local_fields, *one._meta.local_many_to_many]:
            if field.remote_field is not None:
                visit(field.remote_field.model)

    for name in names:
        visit(apps.get_model("care", name))
    return found


def write(apps: Any, name: str, rows: list[tuple[str, int | None, int | None]]) -> None:
    account = make(apps, "people", "Account", email=f"{name}@index.invalid")
    client = make(apps, "people", "Client")
    course = make(
        apps, "care", "Course", client=client, therapist=account, protocol="DIT", state="in_course"
    )
    for version, (state, shared, final) in enumerate(rows, 1):
        make(
            apps,
            "care",
            "Focus",
            course=course,
            client=client,
            author=account,
            version=version,
            state=state,
            parts=name.encode(),
            shared_at=None if shared is None else WHEN + timedelta(days=shared),
            final_at=None if final is None else WHEN + timedelta(days=final),
        )


def make(apps: Any, app: str, name: str, **values: Any) -> Any:
    """A row with what has to be there, as plainly as it may be."""
    model = apps.get_model(app, name)
    for field in model._meta.local_fields:
        if field.name in values or field.null or field.has_default() or field.primary_key:
            continue
        if isinstance(field, models.DateTimeField):
            values[field.name] = WHEN
    return model.objects.create(**values)


if __name__ == "__main__":
    main()
