from django.urls import path

from sixteen.website.views import (
    booked,
    booking,
    choosing,
    finding,
    offer,
    pages,
    reading,
    referring,
    served,
    telling,
)

app_name = "website"
urlpatterns = [
    path("reading/", reading.reading, name="reading"),
    path("search/", finding.search, name="search"),
    path("what-dit-is/", pages.dit, name="dit"),
    path("privacy/", pages.privacy, name="privacy"),
    path("book/", choosing.book, name="book"),
    path("book/name/", booking.name, name="book_name"),
    path("book/contact/", booking.contact, name="book_contact"),
    path("book/privacy/", booking.privacy, name="book_privacy"),
    path("book/asked/", booking.asked, name="asked"),
    path("book/elsewhere/", booking.out_of_area, name="out_of_area"),
    path("book/under-18/", pages.under_18, name="under_18"),
    path("offer/<str:code>/", offer.offer, name="offer"),
    path("refer/", referring.refer, name="refer"),
    path("refer/sent/", referring.referred, name="referred"),
    path("media/images/<path:path>", served.picture, name="picture"),
    path("media/original_images/<path:path>", served.original, name="original_picture"),
    path("look/accent.css", served.accent, name="accent"),
    path("robots.txt", served.robots, name="robots"),
    path("sitemap.xml", served.sitemap, name="sitemap"),
    path("booking/<str:code>/", booked.booked, name="booked"),
    path("booking/<str:code>/calendar.ics", booked.calendar, name="booked_calendar"),
    path("booking/<str:code>/move/", booked.move, name="move_booking"),
    path("booking/<str:code>/cancel/", booked.cancel, name="cancel_booking"),
    path("booking/<str:code>/tell-us/", telling.overview, name="tell"),
    path("booking/<str:code>/tell-us/check/", telling.check, name="tell_check"),
    path("booking/<str:code>/tell-us/<slug:page>/", telling.page, name="tell_page"),
]
