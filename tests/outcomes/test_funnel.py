"""Sites or months beside what chance alone does: what is drawn, what is said, and of whom never."""

from dataclasses import replace
from datetime import date

import pytest

from sixteen.journeys.pathways import pathways_between
from sixteen.outcomes.catalogue import COMPLETENESS
from sixteen.outcomes.counting import Question
from sixteen.outcomes.figure import Figure
from sixteen.outcomes.funnel import funnels, own_rate, points
from sixteen.outcomes.own.extract_rows import Rows
from sixteen.outcomes.own.sites import NOWHERE, with_sites
from sixteen.outcomes.report import Report, lines_of
from sixteen.outcomes.uncertainty import funnel
from sixteen.scheduling.models import Appointment, Room, Site
from tests.outcomes.lived import AT, Lived

CODE = "reliable_improvement"


def report(counts: dict[str, tuple[int, int]], by: str = "provider") -> Report:
    question = Question(date(2025, 1, 1), date(2025, 12, 31), (by,), (CODE,))
    made = [
        Figure.of_sums(CODE, (name,), {"count": count, "of": of})
        for name, (count, of) in counts.items()
    ]
    return Report(question, lines_of(made, question, shared=False), False)


def test_sites_are_drawn_round_the_services_own_rate_with_their_table() -> None:
    found = report({"Mill <House>": (30, 60), "Quay": (5, 20), "Small": (1, 9)})
    assert own_rate(found.lines) == pytest.approx(100 * 36 / 89)
    assert [(each.name, each.of) for each in points(found.lines)] == [
        ("Mill <House>", 60),
        ("Quay", 20),
    ]
    page = funnels(found)
    limits = funnel(100 * 36 / 89, 20)
    assert f"<td>{limits.low:.1f} to {limits.high:.1f}</td>" in page
    assert page.count("<svg") == 1 and "Mill &lt;House&gt;" in page and "<House>" not in page
    assert page.count("<td>too few</td>") == 2
    for words in ("does not show why", "make no allowance", "40.4 % in all"):
        assert words in page
    assert "style=" not in page and "<script" not in page


def test_how_complete_the_scores_are_stands_beside_each_part_and_is_no_plot_of_its_own() -> None:
    found = report({"Mill": (30, 60), "Quay": (5, 20)})
    paired = [
        Figure.of_sums(COMPLETENESS, (name,), {"count": count, "of": of})
        for name, (count, of) in {"Mill": (45, 60), "Quay": (20, 20)}.items()
    ]
    question = replace(found.question, only=(CODE, COMPLETENESS))
    figures = [*(line.figure for line in found.lines), *paired]
    page = funnels(replace(found, lines=lines_of(figures, question, shared=False)))
    assert page.count("<svg") == 1 and page.count("<table>") == 1
    mill, quay = page.split("<tr>")[2:]
    assert mill.endswith("<td>75.0 %</td></tr>") and "<td>100.0 %</td></tr>" in quay


def test_few_courses_are_not_drawn_and_therapists_never_are() -> None:
    page = funnels(report({"202501": (3, 9), "202502": (5, 12)}, by="month"))
    assert "<svg" not in page and "not drawn, as fewer than two months" in page
    assert "2025-02" in page
    assert "Nobody" in funnels(report({}))
    with pytest.raises(AssertionError):
        funnels(report({"1": (6, 12), "2": (6, 12)}, by="therapist"))


@pytest.mark.django_db
def test_a_pathway_is_of_the_site_where_it_mostly_was() -> None:
    practice = Lived()
    first, second, third = (practice.lived({}, {}, held=3) for _ in range(3))
    quay = Site.objects.create(name="Quay", address="", zone="Europe/London")
    room = Room.objects.create(site=quay, name="1")
    Appointment.objects.filter(session__course=second, session__number__gt=2).update(room=room)
    Appointment.objects.filter(session__course=third).update(room=None, format="video")
    rows = Rows("one", now=AT, with_therapists=False)
    for pathway in pathways_between(date.min, AT.date(), zone="Europe/London"):
        rows.add(pathway, "", {})
    assert with_sites(rows)
    referrals = rows.tables["referrals"]
    told = {rows.pathways[row["referral"]].course: row["provider"] for row in referrals}
    here = practice.house.room.site.name
    assert told == {first.pk: here, second.pk: "Quay", third.pk: NOWHERE}
