"""Where each person goes once they are signed in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from sixteen.people.access import permitted
from sixteen.people.permissions import Permission

# In this order: somebody who holds several roles begins with the first.
ROOMS = (
    ("/work/", Permission.CASELOAD),
    ("/work/supervision/", Permission.SUPERVISION),
    ("/work/duty/", Permission.DUTY),
    ("/office/", Permission.DIARY),
    ("/office/", Permission.SERVICE),
    ("/my/", Permission.OWN_RECORD),
)


@permitted()
@require_safe
def place(request: HttpRequest) -> HttpResponse:
    """A redirect to the first room; to the account where no role is held."""
    for path, permission in ROOMS:
        if request.user.may(permission):
            return HttpResponseRedirect(path)
    return HttpResponseRedirect("/account/")
