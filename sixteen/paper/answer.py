"""A PDF handed over to a browser: as a file to be saved, under a name that names nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sixteen.paper.pdf import NoPaper, pdf_of
from sixteen.paper.sheet import Sheet


def pdf_answer(request: HttpRequest, sheet: Sheet, *, frame: str, back: str) -> HttpResponse:
    """frame: the template that the page extends which says so where no PDF can be made. back: where
    the letter itself can be read and printed. No browser and no proxy keeps either."""
    try:
        made = pdf_of(sheet)
    except NoPaper as reason:
        context = {"frame": frame, "back": back, "reason": str(reason)}
        return render(request, "paper/no_pdf.html", context, status=503)
    response = HttpResponse(made, content_type="application/pdf")
    day = f"-{sheet.day:%Y-%m-%d}" if sheet.day else ""
    response["Content-Disposition"] = f'attachment; filename="letter{day}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
