"""The words that letters begin with: the service's own, edited by its lead."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sixteen.care.actions.service_letters import set_template
from sixteen.care.queries.service_letters import template_now, template_versions, templates_now
from sixteen.care.refusals import NotAllowed, Stale
from sixteen.domain.letter_kinds import KINDS
from sixteen.office.letter_forms import TemplateForm
from sixteen.people.access import get_or_post, permitted
from sixteen.people.forms import sent_over
from sixteen.people.names import names_of
from sixteen.people.permissions import Permission


@permitted(Permission.SERVICE)
@require_safe
def letter_templates(request: HttpRequest) -> HttpResponse:
    return render(request, "office/letter_templates.html", {"templates": templates_now()})


@permitted(Permission.SERVICE)
@get_or_post
def letter_template(request: HttpRequest, code: str) -> HttpResponse:
    """Every save is a version of its own; letters that were begun keep the words they had."""
    if code not in KINDS:
        raise Http404
    now = template_now(code)
    typed = request.POST if request.method == "POST" else None
    initial = {"text": now.text, "version": now.version}
    form, elsewhere = TemplateForm(typed, kind=now.kind, initial=initial), ""
    if form.is_valid():
        try:
            set_template(
                kind=code,
                text=form.cleaned_data["text"],
                version=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            )
        except Stale as stale:
            elsewhere = stale.row.text
            form = TemplateForm(sent_over(request.POST, version=stale.row.version), kind=now.kind)
        except NotAllowed as refused:
            form.add_error("text", str(refused))
        else:
            messages.success(request, "Saved. Letters that begin from now on have these words.")
            return redirect("office:letter_template", code=code)
    versions = template_versions(code)
    names = names_of(each.made_by for each in versions)
    context = {
        "kind": now.kind,
        "now": now,
        "form": form,
        "elsewhere": elsewhere,
        "fields": now.kind.fields.items(),
        "versions": [(each, names[each.made_by_id]) for each in versions],
    }
    status = 422 if form.errors else 200
    return render(request, "office/letter_template.html", context, status=status)
