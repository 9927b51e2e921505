"""/refer/: a GP or a colleague refers somebody who knows about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from sixteen.intake.referral_form import SENT_BEFORE, ReferralForm
from sixteen.intake.referral_messages import reference_of
from sixteen.intake.refusals import SentBefore
from sixteen.journeys.referring import refer as refer_somebody
from sixteen.people.access import get_or_post, public
from sixteen.people.uploads import takes_documents

REFERENCE = "referred"


@takes_documents(limit="refer")
@public
@sensitive_post_parameters()
@get_or_post
def refer(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "website/refer.html", {"form": ReferralForm()})
    form = ReferralForm(request.POST, request.FILES, left_out=request.left_out())
    made = None
    if form.is_valid():
        try:
            made = refer_somebody(by=None, at=timezone.now(), **form.as_given())
        except SentBefore:
            form.sent_before(SENT_BEFORE)
    if made is None:
        return render(request, "website/refer.html", {"form": form}, status=422)
    request.session[REFERENCE] = reference_of(made)
    return redirect("website:referred")


@public
@require_safe
def referred(request: HttpRequest) -> HttpResponse:
    reference = request.session.get(REFERENCE)
    if reference is None:
        return redirect("website:refer")
    return render(request, "website/referred.html", {"reference": reference})
