"""Every address of the service. tests/access/ holds who may open each."""

from django.conf import settings
from django.urls import include, path

from sixteen.people.views.place import place
from sixteen.portal.views.experience import how_it_was

urlpatterns = [
    path("", include("sixteen.website.urls")),
    path("place/", place, name="place"),
    path("account/", include("sixteen.people.urls")),
    path("my/", include("sixteen.portal.urls")),
    path("how-it-was/<str:code>/", how_it_was, name="how_it_was"),
    path("for-you/", include("sixteen.portal.link_urls")),
    path("work/", include("sixteen.workspace.urls")),
    path("office/", include("sixteen.office.urls")),
    path("calendar/", include("sixteen.ical.urls")),
    path("cms/", include("sixteen.website.cms.urls")),
]
if settings.DEMO:
    from sixteen.project import components

    urlpatterns += [
        path("demo/", include("sixteen.demo.urls")),
        path("components/", components.page, name="components"),
    ]
urlpatterns += [path("", include("sixteen.website.page_urls"))]

handler400 = "sixteen.project.errors.bad_request"
handler403 = "sixteen.project.errors.forbidden"
handler404 = "sixteen.project.errors.not_found"
handler500 = "sixteen.project.errors.server_error"
