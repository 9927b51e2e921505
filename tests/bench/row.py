"""Django's own form that inserts one row in one transaction. Needs settings before it is read."""

from django import forms
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import Context, Template
from django.template.context_processors import csrf

PAGE = Template("<form method=post>{% csrf_token %}{{ form }}</form>")


class Row(models.Model):
    answer = models.IntegerField()

    class Meta:
        app_label = "bare"


class RowForm(forms.Form):
    answer = forms.TypedChoiceField(
        coerce=int, choices=[(n, str(n)) for n in range(4)], widget=forms.RadioSelect
    )


def form(request: HttpRequest) -> HttpResponse:
    typed = RowForm(request.POST or None)
    if request.method == "POST" and typed.is_valid():
        with transaction.atomic():
            Row.objects.create(answer=typed.cleaned_data["answer"])
        return HttpResponseRedirect("/")
    return HttpResponse(PAGE.render(Context({"form": typed, **csrf(request)})))


def make_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bare_row (id bigserial PRIMARY KEY, answer int)")


make_table()
