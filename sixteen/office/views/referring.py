"""A referral that came by letter or telephone, typed in at the office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sixteen.intake.referral_form import SENT_BEFORE, ReferralForm
from sixteen.intake.refusals import SentBefore
from sixteen.journeys.referring import refer as refer_somebody
from sixteen.people.access import get_or_post, permitted
from sixteen.people.permissions import Permission
from sixteen.people.uploads import takes_documents


@takes_documents(limit="refer")
@permitted(Permission.DIARY)
@get_or_post
def refer(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "office/refer.html", {"form": ReferralForm()})
    form = ReferralForm(request.POST, request.FILES, left_out=request.left_out())
    made = None
    if form.is_valid():
        try:
            made = refer_somebody(by=request.user, at=timezone.now(), **form.as_given())
        except SentBefore:
            form.sent_before(SENT_BEFORE)
    if made is None:
        return render(request, "office/refer.html", {"form": form}, status=422)
    messages.success(request, "Saved. Arrange their consultation, in the way they allow.")
    return redirect("office:client", pk=made.client_id)
