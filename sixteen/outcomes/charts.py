"""Charts as SVG, made here from data: no script, no style attribute, and always a table behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sixteen.outcomes.uncertainty import Z95, Z998, Interval, funnel

INK, ACCENT, QUIET = "#26302e", "#2f6f68", "#8a9492"
WIDTH, HEIGHT = 560, 220


@dataclass(frozen=True)
class Point:
    """One period of a run chart, or one group. value: None where it is hidden or of nobody."""

    period: str
    value: float | None
    interval: Interval | None


def run_chart(points: Sequence[Point], national: float | None) -> str:
    """A share over time with its intervals; a line for England where there is one."""
    import altair as alt

    rows = [
        {
            "period": each.period,
            "value": each.value,
            "low": each.interval.low if each.interval else None,
            "high": each.interval.high if each.interval else None,
        }
        for each in points
    ]
    data: Any = alt.Data(values=rows)
    x = alt.X("period:N", title=None, axis=alt.Axis(labelAngle=0), **_in_order(points))
    scale = alt.Scale(domain=[0, 100])
    base = alt.Chart(data)
    layers = [
        base.mark_rule(color=QUIET, strokeWidth=3, opacity=0.5).encode(
            x=x, y=alt.Y("low:Q", scale=scale, title="per cent"), y2="high:Q"
        ),
        base.mark_line(color=ACCENT, point=alt.OverlayMarkDef(color=ACCENT, size=50)).encode(
            x=x, y=alt.Y("value:Q", scale=scale, title="per cent")
        ),
    ]
    if national is not None:
        line: Any = alt.Data(values=[{"england": national}])
        layers.append(alt.Chart(line).mark_rule(color=INK, strokeDash=[5, 4]).encode(y="england:Q"))
    return as_svg(alt.layer(*layers).properties(width=WIDTH, height=HEIGHT).to_dict())


def group_chart(points: Sequence[Point]) -> str:
    """A share of each group with its interval, one below the other; no line joins people."""
    import altair as alt

    rows = [
        {
            "group": each.period,
            "value": each.value,
            "low": each.interval.low if each.interval else None,
            "high": each.interval.high if each.interval else None,
        }
        for each in points
    ]
    base = alt.Chart(alt.Data(values=rows))
    y = alt.Y("group:N", title=None, axis=alt.Axis(labelLimit=220), **_in_order(points))
    x = {"scale": alt.Scale(domain=[0, 100]), "title": "per cent"}
    layers = [
        base.mark_rule(color=QUIET, strokeWidth=3, opacity=0.5).encode(
            y=y, x=alt.X("low:Q", **x), x2="high:Q"
        ),
        base.mark_circle(color=ACCENT, size=90, opacity=1).encode(y=y, x=alt.X("value:Q", **x)),
    ]
    height = 34 * max(len(points), 2)
    return as_svg(alt.layer(*layers).properties(width=WIDTH - 160, height=height).to_dict())


def _in_order(points: Sequence[Point]) -> dict[str, Any]:
    """As they are given. Said outright: else what has no value is drawn after what has one."""
    import altair as alt

    names = [each.period for each in points]
    return {"sort": None, "scale": alt.Scale(domain=names)}


@dataclass(frozen=True)
class FunnelPoint:
    """One part of a service. value: its share in per cent, of so many."""

    name: str
    of: int
    value: float


def funnel_chart(points: Sequence[FunnelPoint], rate: float) -> str:
    """Shares by size, within the limits of what chance alone does round one rate."""
    import altair as alt

    most = max(each.of for each in points)
    sizes = sorted({max(each * most // 40, 5) for each in range(2, 46)})
    x = alt.X("of:Q", title="courses that the rate is of", scale=alt.Scale(domain=[0, sizes[-1]]))
    y = {"scale": alt.Scale(domain=[0, 100]), "title": "per cent"}
    layers: list[Any] = []
    for z, dash in ((Z95, [5, 4]), (Z998, [1, 3])):
        limits = [(size, funnel(rate, size, z)) for size in sizes]
        rows = [{"of": size, "low": each.low, "high": each.high} for size, each in limits]
        drawn = alt.Chart(alt.Data(values=rows)).mark_line(color=QUIET, strokeDash=dash)
        layers += [drawn.encode(x=x, y=alt.Y(f"{side}:Q", **y)) for side in ("low", "high")]
    middle: Any = alt.Data(values=[{"rate": rate}])
    layers.append(alt.Chart(middle).mark_rule(color=INK).encode(y=alt.Y("rate:Q", **y)))
    data: Any = alt.Data(values=[{"of": each.of, "value": each.value} for each in points])
    marks = alt.Chart(data).mark_circle(color=ACCENT, size=80, opacity=1)
    layers.append(marks.encode(x=x, y=alt.Y("value:Q", **y)))
    return as_svg(alt.layer(*layers).properties(width=WIDTH, height=HEIGHT).to_dict())


def as_svg(spec: dict[str, Any]) -> str:
    import vl_convert

    spec["config"] = {
        "font": "Inter, sans-serif",
        "axis": {"labelColor": INK, "titleColor": INK, "gridColor": "#e3e8e6", "domain": False},
        "view": {"stroke": None},
        "background": "white",
    }
    return str(vl_convert.vegalite_to_svg(spec))
