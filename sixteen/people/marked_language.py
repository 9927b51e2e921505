"""What stands in another language than its page says so: for a screen reader, and for a page that
is read from the other side.

That is the wording of a measure without a validated translation, and what an editor wrote.
"""

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

ENGLISH = "en-GB"


def marks(language: str = ENGLISH) -> SafeString | str:
    """The attributes of an element with words in this language; "" where the page is in it."""
    page = (get_language() or ENGLISH).split("-")[0].lower()
    if language.split("-")[0] == page:
        return ""
    return format_html(' lang="{}" dir="{}"', language, _direction(language))


def marked(words: str, language: str = ENGLISH) -> SafeString:
    """The words, marked where they have to be: for the label of a form."""
    attributes = marks(language)
    if not attributes:
        return format_html("{}", words)
    return format_html("<span{}>{}</span>", attributes, words)


def _direction(language: str) -> str:
    return "rtl" if language.split("-")[0] in settings.LANGUAGES_BIDI else "ltr"
