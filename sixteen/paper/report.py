"""A whole page of ours as a tagged PDF, for a report that a board can read."""


def pdf_of_page(page: str) -> bytes:
    from weasyprint import HTML

    from sixteen.paper.pdf import OURS, only_ours

    made = HTML(string=page, base_url=OURS, url_fetcher=only_ours())
    return bytes(made.write_pdf(pdf_variant="pdf/ua-1"))
