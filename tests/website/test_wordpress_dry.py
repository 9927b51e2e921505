"""An export of WordPress is looked at first: nothing is changed."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page

from sixteen.website.models import Origin
from tests.website.test_wordpress import EXPORT

pytestmark = pytest.mark.django_db


def test_a_dry_run_changes_nothing_and_says_all():
    said = StringIO()
    before = Page.objects.count()
    call_command("website", "import-wordpress", str(EXPORT), "--dry", stdout=said)
    assert Page.objects.count() == before
    assert not Origin.objects.filter(key__startswith="wordpress:").exists()
    assert "Nothing was changed" in said.getvalue() and "12 pages made" in said.getvalue()
    assert "[contact-form-7" in said.getvalue()
