"""WSAS: a shell that adds up five answers, each 0 to 8. The words are not ours to print.

Work and Social Adjustment Scale (Mundt 2002), copyright Isaac Marks; whether software may show it
is open. So here there are numbers to write down from the paper form that a practice has the right
to use, or from its own text pack. The first question often does not apply (Saunders 2021; printed
forms have a tick for people who do not work): that is neither 0 nor missing. A result of four
answers is shown as one of four, and gives no total to compare with those of five. No caseness and
no reliable change are computed: there is no usable public source. docs/explanation/sources.md has
what was read.
"""

from sixteen.domain.measures.definition import Item, Measure, Option

WSAS = Measure(
    code="wsas",
    name="WSAS",
    version="2002, without text",
    stem="",
    about="Most people need about two minutes.",
    items=tuple(
        Item(f"wsas_{number}", f"Question {number} of the printed form", may_not_apply=number == 1)
        for number in range(1, 6)
    ),
    options=tuple(Option(value, str(value)) for value in range(9)),
    bands=(),
    caseness=None,
    reliable_change=None,
    licence="Copyright Isaac Marks. Not ours to print: numbers only, from paper or from a text "
    "pack of a practice that has the right to it.",
    source="https://mhscales.com/wsas",
    has_text=False,
    is_usual=False,
)
