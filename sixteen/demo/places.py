"""What the fictional therapists offer, what those who wait want, and two offers of a place."""

from datetime import date, datetime, time, timedelta

from django.conf import settings

from sixteen.care.queries import open_courses_by_therapist
from sixteen.demo.house import House
from sixteen.domain.matching import Window
from sixteen.intake.models import Enquiry
from sixteen.intake.week import PARTS
from sixteen.intake.wishes import Away, Said, set_wishes
from sixteen.journeys.matching import matches_of
from sixteen.journeys.offers import Choice, lapse_offers, offer_course
from sixteen.people import actions as people
from sixteen.people.queries import find_clients
from sixteen.scheduling import timetable

INVENTED = "DIT, invented for this demonstration"
ALL_OF_THEM = ("hard-on-myself", "loneliness")
# Free places on top of the courses that they hold.
OFFERS = {
    "ben": (
        1,
        {
            "gender": "man",
            "trainings": f"{INVENTED}\nCounselling, likewise",
            "concerns": (*ALL_OF_THEM, "feeling-low", "worry", "anger", "break-up", "sleep"),
            "session_fee": 5500,
        },
    ),
    "marta": (
        2,
        {
            "protocols": ("DIT", "open"),
            "gender": "woman",
            "languages": ("en", "pl", "sv"),
            "trainings": INVENTED,
            "concerns": (
                *(*ALL_OF_THEM, "somebody-died", "same-pattern", "feeling-low"),
                *("family", "new-baby", "caring-for-somebody"),
            ),
            "session_fee": 6500,
        },
    ),
    "ifan": (
        2,
        {
            "gender": "man",
            "languages": ("cy", "en"),
            "trainings": INVENTED,
            "concerns": (
                *(*ALL_OF_THEM, "feeling-low", "afraid-of-closeness"),
                *("among-people", "panic", "illness-and-pain"),
            ),
            "session_fee": 4500,
        },
    ),
}
EVENINGS = tuple(Window(day, *PARTS["evening"]) for day in range(5))


def _wishes(today: date) -> dict[str, Said]:
    away = Away(today + timedelta(days=40), today + timedelta(days=53))
    return {
        "Gwen Ashby": Said(concerns=("somebody-died",), genders=("woman",)),
        "Idris Vale": Said(concerns=("worry", "feeling-low"), away=(away,)),
        "Ffion Hale": Said(concerns=("feeling-low",), languages=("cy",), formats=("video",)),
        "Desmond Achebe": Said(formats=("in_person",), step_free=True, most_pence=6000),
        "Lottie Crane": Said(concerns=("same-pattern",), languages=("pl",), formats=("video",)),
        "Tomos Beddard": Said(concerns=("afraid-of-closeness",), windows=EVENINGS),
        "Ruth Oyelaran": Said(concerns=("worry",), most_pence=6000),
    }


def offer_places(house: House, *, opened: datetime, today: date, at: datetime) -> None:
    """After everybody's way was lived: the places that are left are counted from it."""
    for weekday in (1, 3):
        timetable.add_hours(
            therapist=house.by["ifan"],
            weekday=weekday,
            starts=time(18),
            ends=time(20),
            zone=settings.ZONE,
            format="video",
            room=None,
            valid_from=opened.date(),
            by=house.lead,
            at=opened,
        )
    held = open_courses_by_therapist()
    for name, (free, offers) in OFFERS.items():
        account = house.by[name]
        places = held[account.pk] + free
        given = people.Offers(**{"protocols": ("DIT",), "places": places} | offers)
        people.set_offers(account=account, offers=given, by=house.lead, at=opened)
    for name, said in _wishes(today).items():
        enquiry = _enquiry_of(name)
        set_wishes(enquiry=enquiry, said=said, by=enquiry.appointment.therapist, at=at)
    _offer(house, "Idris Vale", at=at - timedelta(days=10))
    lapse_offers(at=at - timedelta(days=2))
    _offer(house, "Desmond Achebe", at=at - timedelta(days=2))


def _enquiry_of(name: str) -> Enquiry:
    (client,) = find_clients(name, limit=1)
    return Enquiry.objects.select_related("appointment__therapist").get(client=client)


def _offer(house: House, name: str, *, at: datetime) -> None:
    enquiry = _enquiry_of(name)
    match = matches_of(enquiry, at=at).matching.matches[0]
    choice = Choice.of(match.therapist, match.best)
    offer_course(enquiry=enquiry, choice=choice, by=house.lead, at=at)
