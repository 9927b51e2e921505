"""Five hundred sets of answers, kill -9, no mail, and therapists who are not there: each that calls
for a person is one open alert, on the screen of whoever is on duty within a minute."""

import pytest

from tests.endurance.answer_sets import SECONDS, Form, answered, drawn
from tests.endurance.server import Mortal, mortal
from tests.serving import free_port

SEED = 9


def people_without_mail(server: Mortal) -> None:
    """A mail server is set, and nothing answers there."""
    server.place.env |= {
        "SIXTEEN_EMAIL_URL": f"smtp://127.0.0.1:{free_port()}",
        "SIXTEEN_EMAIL_FROM": "office@mill-house.example",
    }
    server.place.fill("tests.endurance.fill_answers")


def wrong_after(server: Mortal, forms: list[Form], kills: int) -> list[str]:
    people_without_mail(server)
    found = answered(server, forms, kills=kills, seed=SEED)
    expected = sum(form.makes_somebody_look for form in forms)
    if not found.wrong:
        assert len(found.waited) == expected and max(found.waited) < SECONDS
        assert open_alerts(server) == 0
        assert "The audit holds" in server.place.must("audit", "verify")
        assert sent_messages(server) == 0
        print(f"{expected} of {len(forms)} on a screen, the last after {max(found.waited):.1f} s")
    return found.wrong


def open_alerts(server: Mortal) -> int:
    return int(server.rows("SELECT count(*) FROM care_alert WHERE state = 'open'")[0][0])


def sent_messages(server: Mortal) -> int:
    return int(server.rows("SELECT count(*) FROM outbox_message WHERE state = 'sent'")[0][0])


def test_what_is_drawn_has_every_stratum():
    forms = drawn(500, SEED)
    for said in (1, 2, 3, "passed over", "not reached"):
        for sent in (True, False):
            alike = [f for f in forms if f.about_safety == said and f.sent is sent]
            assert len(alike) >= 45
    assert len({form.answers for form in forms}) > 450


@pytest.mark.long
def test_five_hundred_sets_reach_somebody_through_kills_without_mail(tmp_path):
    with mortal(tmp_path, 0, filled=False) as server:
        assert wrong_after(server, drawn(500, SEED), kills=12) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ("alert-when-finished", "0 alerts of"),
        ("alert-when-mail-went", "0 alerts of"),
        ("alert-without-the-blank", "0 alerts of"),
        ("alert-never-closes", "still there"),
    ],
)
def test_a_planted_fault_is_seen(tmp_path, fault, seen, monkeypatch):
    monkeypatch.setattr("tests.endurance.answer_sets.SECONDS", 5)
    with mortal(tmp_path, 0, filled=False) as server:
        server.place.env |= {
            "DJANGO_SETTINGS_MODULE": "tests.endurance.planted",
            "PLANTED_FAULT": fault,
        }
        wrong = wrong_after(server, drawn(90, SEED), kills=0)
    assert any(seen in each for each in wrong), wrong
