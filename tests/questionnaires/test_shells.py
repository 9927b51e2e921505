"""A measure whose words are not ours: staff write it down from paper, and no client is shown it."""

import pytest
from django.http import Http404
from django.test import Client as Browser
from django.urls import reverse

from sixteen.domain.measures.definition import NOT_APPLICABLE
from sixteen.questionnaires import access, queries
from sixteen.questionnaires.links import asked_by, code_of, is_open, link_by_code, make_link
from sixteen.questionnaires.models import Response
from sixteen.workspace.answers import answered
from tests.domain.test_measure_files import WSAS
from tests.people.signing import sign_in
from tests.portal.house import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(practice):
    return practice.house.request(practice.course, "wsas")


def test_it_is_nowhere_for_the_client(practice, asked):
    link = make_link(of=asked.session, revision=0, opens_at=asked.opens_at, at=NOW)
    assert asked not in queries.open_requests(asked.client, at=NOW)
    assert asked_by(link) == {} and not is_open(link_by_code(code_of(link)), at=NOW)
    with pytest.raises(Http404):
        access.request_for_client(asked.client.account, asked.pk, at=NOW)


def test_from_paper_with_four_answers_it_is_shown_as_four(practice, asked):
    browser = sign_in(Browser(), practice.therapist)
    page = reverse("workspace:answers", args=[asked.pk])
    assert "This does not apply" in browser.get(page).content.decode()
    given = {"wsas_1": NOT_APPLICABLE, "wsas_2": 8, "wsas_3": 4, "wsas_4": 0, "wsas_5": 1}
    assert browser.post(page, given | {"mode": "on paper"}).status_code == 302
    kept = Response.objects.get(request=asked)
    assert (kept.mode, kept.open("total"), kept.measure_version) == (
        "on paper",
        None,
        WSAS.version,
    )
    shown = answered(asked, WSAS, kept.open("answers"), {})
    assert (shown.score.part, shown.score.part_of, shown.counted) == (13, 32, 4)
    session = reverse("workspace:session", args=[asked.course_id, asked.session.number])
    assert "13 of 32, from 4 of 5 questions" in browser.get(session).content.decode()
