"""What is kept about people is declared, field by field, and what is said is sealed."""

from django.apps import apps
from django.db import models

from sixteen.vault.rows import Sealed, SealedRow
from tests.repository.test_tree import our_models

KINDS = ("personal", "clinical", "operational")
# Clinical, and yet not ciphertext. Each with its reason; nothing joins without one.
CLEAR = {
    "care.Course.initial_decision": "one of the service's few words, and a state of the course",
    "intake.Consultation.decision": "one of the service's few words; the office acts on it",
}
CLEAR_PERSONAL = {
    "people.Account.email": "a pseudonym, made from a keyed hash of what they type",
    "people.SharedMailbox.mailbox": "a keyed hash, to know the address by",
    "people.Client.email_lookup": "a keyed hash",
    "people.Client.phone_lookup": "a keyed hash",
    "people.Therapist.public_name": "public, on the website",
    "people.Therapist.register": "public, on the website",
    "people.Therapist.register_number": "public, on the website",
    "people.Therapist.register_checked_on": "public, on the website",
    "people.Therapist.about": "public, on the website",
    "people.Therapist.gender": "public, on the website",
    "people.Therapist.languages": "public, on the website",
    "people.Therapist.protocols": "public, on the website",
    "people.Therapist.trainings": "public, on the website",
    "people.Therapist.concerns": "public, on the website",
    "people.WorksWith.therapist": "public, on the website",
    "people.WorksWith.concern": "public, on the website",
    "website.ArticlePage.author": "public, on the website",
    "website.TherapistPage.therapist": "public, on the website",
}


def is_ours(field: models.Field) -> bool:
    """Not a column of somebody else's table that ours extends, nor a way back into one."""
    if field in field.model._meta.private_fields:
        return field.related_model.__module__.startswith("sixteen.")
    return field.model.__module__.startswith("sixteen.")


def field_names(kind: type[models.Model]) -> set[str]:
    fields = (*kind._meta.fields, *kind._meta.many_to_many, *kind._meta.private_fields)
    return {field.name for field in fields if is_ours(field)}


def wrongly_declared(kind: type[models.Model]) -> list[str]:
    """Fields that are declared not once, and declared names that are no field."""
    declared = vars(kind).get("Declared")
    if declared is None:
        return [f"{kind.__name__}: nothing is declared"]
    said = [name for each in KINDS for name in getattr(declared, each)]
    names = field_names(kind) | set(said)
    return sorted(
        f"{kind.__name__}.{name}: declared {said.count(name)} times, "
        f"{'is' if name in field_names(kind) else 'is no'} field"
        for name in names
        if said.count(name) != 1 or name not in field_names(kind)
    )


def badly_sealed(kind: type[models.Model]) -> list[str]:
    """Sealed fields outside the vault's row, or that the row itself does not know."""
    sealed = {field.name for field in kind._meta.fields if isinstance(field, Sealed)}
    if not issubclass(kind, SealedRow):
        return [f"{kind.__name__}.{name}" for name in sorted(sealed)]
    if not sealed or sealed != set(kind.sealed_fields()):
        return [f"{kind.__name__}: a sealed row seals something"]
    return []


def in_clear(kinds: list[type[models.Model]], declared: str) -> set[str]:
    return {
        f"{kind._meta.label}.{name}"
        for kind in kinds
        for name in getattr(kind.Declared, declared)
        if not isinstance(kind._meta.get_field(name), Sealed)
    }


def test_every_field_is_declared_exactly_once():
    assert len(our_models()) > 30
    assert [fault for kind in our_models() for fault in wrongly_declared(kind)] == []


def test_what_is_sealed_lies_in_the_vaults_row():
    assert [fault for kind in our_models() for fault in badly_sealed(kind)] == []


def test_every_sealed_row_is_bound_to_its_own_name_and_a_persons_key():
    rows = [kind for kind in our_models() if issubclass(kind, SealedRow)]
    names = [kind.sealed_as for kind in rows]
    assert len(names) == len(set(names)), "two tables whose ciphertexts could be swapped"
    for kind in rows:
        columns = {field.attname: field for field in kind._meta.fields}
        owner = columns[kind.key_owner]
        person = owner.target_field if owner.is_relation else owner
        assert isinstance(person, models.UUIDField), kind.__name__


def test_clinical_and_personal_words_are_sealed_or_have_a_reason():
    assert in_clear(our_models(), "clinical") == set(CLEAR)
    assert in_clear(our_models(), "personal") == set(CLEAR_PERSONAL)


def test_nothing_sealed_is_called_operational():
    called = [
        f"{kind._meta.label}.{field.name}"
        for kind in our_models()
        for field in kind._meta.fields
        if isinstance(field, Sealed) and field.name in kind.Declared.operational
    ]
    assert called == []


def test_a_planted_fault_is_found(monkeypatch):
    client = apps.get_model("people", "Client")
    monkeypatch.setattr(client.Declared, "operational", ("id", "revision", "account", "made"))
    monkeypatch.setattr(client.Declared, "clinical", ("name",))
    assert len(wrongly_declared(client)) == 3
    site = apps.get_model("scheduling", "Site")
    monkeypatch.setattr(site._meta.get_field("name"), "__class__", Sealed)
    assert badly_sealed(site) == ["Site.name"]
