"""What a client reads beside their own scores: what arithmetic can say, and not a word more.

No level, no name of a range, no prediction and no comfort. A difference that is less than the
wobble of the questionnaire (as published: progress.py) is called that; a larger one is called
larger, in either direction, and nothing is made of it. Where no usable source gives such a number,
the two totals stand beside each other and that is all.
"""

from collections.abc import Mapping

from sixteen.domain.counting import BESIDE
from sixteen.domain.measures.definition import Measure, Number
from sixteen.domain.tongue import gettext as _


def words_for_a_client(measure: Measure, totals: Mapping[int, Number | None]) -> list[str]:
    """totals: by session number, in the order in which they took place. Sentences, in theirs."""
    given = [(number, total) for number, total in totals.items() if total is not None]
    if not given:
        return [_("There is no total yet.")]
    if len(given) == 1:
        return [
            _the_only(*given[0]),
            _("There is one total so far, so there is nothing to compare it with yet."),
        ]
    first, last = given[0][1], given[-1][1]
    said = f"{_the_first(*given[0])} {_the_latest(*given[-1])}"
    return [said, *_difference(measure, last - first)]


def _the_only(number: int, total: Number) -> str:
    if number > BESIDE:
        said = _("For a session that did not count your answers add up to %(total)s.")
    else:
        said = _("For session %(number)s your answers add up to %(total)s.")
    return said % {"number": number, "total": total}


def _the_first(number: int, total: Number) -> str:
    if number > BESIDE:
        said = _("For a session that did not count your answers added up to %(total)s.")
    else:
        said = _("For session %(number)s your answers added up to %(total)s.")
    return said % {"number": number, "total": total}


def _the_latest(number: int, total: Number) -> str:
    if number > BESIDE:
        said = _("For a session that did not count, the latest one, they add up to %(total)s.")
    else:
        said = _("For session %(number)s, the latest, they add up to %(total)s.")
    return said % {"number": number, "total": total}


def _difference(measure: Measure, difference: Number) -> list[str]:
    if measure.reliable_change is None:
        return [
            _("How large a difference has to be to mean something is not known well enough here.")
        ]
    size = difference if difference > 0 else -difference
    sizes = {"size": size, "enough": measure.reliable_change}
    if size < measure.reliable_change:
        return [
            _(
                "That is a difference of %(size)s. Less than %(enough)s can come about by itself, "
                "so this may be no change at all."
            )
            % sizes
        ]
    if difference < 0:
        larger = _(
            "That is %(size)s lower: %(enough)s or more is a larger difference than answers "
            "usually make by themselves. It does not say why, or whether it stays so."
        )
    else:
        larger = _(
            "That is %(size)s higher: %(enough)s or more is a larger difference than answers "
            "usually make by themselves. It does not say why, or whether it stays so."
        )
    return [larger % sizes]
