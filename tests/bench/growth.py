"""How long a count takes as there are more referrals, as a drawing."""

from collections.abc import Sequence
from typing import Any

from sixteen.outcomes.charts import HEIGHT, WIDTH, as_svg


def growth_chart(rows: Sequence[dict[str, Any]]) -> str:
    """Seconds against referrals, both on a logarithmic scale, a line for each engine."""
    import altair as alt

    data: Any = alt.Data(values=list(rows))
    logs = alt.Scale(type="log")
    chart = (
        alt.Chart(data)
        .mark_line(point=True)
        .encode(
            x=alt.X("referrals:Q", scale=logs, title="referrals"),
            y=alt.Y("seconds:Q", scale=logs, title="seconds"),
            color=alt.Color("engine:N", title=None),
        )
    )
    return as_svg(chart.properties(width=WIDTH, height=HEIGHT).to_dict())
